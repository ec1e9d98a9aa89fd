/* SPDX-License-Identifier: MIT */
/* The main function of tcpartner: reads options and configuration, and runs a command. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#include "cell/theme_file.h"

#include "view/kit/theme.h"

#include "sys/crash.h"

#include "browse.h"
#include "cmd/check/check.h"
#include "cmd/completion/completion.h"
#include "cmd/history/history_diff.h"
#include "cmd/history/history_show.h"
#include "cmd/history/history_snapshot.h"
#include "cmd/vouchers/vouchers.h"
#include "config/completion_shells.h"
#include "config/config.h"
#include "config/config_options.h"
#include "config/config_values.h"
#include "config/options.h"
#include "config/options_lang.h"
#include "credentials/keyring.h"
#include "doctor.h"
#include "edge/standard_fds.h"
#include "help_api.h"
#include "help_config.h"
#include "lang/errno_text.h"
#include "list.h"
#include "list_view.h"
#include "output/paragraph.h"
#include "request_print.h"
#include "runner/demo_child.h"

#define MESSAGE_MAX 4000

static int print_config(const struct options *o)
{
	struct buf text;
	buf_init(&text, 64u << 10);
	help_config(o->lang, &text);
	fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	return 0;
}

/* auto is dark here, because a file has one background. */
static int print_theme(const struct options *o)
{
	struct look look = {.theme = o->theme, .colors = 256, .background = BACKGROUND_DARK};
	struct styles styles;
	struct buf text;
	if (look.theme == THEME_AUTO)
		look.theme = THEME_DARK;
	theme_styles(&look, &styles);
	buf_init(&text, 64u << 10);
	theme_file_print(o->lang, look.theme, look.theme == THEME_LIGHT, styles.plain, &text);
	fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	return 0;
}

static void print_help(const struct options *o)
{
	if (o->topic)
		help_api_screen(o->lang, o->topic);
	else
		options_help(stdout, o->lang, o->help_of);
}

static int run_command(const struct options *o, struct err *e)
{
	switch (o->command) {
	/* Monitors take any other status of a check for its result. */
	case COMMAND_HELP: print_help(o); return o->monitor ? 3 : 0;
	case COMMAND_HELP_API: return help_api(o->topic, e);
	case COMMAND_HELP_CONFIG: return print_config(o);
	case COMMAND_HELP_THEME: return print_theme(o);
	case COMMAND_VERSION: puts("tcpartner " VERSION); return o->monitor ? 3 : 0;
	case COMMAND_LIST: return o->vouchers ? vouchers(o, e) : list(o, e);
	case COMMAND_CHECK: return check(o);
	case COMMAND_REQUEST: return request_print(o, e);
	case COMMAND_DOCTOR: return doctor(o, e);
	case COMMAND_SNAPSHOT: return history_snapshot(o, e);
	case COMMAND_DIFF: return history_diff(o, e);
	case COMMAND_HISTORY: return history_show(o, e);
	case COMMAND_COMPLETION: return completion(o, e);
	case COMMAND_BROWSE: break;
	}
	return browse(o, e);
}

static bool needs_api(const struct options *o)
{
	switch (o->command) {
	case COMMAND_BROWSE:
	case COMMAND_LIST:
	case COMMAND_CHECK:
	case COMMAND_DOCTOR:
	case COMMAND_SNAPSHOT:
	case COMMAND_DIFF: return true;
	case COMMAND_REQUEST:
	case COMMAND_HISTORY:
	case COMMAND_COMPLETION:
	case COMMAND_HELP:
	case COMMAND_HELP_API:
	case COMMAND_HELP_CONFIG:
	case COMMAND_HELP_THEME:
	case COMMAND_VERSION: break;
	}
	return false;
}

/* Runs a command on a demo API of its own, which ends with it. */
static int run_on_demo(struct options *o, struct err *e)
{
	struct demo demo;
	if (!demo_child_start(&demo, o->program, e))
		return 3;
	o->demo_url = demo.url;
	int code = run_command(o, e);
	o->demo_url = NULL;
	demo_child_stop(&demo);
	return code;
}

static const char *read_environment(const char *name)
{
	return getenv(name);
}

static bool wants_config(const struct options *o)
{
	if (o->demo || o->replay)
		return false;
	return needs_api(o) || o->command == COMMAND_REQUEST || o->command == COMMAND_HISTORY ||
	       (o->command == COMMAND_COMPLETION && completion_wants_config(o));
}

/* Prints a sentence on standard error; on a terminal its lines break at words. */
static void print_message(const char *text)
{
	static const char name[] = "tcpartner: ";
	struct buf out;
	buf_init(&out, MESSAGE_MAX);
	buf_add_chars(&out, name);
	paragraph_add(&out, (int)sizeof name - 1, standard_fd_width(STDERR_FILENO), text);
	fwrite(out.p, 1, out.n, stderr);
	buf_release(&out);
}

