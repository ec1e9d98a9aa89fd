/* SPDX-License-Identifier: MIT */
/* Ends the program where libcurl refuses a setting that no request may go without. */
#include "base/mem.h"

#include "transport_private.h"

void transport_must(CURLcode code)
{
	if (code == CURLE_OUT_OF_MEMORY)
		mem_die("out of memory");
	if (code != CURLE_OK)
		mem_die("libcurl refused a setting; install at least the version that tcpartner "
			"was built with");
}
