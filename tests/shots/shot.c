/* SPDX-License-Identifier: MIT */
/*
 * Drives a program in a pseudo-terminal by a script and writes what it shows.
 *
 *   shot [-s COLSxROWS] [-T TITLE] [-t TERM] [-l] [-c] SCRIPT -- PROGRAM...
 *
 * -l: a light terminal; -c: pictures without the last row.
 * Script, one step a line: wait TEXT, gone TEXT, type TEXT, key NAME, ctrl LETTER, size COLS ROWS,
 * svg FILE, txt FILE, settle MS (keeps reading: for what draws by itself), film FILE: of a replay
 * that is stopped at its begin (--replay-steps), each screen as FILE-NNN.svg, and in FILE how many
 * hundredths of a second each is seen.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "svg.h"

static VTermKey key_of(const char *name)
{
	static const struct {
		const char *name;
		VTermKey key;
	} keys[] = {
	    {"up", VTERM_KEY_UP},         {"down", VTERM_KEY_DOWN},   {"left", VTERM_KEY_LEFT},
	    {"right", VTERM_KEY_RIGHT},   {"enter", VTERM_KEY_ENTER}, {"esc", VTERM_KEY_ESCAPE},
	    {"tab", VTERM_KEY_TAB},       {"home", VTERM_KEY_HOME},   {"end", VTERM_KEY_END},
	    {"pgdn", VTERM_KEY_PAGEDOWN}, {"pgup", VTERM_KEY_PAGEUP}, {"bs", VTERM_KEY_BACKSPACE}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(keys[i].name, name) == 0)
			return keys[i].key;
	return VTERM_KEY_NONE;
}

static bool write_text(struct pty *p, const char *path)
{
	FILE *f = fopen(path, "w");
	if (!f)
		return false;
	for (int r = 0; r < p->rows; r++)
		fprintf(f, "%s\n", pty_row(p, r));
	return fclose(f) == 0;
}

/* Hundredths of a second, from the line about the replay: "replay 1.2 of 20.0 s". */
static bool read_times(struct pty *p, long *now, long *all)
{
	long s, tenths, all_s, all_tenths;
	if (sscanf(pty_row(p, p->rows - 1), "replay %ld.%ld of %ld.%ld s", &s, &tenths, &all_s,
		   &all_tenths) != 4)
		return false;
	*now = s * 100 + tenths * 10;
	*all = all_s * 100 + all_tenths * 10;
	return true;
}

static bool has_moved(struct pty *p, void *before)
{
	return strcmp(pty_row(p, p->rows - 1), before) != 0;
}

/* false when it was the last. Each step changes the line about the replay, which has its number. A
 * frame alone proves nothing: a frame of the step before may come late. */
static bool go_on(struct pty *p)
{
	char line[600];
	snprintf(line, sizeof line, "%s", pty_row(p, p->rows - 1));
	if (strstr(line, "ends here"))
		return false;
	pty_type(p, " ");
	return pty_wait_for(p, has_moved, line);
}

static bool film(struct pty *p, const char *path, const struct svg_look *look)
{
	FILE *list = fopen(path, "w");
	char name[700];
	long shown, now, all;
	bool ok = list && read_times(p, &shown, &all);
	for (int n = 0; ok; n++) {
		snprintf(name, sizeof name, "%s-%03d.svg", path, n);
		ok = svg_write(p, name, look);
		bool more = ok && go_on(p);
		ok = ok && read_times(p, &now, &all);
		/* The last one is looked at for a while. */
		if (ok)
			fprintf(list, "%ld\n", (more ? now : all + 250) - shown);
		shown = now;
		if (!more)
			break;
	}
	return list && fclose(list) == 0 && ok;
}

static bool step(struct pty *p, const char *verb, const char *arg, const struct svg_look *look)
{
	int a, b;
	if (strcmp(verb, "wait") == 0)
		return pty_wait(p, arg);
	if (strcmp(verb, "gone") == 0)
		return pty_wait_gone(p, arg);
	if (strcmp(verb, "svg") == 0)
		return svg_write(p, arg, look);
	if (strcmp(verb, "film") == 0)
		return film(p, arg, look);
	if (strcmp(verb, "txt") == 0)
		return write_text(p, arg);
	if (strcmp(verb, "type") == 0)
		pty_type(p, arg);
	else if (strcmp(verb, "key") == 0 && key_of(arg) != VTERM_KEY_NONE)
		pty_key(p, key_of(arg));
	else if (strcmp(verb, "ctrl") == 0)
		pty_ctrl(p, arg[0]);
	else if (strcmp(verb, "settle") == 0)
		pty_pump(p, (int)strtol(arg, NULL, 10));
	else if (strcmp(verb, "size") == 0 && sscanf(arg, "%d %d", &a, &b) == 2)
		pty_resize(p, b, a);
	else
		return false;
	return true;
}

static int run(FILE *script, const char *name, struct pty *p, const struct svg_look *look)
{
	char line[600];
	for (int n = 1; fgets(line, sizeof line, script); n++) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		char *arg = strchr(line, ' ');
		if (arg)
			*arg++ = '\0';
		if (!step(p, line, arg ? arg : "", look)) {
			fprintf(stderr, "%s:%d: %s %s: failed\n", name, n, line, arg ? arg : "");
			return 1;
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct pty_options o = {.rows = 24, .cols = 80, .background = "rgb:11/15/1c"};
	struct svg_look look = {NULL, &svg_dark, 0};
	bool cut = false;
	for (int c; (c = getopt(argc, argv, "+s:t:T:lc")) != -1;) {
		if (c == 's' && sscanf(optarg, "%dx%d", &o.cols, &o.rows) == 2)
			continue;
		if (c == 't') {
			o.term = optarg;
		} else if (c == 'T') {
			look.title = optarg;
		} else if (c == 'l') {
			look.palette = &svg_light;
			o.background = "rgb:fb/fb/f8";
		} else if (c == 'c') {
			cut = true;
		} else {
			return 2;
		}
	}
	look.rows = o.rows - cut;
	FILE *script = optind + 2 < argc ? fopen(argv[optind], "r") : NULL;
	if (!script) {
		fprintf(stderr, "shot: no script, or it cannot be read\n");
		return 2;
	}
	struct pty *p = pty_start(&o, (const char *const *)argv + optind + 2);
	int code = run(script, argv[optind], p, &look);
	fclose(script);
	pty_free(p);
	return code;
}
