/* SPDX-License-Identifier: MIT */
/*
 * How each theme looks, and one of the user: the colours and attributes of all roles as a table in
 * tests/golden/themes.txt. test_theme.c has the rules that they follow.
 */
#include "base/buf.h"

#include "cell/theme_file.h"

#include "view/kit/theme.h"

#include "golden.h"
#include "test.h"

#define TABLE_MAX (1u << 20)

/* In the order of enum role. */
static const char *const roles[] = {
    "text", "dim", "strong", "head", "key",   "sus",    "neg",   "out",    "crit",   "low",
    "ok",   "na",  "stale",  "warn", "error", "select", "match", "border", "prompt", "scroll"};
_Static_assert(sizeof roles / sizeof *roles == ROLE_COUNT, "each role has a name");

static void add_colour(struct buf *out, int colour)
{
	if (colour < 0)
		buf_add_chars(out, "-");
	else
		buf_addf(out, "%d", colour);
}

/* "81 on 238 bold"; "-" is the terminal's own colour. */
static void print_style(const struct style *s, struct buf *out)
{
	static const struct {
		unsigned bit;
		const char *name;
	} attrs[] = {
	    {ATTR_BOLD, " bold"},
	    {ATTR_DIM, " dim"},
	    {ATTR_UNDERLINE, " underline"},
	    {ATTR_REVERSE, " reverse"},
	};
	add_colour(out, s->fg);
	if (s->bg >= 0)
		buf_addf(out, " on %d", s->bg);
	for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (s->attrs & attrs[i].bit)
			buf_add_chars(out, attrs[i].name);
}

static void add_styles(const struct look *look, struct buf *out)
{
	struct styles d;
	theme_styles(look, &d);
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct buf plain, bar;
		buf_init(&plain, TABLE_MAX);
		buf_init(&bar, TABLE_MAX);
		print_style(&d.plain[r], &plain);
		print_style(&d.bar[r], &bar);
		buf_addf(out, "  %-8s %-28.*s %.*s\n", roles[r], (int)plain.n, plain.p, (int)bar.n,
			 bar.p);
		buf_release(&plain);
		buf_release(&bar);
	}
	buf_add_chars(out, "  behind   ");
	print_style(&d.behind, out);
	buf_add_chars(out, "\n");
}

static void add_theme(enum theme theme, int colours, enum background background, struct buf *out)
{
	static const char *const names[] = {"", ", dark terminal", ", light terminal"};
	struct look look = {.theme = theme, .colors = colours, .background = background};
	buf_addf(out, "%s, %d colours%s: role, text, on the bar\n", theme_name(theme), colours,
		 names[background]);
	add_styles(&look, out);
}

static void add_own_theme(struct buf *out)
{
	struct theme_file own;
	struct look look = {
	    .theme = THEME_DARK, .colors = 256, .background = BACKGROUND_DARK, .own = &own};
	theme_file_read(NULL,
			SL("# at night\n"
			   "background = dark\n"
			   "crit = #ffaf5f bold\n"
			   "neg = 210 on 16 reverse\n"
			   "dim = 245\n"
			   "select = bright-cyan\n"),
			&own);
	assert_int_equal(own.n_problems, 0);
	buf_add_chars(out, "a theme of the user over dark, 256 colours: role, text, on the bar\n");
	add_styles(&look, out);
}

TEST(every_theme_looks_as_it_did)
{
	static const int colours[] = {256, 16, 8};
	struct buf out;
	buf_init(&out, TABLE_MAX);
	for (int t = 0; t < THEMES; t++)
		for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
			if (t == THEME_AUTO) {
				add_theme(THEME_AUTO, colours[i], BACKGROUND_DARK, &out);
				add_theme(THEME_AUTO, colours[i], BACKGROUND_LIGHT, &out);
			} else {
				add_theme((enum theme)t, colours[i], BACKGROUND_UNKNOWN, &out);
			}
	add_own_theme(&out);
	golden_check("tests/golden/themes.txt", buf_sl(&out));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(every_theme_looks_as_it_did)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
