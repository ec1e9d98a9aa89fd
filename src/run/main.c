/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <stdio.h>

#include "run/browse.h"
#include "run/keyring.h"
#include "run/list.h"
#include "run/options.h"

static int run(const struct options *o, struct err *e)
{
	switch (o->command) {
	case COMMAND_HELP: options_help(stdout); return 0;
	case COMMAND_VERSION: puts("tcpartner " VERSION); return 0;
	case COMMAND_LIST: return list(o, e);
	case COMMAND_BROWSE: break;
	}
	return browse(o, e);
}

int main(int argc, char **argv)
{
	struct options options;
	struct err e = {0};
	int code = 2;
	keyring_harden_process();
	if (options_parse(argc, argv, &options, &e))
		code = run(&options, &e);
	if (e.kind != ERR_NONE)
		fprintf(stderr, "tcpartner: %s\n", e.text);
	if (fflush(stdout) != 0 && code == 0)
		code = 3;
	return code;
}
