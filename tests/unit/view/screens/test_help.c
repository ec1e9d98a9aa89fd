/* SPDX-License-Identifier: MIT */
/* Tests of src/view/screens/help.c, and of the legend against what the screens draw. */
#include "base/utf8.h"

#include "app/model/layer_keys.h"

#include "view/frame.h"
#include "view/kit/column_text.h"
#include "view/kit/format.h"
#include "view/kit/hints.h"
#include "view/screens/help.h"

#include "explain/legend.h"
#include "fixture.h"
#include "test.h"

static struct fixture f;

SETUP(set_up)
{
	fixture_init(&f, 24, 80);
	fixture_page(&f, 1, 2013);
	return 0;
}

TEARDOWN(tear_down)
{
	fixture_release(&f);
	return 0;
}

static void open_help(int rows, int cols)
{
	f.m.n_layers = 0;
	f.m.layers[f.m.n_layers++] = LAYER_HELP;
	fixture_resize(&f, rows, cols);
	fixture_draw(&f);
}

static struct rect room(void)
{
	struct rect box = layout_help(&f.m.layout);
	return (struct rect){box.row + 2, box.col + 1, box.h - 3, box.w - 2};
}

static const struct legend_term *term_called(const char *name)
{
	const struct legend_term *t;
	for (size_t i = 0; (t = legend_term(i)) != NULL; i++)
		if (strcmp(legend_word(t), name) == 0 || strcmp(legend_label(t), name) == 0)
			return t;
	return NULL;
}

TEST(it_begins_with_what_is_seen)
{
	open_help(60, 120);
	assert_true(fixture_shows(&f, "What you see: the status of a customer"));
	assert_true(fixture_shows(&f, "suspended       Force is not 0"));
	assert_true(fixture_shows(&f, "critical        less than 10% remains"));
	f.m.settings.thresholds.crit_percent = 3;
	fixture_draw(&f);
	assert_true(fixture_shows(&f, "critical        less than 3% remains"));
}

TEST(statuses_have_the_look_of_the_table)
{
	open_help(24, 80);
	for (int i = 0; i < STATUSES; i++) {
		struct rect r = room();
		assert_int_equal(grid_at(&f.g, r.row + 1 + i, r.col + 2)->role,
				 format_status_role((enum credit_status)i));
	}
}

static void say_cp(uint32_t cp, char out[8])
{
	size_t n = utf8_write(cp, out);
	out[n] = '\0';
}

static bool sign_has(const char *name, bool ascii, const char *glyph)
{
	const struct legend_term *t = term_called(name);
	return t && strstr(legend_sign(t, ascii), glyph);
}

static bool sign_has_cp(const char *name, bool ascii, uint32_t cp)
{
	char glyph[8];
	say_cp(cp, glyph);
	return sign_has(name, ascii, glyph);
}

TEST(signs_are_those_that_are_drawn)
{
	for (int ascii = 0; ascii < 2; ascii++) {
		struct look look = {.ascii = ascii};
		const struct glyphs *gl = glyphs_of(&look);
		char ellipsis[8];
		sl_to_chars(gl->ellipsis, ellipsis, sizeof ellipsis);
		for (int i = 0; i < STATUSES; i++)
			assert_string_equal(legend_sign(legend_term((size_t)i), ascii),
					    gl->credit_status[i]);
		assert_true(sign_has("current row", ascii, gl->marker));
		assert_true(sign_has_cp("gauge", ascii, gl->full));
		assert_true(sign_has_cp("gauge", ascii, gl->track));
		assert_true(sign_has_cp("debt", ascii, gl->debt));
		assert_true(sign_has_cp("limits", ascii, gl->tick));
		assert_true(sign_has_cp("scroll bar", ascii, gl->thumb));
		assert_true(sign_has_cp("risk", ascii, gl->risk));
		assert_true(sign_has_cp("risk", ascii, gl->thumb));
		assert_true(sign_has("hidden", ascii, gl->more));
		assert_true(sign_has("order", ascii, gl->down));
		assert_true(sign_has("order", ascii, gl->up));
		assert_true(sign_has("sums", ascii, gl->sum));
		assert_true(sign_has("no value", ascii, gl->null));
		assert_true(sign_has("bad value", ascii, gl->bad));
		assert_true(sign_has_cp("not loaded", ascii, gl->ghost));
		assert_true(sign_has("cut", ascii, ellipsis));
	}
}

TEST(every_column_is_explained)
{
	for (int i = 0; i < COLUMNS; i++)
		if (!term_called(column_title((enum column_id)i, LAYOUT_NORMAL, false)))
			fail_msg("legend.c does not explain the column %s",
				 column_title((enum column_id)i, LAYOUT_NORMAL, false));
}

/* Returns true if the key is one of those that the row names: "Up Down", "J/K". */
static bool names_key(const char *keys, struct sl key)
{
	struct sl rest = sl_from(keys), part;
	if (sl_equal(rest, key))
		return true;
	while (sl_split(&rest, ' ', &part)) {
		struct sl word;
		if (sl_equal(part, key))
			return true;
		while (sl_split(&part, '/', &word))
			if (sl_equal(word, key))
				return true;
	}
	return false;
}

