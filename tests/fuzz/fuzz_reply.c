/* SPDX-License-Identifier: MIT */
/* Any bytes as the body of a reply: what is not JSON, or not the documented shape. */
#include "checks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	check_replies((struct sl){(const char *)data, n});
	return 0;
}