static void print_problems(const struct config *c, const struct catalog *lang)
{
	char text[CONFIG_PATH + 300];
	for (size_t i = 0; i < c->n_problems && i < CONFIG_PROBLEMS; i++) {
		config_print_problem(c, i, lang, text, sizeof text);
		print_message(text);
	}
	if (c->n_problems > CONFIG_PROBLEMS) {
		snprintf(text, sizeof text, lang_text(lang, "%s: and %zu more"), c->path,
			 c->n_problems - CONFIG_PROBLEMS);
		print_message(text);
	}
}

/* Adds to an error about credentials where to look for more. */
static void advise_doctor(const struct options *o, struct err *e)
{
	struct err why = *e;
	if (e->kind != ERR_CREDENTIAL || o->command == COMMAND_DOCTOR)
		return;
	err_clear(e);
	err_set(e, why.kind, "%s; see tcpartner doctor", why.text);
}

/* Turns an unreadable configuration file into a problem for the doctor's report. Returns false for
 * other commands. */
static bool defer_to_doctor(struct config *c, const struct options *o, struct err *e)
{
	if (o->command != COMMAND_DOCTOR)
		return false;
	config_complain(c, 0, "%s", e->text);
	err_clear(e);
	return true;
}

/* The same for values without which the endpoint and the key are not known: what tccli wrote, an
 * endpoint, the name of a profile. The options are then those of the command line. */
static bool defer_options_to_doctor(const struct options_over *over, struct options *o,
				    struct err *e)
{
	struct err why = *e;
	if (o->command != COMMAND_DOCTOR)
		return false;
	err_clear(e);
	if (!options_parse(over->argc, over->argv, o, e))
		return false;
	o->unusable = why;
	return true;
}

/* Checks the command line before it reads any file. */
static bool read_configuration(const struct options_over *over, struct options *o, struct err *e)
{
	char path[CONFIG_PATH];
	if (!options_parse(over->argc, over->argv, o, e))
		return false;
	options_lang_settle(o, over->env);
	e->lang = o->lang;
	if (!wants_config(o))
		return true;
	config_usual_path(getenv("XDG_CONFIG_HOME"), getenv("HOME"), path);
	if (!config_read(over->config, o->config ? o->config : path, o->config != NULL, e) &&
	    !defer_to_doctor(over->config, o, e))
		return false;
	config_values_read(over->config, getenv("HOME"));
	config_options_check(over->config);
	/* The doctor and the browser report them by themselves. */
	if (o->command != COMMAND_DOCTOR && o->command != COMMAND_BROWSE)
		print_problems(over->config, o->lang);
	enum command_word command = o->command;
	if (config_options_apply(over, o, e)) {
		e->lang = o->lang;
		return true;
	}
	o->command = command;
	return defer_options_to_doctor(over, o, e);
}

/* Ends the program when memory is exhausted or a bug is found. It does not flush stdio, because
 * half a list is useless. */
static void on_death(const char *sentence)
{
	crash_restore_terminal();
	fprintf(stderr, "tcpartner: %s\n", sentence);
	_exit(3);
}

/* Checks standard output before a request is spent on a result that cannot be printed. */
static bool can_print(const struct options *o, struct err *e)
{
	return o->command == COMMAND_BROWSE || standard_fd_is_open(STDOUT_FILENO) ||
	       err_set(e, ERR_IO, "standard output is closed; open it, or redirect it to a file");
}

/* Flushes standard output. A closed pipe is no failure: its reader, such as head, has enough. */
static bool flush_output(struct err *e)
{
	errno = 0;
	if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EPIPE)
		return true;
	return errno ? err_set(e, ERR_IO, "cannot write the output: %s", ERRNO_(err_lang(e), errno))
		     : err_set(e, ERR_IO, "cannot write the output");
}

int main(int argc, char **argv)
{
	struct options options;
	struct config config = {.present = false};
	struct options_over over = {argc, argv, &config, read_environment, NULL};
	struct err e = {.lang = options_lang_of(read_environment)};
	int code = 2;
	bool printed = true;
	standard_fds_open();
	mem_on_death(on_death);
	mem_tune();
	keyring_harden_process();
	keyring_hide_environment();
	if (read_configuration(&over, &options, &e) && list_view_take(&options, &e)) {
		printed = can_print(&options, &e);
		code = !printed                              ? 3
		       : options.demo && needs_api(&options) ? run_on_demo(&options, &e)
							     : run_command(&options, &e);
	}
	if (!flush_output(&e)) {
		printed = false;
		/* A check that alarms still does. */
		if (code == 0 || options.command != COMMAND_CHECK)
			code = 3;
	}
	if (e.kind != ERR_NONE && options.command == COMMAND_BROWSE)
		print_problems(&config, options.lang);
	advise_doctor(&options, &e);
	/* A monitor reads standard output. If that is the fault, standard error gets the message.
	 */
	if (e.kind != ERR_NONE && options.command == COMMAND_CHECK && printed)
		code = check_unknown(&options, &e);
	else if (e.kind != ERR_NONE)
		print_message(e.text);
	config_release(&config);
	return code;
}
