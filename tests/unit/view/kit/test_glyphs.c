/* SPDX-License-Identifier: MIT */
/* What the rest of the room counts on: one column each, seven bits where asked, told apart. */

#include <utf8proc.h>

#include "base/text.h"

#include "view/kit/glyphs.h"

#include "test.h"

#define GLYPHS_MAX 80

/* Every character of the set; texts as their characters one by one. */
struct set {
	uint32_t cp[GLYPHS_MAX];
	size_t n;
};

static void add(struct set *s, uint32_t cp)
{
	assert_true(s->n < GLYPHS_MAX);
	if (cp)
		s->cp[s->n++] = cp;
}

static void add_text(struct set *s, struct sl text)
{
	struct glyph g;
	while (text_next(&text, &g)) {
		assert_int_equal(g.cp[1], 0);
		add(s, g.cp[0]);
	}
}

static void add_texts(struct set *s, const struct glyphs *gl)
{
	const char *const texts[] = {gl->marker, gl->down,    gl->up,      gl->more,
				     gl->less,   gl->limited, gl->stopped, gl->warning,
				     gl->recent, gl->open,    gl->close,   gl->soon,
				     gl->minus,  gl->null,    gl->folded,  gl->unfolded};
	const char *const words[] = {gl->done, gl->sum, gl->becomes};
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_int_equal(text_width(sl_from(texts[i])), 1);
		add_text(s, sl_from(texts[i]));
	}
	for (size_t i = 0; i < COUNT_OF(words); i++)
		add_text(s, sl_from(words[i]));
	for (int i = 0; i < STATUSES; i++) {
		assert_int_equal(text_width(sl_from(gl->credit_status[i])), 1);
		add_text(s, sl_from(gl->credit_status[i]));
	}
	for (int i = 0; i < SPINNER_FRAMES; i++) {
		assert_int_equal(text_width(sl_from(gl->spinner[i])), 1);
		add_text(s, sl_from(gl->spinner[i]));
	}
	add_text(s, gl->ellipsis);
}

static void add_cells(struct set *s, const struct glyphs *gl)
{
	const uint32_t cells[] = {gl->full,        gl->track,       gl->debt,       gl->tick,
				  gl->gauge_open,  gl->gauge_close, gl->frame_open, gl->frame_close,
				  gl->budget_used, gl->budget_free, gl->ghost,      gl->rule,
				  gl->cross,       gl->bar,         gl->thumb,      gl->rail,
				  gl->risk};
	for (size_t i = 0; i < COUNT_OF(cells); i++)
		add(s, cells[i]);
	for (int i = 1; i < 8; i++)
		add(s, gl->part[i]);
	for (int i = 0; i < 4; i++)
		add(s, gl->corner[i]);
}

static const struct glyphs *set_of(bool ascii, struct set *s)
{
	const struct look look = {.ascii = ascii};
	const struct glyphs *gl = glyphs_of(&look);
	s->n = 0;
	assert_int_equal(gl->ascii, ascii);
	add_texts(s, gl);
	add_cells(s, gl);
	return gl;
}

TEST(every_glyph_is_one_column)
{
	struct set s;
	for (int ascii = 0; ascii < 2; ascii++) {
		set_of(ascii, &s);
		assert_true(s.n > 40);
		for (size_t i = 0; i < s.n; i++)
			assert_int_equal(utf8proc_charwidth((int32_t)s.cp[i]), 1);
	}
}

TEST(seven_bits_are_seven_bits)
{
	struct set s;
	set_of(true, &s);
	for (size_t i = 0; i < s.n; i++)
		assert_in_range(s.cp[i], 0x21, 0x7e);
}

/* Colour says it again; whoever sees none tells them apart by these. */
TEST(no_two_statuses_look_alike)
{
	struct set s;
	for (int ascii = 0; ascii < 2; ascii++) {
		const struct glyphs *gl = set_of(ascii, &s);
		for (int i = 0; i < STATUSES; i++)
			for (int k = 0; k < i; k++)
				assert_string_not_equal(gl->credit_status[i], gl->credit_status[k]);
		assert_string_not_equal(gl->up, gl->down);
		assert_string_not_equal(gl->more, gl->less);
		assert_int_not_equal(gl->full, gl->track);
		assert_int_not_equal(gl->thumb, gl->rail);
		assert_int_not_equal(gl->budget_used, gl->budget_free);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_glyph_is_one_column),
	    cmocka_unit_test(seven_bits_are_seven_bits),
	    cmocka_unit_test(no_two_statuses_look_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