static bool help_has_key(enum layer l, struct sl key)
{
	const struct layer_key *k;
	for (size_t i = 0; (k = layer_key_at(l, i)) != NULL; i++)
		if (names_key(k->action == DO_NOTHING ? k->keys
						      : f.m.settings.bindings.keys[k->action],
			      key))
			return true;
	return false;
}

TEST(every_key_of_the_hints_is_explained)
{
	for (int l = 0; l < LAYERS; l++) {
		struct hints h = {.n = 0};
		f.m.layers[0] = (enum layer)l;
		f.m.n_layers = 1;
		f.m.export.state = EXPORT_CHOOSING;
		f.m.profiles.n = 2;
		view_hints(&f.m, (enum layer)l, &h);
		assert_true(h.n > 0 || l == LAYER_EXPORT);
		for (size_t i = 0; i < h.n; i++)
			if (!help_has_key((enum layer)l, h.at[i].key))
				fail_msg("%s: %.*s is not explained", layer_name((enum layer)l),
					 (int)h.at[i].key.n, h.at[i].key.p);
	}
}

TEST(the_selected_entry_is_marked_in_all_its_lines)
{
	struct help_page p;
	open_help(8, 40);
	help_settle(&f.m);
	help_page_make(&f.m, &p);
	fixture_draw(&f);
	assert_true(p.at[0].lines > 1);
	for (int i = 0; i < p.at[0].lines; i++) {
		struct rect r = room();
		const struct cell *marker =
		    grid_at(&f.g, r.row + p.at[0].line - f.m.help.top + i, r.col);
		assert_int_equal(marker->role, ROLE_SELECT);
		assert_int_equal(marker->ground, GROUND_BAR);
	}
}

TEST(the_cursor_is_in_the_filter_until_the_selection_moves)
{
	open_help(24, 80);
	assert_true(f.g.cursor_shown);
	assert_int_equal(f.g.cursor_row, room().row - 1);
	f.m.help.selected = 4;
	f.m.help.moved = true;
	help_settle(&f.m);
	fixture_draw(&f);
	assert_true(f.g.cursor_shown);
	assert_int_equal(f.g.cursor_row, room().row + 1 + 4);
	assert_int_equal(f.g.cursor_col, room().col);
}

TEST(the_cursor_goes_along_with_the_palette)
{
	f.m.n_layers = 0;
	f.m.layers[f.m.n_layers++] = LAYER_PROMPT;
	line_set(&f.m.prompt.line, SL("rel"));
	fixture_draw(&f);
	int typed = f.g.cursor_row;
	f.m.prompt.palette.selected = 0;
	fixture_draw(&f);
	assert_true(f.g.cursor_shown);
	assert_true(f.g.cursor_row < typed);
	assert_int_equal(grid_at(&f.g, f.g.cursor_row, f.g.cursor_col)->role, ROLE_SELECT);
}

TEST(it_says_how_many_match)
{
	char want[60];
	struct help_page p;
	line_set(&f.m.help.filter, SL("filter"));
	open_help(24, 80);
	help_page_make(&f.m, &p);
	snprintf(want, sizeof want, "%d of %d entries", p.n, p.all);
	assert_true(p.n > 1 && fixture_shows(&f, want));
	line_set(&f.m.help.filter, SL("no such thing"));
	open_help(24, 80);
	assert_true(fixture_shows(&f, "Nothing matches; Esc clears the filter."));
}

TEST(names_are_dropped_before_explanations)
{
	line_set(&f.m.help.filter, SL("row down"));
	open_help(24, 40);
	assert_true(fixture_shows(&f, "j Down"));
	assert_true(fixture_shows(&f, "one row down"));
	assert_true(fixture_shows(&f, "Moving"));
	line_set(&f.m.help.filter, SL("scroll bar"));
	open_help(24, 40);
	assert_true(fixture_shows(&f, "scroll bar: which"));
}

static void golden(const char *name, int rows, int cols, int below)
{
	f.m.n_layers = 0;
	fixture_resize(&f, rows, cols);
	if (below >= 0)
		f.m.layers[f.m.n_layers++] = (enum layer)below;
	help_open(&f.m);
	fixture_golden(&f, name);
}

TEST(golden_80x24)
{
	golden("help_80x24", 24, 80, -1);
}

TEST(golden_120x40)
{
	golden("help_120x40", 40, 120, -1);
}

TEST(golden_200x50)
{
	golden("help_200x50", 50, 200, -1);
}

TEST(golden_40x8)
{
	golden("help_40x8", 8, 40, -1);
}

TEST(golden_ascii_of_a_list)
{
	f.look.ascii = true;
	golden("help_sort_80x24_ascii", 24, 80, LAYER_SORT);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(it_begins_with_what_is_seen),
	    CASE(statuses_have_the_look_of_the_table),
	    CASE(signs_are_those_that_are_drawn),
	    CASE(every_column_is_explained),
	    CASE(every_key_of_the_hints_is_explained),
	    CASE(the_selected_entry_is_marked_in_all_its_lines),
	    CASE(the_cursor_is_in_the_filter_until_the_selection_moves),
	    CASE(the_cursor_goes_along_with_the_palette),
	    CASE(it_says_how_many_match),
	    CASE(names_are_dropped_before_explanations),
	    CASE(golden_80x24),
	    CASE(golden_120x40),
	    CASE(golden_200x50),
	    CASE(golden_40x8),
	    CASE(golden_ascii_of_a_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
