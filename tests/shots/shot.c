/* SPDX-License-Identifier: MIT */
/*
 * shot: drives a program in a pseudo-terminal by a script and writes what it shows.
 *
 *   shot [-s COLSxROWS] [-T TITLE] [-t TERM] [-l] SCRIPT -- PROGRAM...      (-l: a light terminal)
 *
 * Script, one step a line: wait TEXT, gone TEXT, type TEXT, key NAME, ctrl LETTER, size COLS ROWS,
 * svg FILE, txt FILE, settle MS (keeps reading: for what draws by itself).
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

struct style {
	const char *title;
	const struct svg_palette *palette;
};

static bool step(struct pty *p, const char *verb, const char *arg, const struct style *style)
{
	int a, b;
	if (strcmp(verb, "wait") == 0)
		return pty_wait(p, arg);
	if (strcmp(verb, "gone") == 0)
		return pty_wait_gone(p, arg);
	if (strcmp(verb, "svg") == 0)
		return svg_write(p, arg, style->title, style->palette);
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

static int run(FILE *script, const char *name, struct pty *p, const struct style *style)
{
	char line[600];
	for (int n = 1; fgets(line, sizeof line, script); n++) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		char *arg = strchr(line, ' ');
		if (arg)
			*arg++ = '\0';
		if (!step(p, line, arg ? arg : "", style)) {
			fprintf(stderr, "%s:%d: %s %s: failed\n", name, n, line, arg ? arg : "");
			return 1;
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct pty_options o = {.rows = 24, .cols = 80};
	struct style style = {NULL, &svg_dark};
	for (int c; (c = getopt(argc, argv, "+s:t:T:l")) != -1;) {
		if (c == 's' && sscanf(optarg, "%dx%d", &o.cols, &o.rows) == 2)
			continue;
		if (c == 't')
			o.term = optarg;
		else if (c == 'T')
			style.title = optarg;
		else if (c == 'l')
			style.palette = &svg_light;
		else
			return 2;
	}
	FILE *script = optind + 2 < argc ? fopen(argv[optind], "r") : NULL;
	if (!script) {
		fprintf(stderr, "shot: no script, or it cannot be read\n");
		return 2;
	}
	struct pty *p = pty_start(&o, (const char *const *)argv + optind + 2);
	int code = run(script, argv[optind], p, &style);
	fclose(script);
	pty_free(p);
	return code;
}
