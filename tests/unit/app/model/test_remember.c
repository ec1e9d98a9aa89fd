/* SPDX-License-Identifier: MIT */
/* Tests of src/app/model/remember.c. */
#include "app/app.h"
#include "app/model/model.h"
#include "app/model/remember.h"

#include "test.h"

#define NOTE "# Columns and filters that tcpartner saves; this file may be deleted.\n"
#define ALL  "Credit Associated Expiry Email Mobile Remark Identity Type"

static struct settings read_for(const char *profile, const char *text)
{
	struct settings s;
	settings_init(&s);
	sl_to_chars(sl_from(profile), s.profile, sizeof s.profile);
	remember_read(&s, sl_from(text));
	return s;
}

static struct model *session(const char *profile, const char *text)
{
	struct settings s = read_for(profile, text);
	struct model *m = malloc(sizeof *m);
	assert_non_null(m);
	app_init(m, &s);
	return m;
}

static void end(struct model *m)
{
	app_release(m);
	free(m);
}

static void filter(struct model *m, enum filter_type type, const char *text)
{
	struct query q = {.type = type};
	sl_to_chars(sl_from(text), q.text, sizeof q.text);
	memmove(&m->picker.recent[1], &m->picker.recent[0],
		(RECENT_FILTERS - 1) * sizeof *m->picker.recent);
	m->picker.recent[0] = q;
	m->picker.n_recent += m->picker.n_recent < RECENT_FILTERS;
}

static void assert_writes(const struct model *m, const char *before, const char *want)
{
	struct buf b;
	buf_init(&b, 1u << 16);
	remember_write(m, sl_from(before), &b);
	buf_add_byte(&b, '\0');
	assert_string_equal(b.p, want);
	buf_release(&b);
}

TEST(nothing_changed_is_nothing_to_write)
{
	struct model *m = session("main", "");
	assert_false(remember_changed(m));
	end(m);
	m = session("main", "columns = UIN Name:30 | Standing\n[profile main]\nrecent = Name=a\n");
	assert_int_equal(m->columns.width[COLUMN_NAME], 30);
	assert_int_equal(m->picker.n_recent, 1);
	assert_string_equal(m->picker.recent[0].text, "a");
	assert_false(remember_changed(m));
	end(m);
}

TEST(columns_are_kept)
{
	struct model *m = session("main", "");
	m->columns.hidden[COLUMN_REMAINING_PERCENT] = true;
	assert_true(remember_changed(m));
	assert_writes(m, "",
		      NOTE "columns = UIN Name | Status -Remaining% Remaining DeltaRemaining "
			   "DeltaUsed Runway Burn " ALL "\n");
	end(m);
}

TEST(filters_are_kept_by_profile)
{
	static const char before[] = "[profile other]\nrecent = Name=theirs\n"
				     "[profile main]\nrecent = Remark=VIP\n";
	struct model *m = session("main", before);
	filter(m, FILTER_EMAIL, "a=b");
	assert_true(remember_changed(m));
	assert_writes(m, before,
		      NOTE "[profile main]\nrecent = Email=a=b\nrecent = Remark=VIP\n"
			   "[profile other]\nrecent = Name=theirs\n");
	end(m);
	struct settings s = read_for("other", before);
	assert_int_equal(s.n_recent, 1);
	assert_string_equal(s.recent[0].text, "theirs");
	s = read_for("third", before);
	assert_int_equal(s.n_recent, 0);
}

/* Two sessions began with the same file; the other one ended first. */
TEST(what_another_session_left_stays)
{
	struct model *m = session("main", "");
	filter(m, FILTER_NAME, "ours");
	assert_writes(m, "columns = Name UIN\n[profile main]\nrecent = Name=theirs\n",
		      NOTE "columns = Name UIN\n[profile main]\nrecent = Name=ours\n"
			   "recent = Name=theirs\n");
	end(m);
}

TEST(five_filters_at_most_each_once)
{
	struct model *m = session("main", "[profile main]\nrecent = Name=1\nrecent = Name=2\n"
					  "recent = Name=1\nrecent = Name=3\nrecent = Name=4\n"
					  "recent = Name=5\nrecent = Name=6\n");
	assert_int_equal(m->picker.n_recent, RECENT_FILTERS);
	assert_string_equal(m->picker.recent[0].text, "1");
	assert_string_equal(m->picker.recent[4].text, "5");
	end(m);
}

TEST(garbage_is_passed_over)
{
	static const char *const texts[] = {
	    "\n\n[profile main\n[profile ]\nrecent = Name=a\n",
	    "[profile main]\nrecent = \n",
	    "[profile main]\nrecent = Nobody=a\nrecent = Name=\nrecent = Name\n",
	    "[profile main]\nrecent = ClientUin=abc\nrecent = Name=\x1b[2J\n",
	    "recent = Name=a\n",
	    "[profile main]\ncolumns = Name\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct settings s = read_for("main", texts[i]);
		assert_int_equal(s.n_recent, 0);
		assert_int_equal(s.columns.order[0], COLUMN_UIN);
	}
}

TEST(the_text_does_not_grow_for_ever)
{
	static char before[4 * REMEMBER_MAX];
	size_t n = 0;
	for (int i = 0; n + 100 < sizeof before; i++)
		n += (size_t)snprintf(before + n, sizeof before - n,
				      "[profile p%d]\nrecent = Name=x\n", i);
	struct model *m = session("main", "");
	struct buf b;
	filter(m, FILTER_NAME, "ours");
	buf_init(&b, 1u << 20);
	remember_write(m, sl_from(before), &b);
	assert_in_range(b.n, REMEMBER_MAX / 2, REMEMBER_MAX + 100);
	buf_release(&b);
	end(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_changed_is_nothing_to_write),
	    cmocka_unit_test(columns_are_kept),
	    cmocka_unit_test(filters_are_kept_by_profile),
	    cmocka_unit_test(what_another_session_left_stays),
	    cmocka_unit_test(five_filters_at_most_each_once),
	    cmocka_unit_test(garbage_is_passed_over),
	    cmocka_unit_test(the_text_does_not_grow_for_ever),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
