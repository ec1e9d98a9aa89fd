/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "run/browse.h"
#include "run/doctor.h"
#include "run/keyring.h"
#include "run/list.h"
#include "run/options.h"
#include "run/show.h"

static int run(const struct options *o, struct err *e)
{
	switch (o->command) {
	case COMMAND_HELP: options_help(stdout); return 0;
	case COMMAND_VERSION: puts("tcpartner " VERSION); return 0;
	case COMMAND_LIST: return list(o, e);
	case COMMAND_REQUEST: return show(o, e);
	case COMMAND_DOCTOR: return doctor(o, e);
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
	if (code == 0 && fflush(stdout) != 0 && errno != EPIPE) {
		err_set(&e, ERR_IO, "the output cannot be written: %s", strerror(errno));
		code = 3;
	}
	if (e.kind != ERR_NONE)
		fprintf(stderr, "tcpartner: %s\n", e.text);
	return code;
}
