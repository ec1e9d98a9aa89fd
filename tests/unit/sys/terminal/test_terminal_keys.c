/* SPDX-License-Identifier: MIT */
/* Tests of src/sys/terminal/terminal_keys.c on an ncurses of its own, which gets bytes in pieces.
 */
#include <locale.h>

#include "base/attr.h"
#include "base/buf.h"

#include "sys/terminal/terminal_private.h"

#include "seeded.h"
#include "test.h"

/* Bytes, cut into two pieces: between them wgetch finds nothing, as when ESCDELAY has passed. */
static struct {
	const char *bytes;
	size_t n, at, cut;
	bool waited;
} input;

static struct {
	char bytes[16];
	int key;
} defined[80];
static size_t n_defined;

/* These two take the place of those of ncurses. */
int define_key(const char *bytes, int key)
{
	if (key == 0)
		return ERR;
	assert_true(n_defined < COUNT_OF(defined));
	snprintf(defined[n_defined].bytes, sizeof defined[0].bytes, "%s", bytes);
	defined[n_defined++].key = key;
	return OK;
}

int wgetch(WINDOW *w)
{
	(void)w;
	if (input.at == input.cut && !input.waited) {
		input.waited = true;
		return ERR;
	}
	size_t end = input.at < input.cut ? input.cut : input.n;
	struct sl rest = {input.bytes + input.at, end - input.at};
	if (rest.n == 0)
		return ERR;
	for (size_t i = 0; i < n_defined; i++)
		if (sl_starts(rest, sl_from(defined[i].bytes))) {
			input.at += strlen(defined[i].bytes);
			return defined[i].key;
		}
	return (unsigned char)input.bytes[input.at++];
}

static void open_terminal(struct terminal *t)
{
	*t = (struct terminal){.xterm = true, .mouse = true};
	if (n_defined)
		return;
	terminal_define_keys(true);
	define_key("\x7f", KEY_BACKSPACE);
	define_key("\033[3~", KEY_DC);
}

static void read_keys(struct terminal *t, struct buf *out)
{
	struct key k;
	char name[40];
	while (terminal_key(t, &k)) {
		key_print(k, name, sizeof name);
		buf_addf(out, "%s%s ", k.pasted ? "'" : "", name);
	}
}

/* Reads bytes that come in two pieces, the second from cut on. */
static void read_cut(struct sl bytes, size_t cut, struct buf *out)
{
	struct terminal t;
	open_terminal(&t);
	buf_clear(out);
	input.bytes = bytes.p;
	input.n = bytes.n;
	input.at = 0;
	input.cut = cut;
	input.waited = false;
	read_keys(&t, out);
	read_keys(&t, out);
	assert_int_equal(input.at, input.n);
	assert_int_equal(t.n_kept, 0);
	buf_add(out, SL(""));
}

static void assert_keys(const char *bytes, const char *keys)
{
	struct buf got;
	buf_init(&got, 1000);
	read_cut(sl_from(bytes), strlen(bytes), &got);
	if (strcmp(got.p ? got.p : "", keys) != 0)
		fail_msg("\"%s\" is read as %s, not %s", bytes + 1, got.p, keys);
	buf_release(&got);
}

TEST(a_key_after_escape_has_alt)
{
	assert_keys("\033", "Esc ");
	assert_keys("\033b", "Alt-b ");
	assert_keys("\033\x7f", "Alt-BS ");
	assert_keys("\033\x08", "Alt-BS ");
	assert_keys("\033中k", "Alt-中 k ");
	assert_keys("\033\033", "Esc Esc ");
	assert_keys("\033\033j", "Esc Alt-j ");
	assert_keys("\033\033[D", "Alt-Left ");
	assert_keys("\033\033[1;5D", "Ctrl-Alt-Left ");
	assert_keys("\033\033Od", "Ctrl-Alt-Left ");
	assert_keys("\033[1;3D\033[1;5C\033[3;3~\033Oc", "Alt-Left Ctrl-Right Alt-Del Ctrl-Right ");
	/* What follows is no key: it was Esc. */
	assert_keys("\033\033[2;3Rk", "Esc k ");
	assert_keys("\033\033[200~a\033[201~k", "Esc 'a k ");
	assert_keys("\033\xffk", "Esc k ");
}

TEST(reports_of_other_modes_are_read_past)
{
	assert_keys("\033[M !!k", "k ");
	assert_keys("\033[M \x7f\x7fk", "k ");
	assert_keys("\033[M#\xf0\xf1k", "k ");
	assert_keys("\033[32;5;3Mk", "k "); /* urxvt's */
	assert_keys("\033[Ik\033[Om", "k m ");
	/* Three bytes that are none: keys come back. */
	assert_keys("\033[M \rk", "Enter k ");
	assert_keys("\033[M\033[Ak", "Up k ");
	assert_keys("\033[200~a\033[M\033[201~k", "'a k ");
}

TEST(reports_of_a_mouse_that_is_off_are_no_key)
{
	struct terminal t;
	struct buf got;
	buf_init(&got, 100);
	open_terminal(&t);
	t.mouse = false;
	input.bytes = "\033[<0;5;3Mk";
	input.n = input.cut = strlen(input.bytes);
	input.at = 0;
	read_keys(&t, &got);
	buf_add(&got, SL(""));
	assert_string_equal(got.p, "k ");
	buf_release(&got);
}

/* Alt with a letter that begins a string does not make the program deaf. */
TEST(a_string_that_never_ends_is_left)
{
	assert_keys("\033]jk", "j k ");
	assert_keys("\033Pjk", "j k ");
	assert_keys("\033]1jjj\rk", "k ");
	assert_keys("\033]11;rgb:ff/ff/ff\033\\k", "k ");
}

static const char *const sequences[] = {"\033[A",
					"\033OB",
					"\033Od",
					"\033[1;5D",
					"\033[1;3C",
					"\033[3;5~",
					"\033[15~",
					"\033[27;5;98~",
					"\033[127;3u",
					"\033[M !!",
					"\033[M \x7f\x7f",
					"\033[32;5;3M",
					"\033[<0;5;3M",
					"\033[<64;5;3M",
					"\033[2;3R",
					"\033[I",
					"\033[?62;1;22c",
					"\033]11;rgb:ffff/0000/ffff\033\\",
					"\033]11;rgb:ffff/0000/ffff\a",
					"\033P1$r0m\033\\",
					"\033[200~a\033[31mb\033[201~",
					"\033b",
					"\033\033[D",
					"中"};

/* A cut directly behind an ESC makes it the key Esc; at any other place nothing changes. */
static bool is_behind_escape(struct sl s, size_t cut)
{
	return cut > 0 && s.p[cut - 1] == '\033';
}

static void assert_cuts_alike(struct sl s)
{
	struct buf whole, pieces;
	buf_init(&whole, 4000);
	buf_init(&pieces, 4000);
	read_cut(s, s.n, &whole);
	for (size_t cut = 0; cut < s.n; cut++) {
		read_cut(s, cut, &pieces);
		if (!is_behind_escape(s, cut) && !sl_equal(buf_sl(&whole), buf_sl(&pieces)))
			fail_msg("\"%.*s\" cut at %zu: %s, not %s", (int)s.n - 1, s.p + 1, cut,
				 pieces.p, whole.p);
	}
	buf_release(&whole);
	buf_release(&pieces);
}

TEST(sequences_may_be_cut_anywhere)
{
	for (size_t i = 0; i < COUNT_OF(sequences); i++) {
		char text[80];
		snprintf(text, sizeof text, "%sk", sequences[i]);
		assert_cuts_alike(sl_from(text));
	}
}

TEST(sequences_in_any_order_may_be_cut_anywhere)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		uint64_t random = seeded_start(seed);
		char text[400] = "";
		for (int i = 0; i < 4; i++)
			strcat(text, sequences[seeded_below(&random, COUNT_OF(sequences))]);
		strcat(text, "k");
		assert_cuts_alike(sl_from(text));
	}
}

/* Whatever bytes come: all are read, and two presses of Enter bring the keys back. */
TEST(no_bytes_make_the_reader_deaf)
{
	static const char alphabet[] = "\033\033\033[[O]PMm<;~?0123Au\\\a\r\x7f\x80\xe4\xb8 jZ";
	struct buf got;
	buf_init(&got, 4000);
	for (uint64_t seed = 1; seed <= 5000; seed++) {
		uint64_t random = seeded_start(seed);
		static const char last[] = "\033[201~\r\rk";
		char bytes[64];
		size_t n = 1 + seeded_below(&random, 40);
		for (size_t i = 0; i < n; i++)
			bytes[i] = alphabet[seeded_below(&random, sizeof alphabet - 1)];
		memcpy(bytes + n, last, sizeof last);
		read_cut((struct sl){bytes, n + sizeof last - 1}, seeded_below(&random, n), &got);
		assert_true(got.n >= 2 && strcmp(got.p + got.n - 2, "k ") == 0);
	}
	buf_release(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_key_after_escape_has_alt),
	    cmocka_unit_test(reports_of_other_modes_are_read_past),
	    cmocka_unit_test(reports_of_a_mouse_that_is_off_are_no_key),
	    cmocka_unit_test(a_string_that_never_ends_is_left),
	    cmocka_unit_test(sequences_may_be_cut_anywhere),
	    cmocka_unit_test(sequences_in_any_order_may_be_cut_anywhere),
	    cmocka_unit_test(no_bytes_make_the_reader_deaf),
	};
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
