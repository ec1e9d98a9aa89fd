/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/exporter.c. */
#include <unistd.h>

#include "base/attr.h"

#include "columns_shown.h"
#include "files.h"
#include "flow_start.h"
#include "loop/exporter.h"
#include "output/change_format.h"
#include "output/customer_format.h"
#include "output/list_format.h"
#include "test.h"

#define MANY "10000..1" /* more than a turn writes */

static char folder[40], path[100];
static struct flow *f;
static struct exporter *x;

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-exporter-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/out", folder);
	f = flow_start(MANY, 1000);
	flow_keys(f, "a");
	flow_settle(f);
	x = exporter_new(NULL);
	return store_complete(f->model->loader.store) ? 0 : -1;
}

TEARDOWN(end)
{
	exporter_free(x);
	flow_end(f);
	unlink(path);
	return rmdir(folder);
}

/* As the loop does: the file is opened, and the model told. The box opens with the last columns and
 * format; these numbers of steps to the right lead to others. */
static void open_as(int columns, int form)
{
	flow_keys(f, "x Tab");
	for (int i = 0; i < EXPORT_COLUMNS; i++)
		flow_keys(f, "Left");
	for (int i = 0; i < columns; i++)
		flow_keys(f, "Right");
	flow_keys(f, "Tab");
	for (int i = 0; i < EXPORT_FORMS; i++)
		flow_keys(f, "Left");
	for (int i = 0; i < form; i++)
		flow_keys(f, "Right");
	flow_type_text(f, path);
	flow_keys(f, "Enter");
	struct event e = exporter_open(x, f->model, sl_from(path));
	flow_event(f, &e);
	flow_settle(f); /* what proves that all make one list */
}

static bool turn(void)
{
	struct event e;
	if (!exporter_turn(x, f->model, &e))
		return false;
	flow_event(f, &e);
	return true;
}

static struct buf contents(void)
{
	struct buf b;
	char piece[4096];
	size_t n;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	buf_init(&b, 64u << 20);
	while ((n = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add(&b, (struct sl){piece, n});
	fclose(file);
	return b;
}

/* What `list` makes of all customers. */
static struct buf listed(struct list_format format)
{
	struct buf b;
	buf_init(&b, 64u << 20);
	format.thresholds = f->model->settings.thresholds;
	list_format_begin(&format, &b);
	for (uint64_t i = 0; i < store_rows(f->model->loader.store); i++)
		list_format_customer(&format, store_row(f->model->loader.store, i).customer, i == 0,
				     &b);
	list_format_end(&format, true, &b);
	return b;
}

static void file_is(struct list_format format)
{
	struct buf got = contents(), want = listed(format);
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.p, want.p, want.n);
	buf_release(&got);
	buf_release(&want);
	unlink(path);
}

TEST(each_form_is_what_list_writes)
{
	static const struct list_format forms[EXPORT_FORMS] = {
	    [EXPORT_CSV] = {.output = OUTPUT_CSV},
	    [EXPORT_EXCEL] = {.output = OUTPUT_CSV, .excel = true},
	    [EXPORT_TSV] = {.output = OUTPUT_TSV},
	    [EXPORT_JSON] = {.output = OUTPUT_JSON},
	    [EXPORT_JSONL] = {.output = OUTPUT_JSONL}};
	for (int form = 0; form < EXPORT_FORMS; form++) {
		struct list_format format = forms[form];
		format.columns = customer_format_derived.columns;
		format.n_columns = form % 2 ? customer_format_derived.n : customer_format_all.n;
		open_as(form % 2 ? EXPORT_DERIVED : EXPORT_RAW, form);
		while (turn())
			;
		assert_true(flow_says(f, "Exported all 10,000 customers"));
		file_is(format);
	}
}

TEST(columns_are_written_as_shown)
{
	static const int shown[] = {FIELD_NAME, FIELD_CLIENT_UIN, DERIVED_STATUS};
	column_set_show(&f->model->columns, "Name UIN Status");
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	while (turn())
		;
	file_is((struct list_format){
	    .output = OUTPUT_CSV, .columns = shown, .n_columns = COUNT_OF(shown)});
}

/* The server has the highest UIN first; the screen, the lowest. */
TEST(marked_rows_are_written_as_shown)
{
	static const char *const uins[] = {"200000000001", "200000000002", "200000000003"};
	flow_keys(f, "s u u Enter Space Space Space");
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	while (turn())
		;
	assert_true(flow_says(f, "Exported 3 marked customers"));
	assert_true(flow_says(f, path));
	struct buf got = contents();
	struct sl rest = buf_sl(&got), line;
	assert_true(sl_split(&rest, '\n', &line)); /* the heads */
	for (size_t i = 0; i < COUNT_OF(uins); i++) {
		assert_true(sl_split(&rest, '\n', &line));
		assert_true(sl_starts(line, sl_from(uins[i])));
	}
	buf_release(&got);
}

/* All are loaded: sorted and narrowed, they are written in the order of the screen, the hidden ones
 * after the shown ones. */
TEST(all_rows_are_written_as_shown_when_they_are_loaded)
{
	flow_keys(f, "s u u Enter &");
	flow_type_text(f, "200000000123");
	flow_keys(f, "Enter");
	flow_keys(f, "x Right Right Right");
	assert_int_equal(f->model->export.rows, EXPORT_ALL);
	flow_keys(f, "Tab");
	flow_type_text(f, path);
	flow_keys(f, "Enter");
	struct event e = exporter_open(x, f->model, sl_from(path));
	flow_event(f, &e);
	flow_settle(f);
	while (turn())
		;
	assert_true(flow_says(f, "Exported all 10,000 customers"));
	struct buf got = contents();
	struct sl rest = buf_sl(&got), line;
	size_t lines = 0;
	assert_true(sl_split(&rest, '\n', &line)); /* the heads */
	while (sl_split(&rest, '\n', &line)) {
		if (lines == 0)
			assert_true(sl_starts(line, SL("200000000123")));
		if (lines == 1)
			assert_true(sl_starts(line, SL("200000010000")));
		lines++;
	}
	assert_int_equal(lines, 10000);
	buf_release(&got);
}

TEST(it_is_written_in_pieces_and_says_how_far)
{
	int turns = 0;
	uint64_t before = 0;
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	while (exporter_is_writing(x, f->model)) {
		assert_true(turn());
		turns++;
		assert_int_equal(access(path, F_OK),
				 f->model->export.state == EXPORT_IDLE ? 0 : -1);
		assert_true(f->model->export.state == EXPORT_IDLE || f->model->export.at > before);
		before = f->model->export.at;
	}
	assert_in_range(turns, 3, 20);
	assert_false(turn());
	assert_int_equal(files_count(folder), 1);
}

TEST(a_cancelled_export_is_dropped)
{
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	assert_true(turn());
	flow_keys(f, "Esc");
	assert_false(exporter_is_writing(x, f->model));
	assert_false(turn());
	assert_int_equal(files_count(folder), 0);
}

TEST(a_list_that_changes_is_dropped)
{
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	assert_true(turn());
	store_make_stale(f->model->loader.store);
	assert_true(turn());
	assert_int_equal(f->model->export.state, EXPORT_CHOOSING);
	assert_false(turn());
	assert_int_equal(files_count(folder), 0);
}

TEST(a_file_that_came_meanwhile_is_asked_about)
{
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	FILE *other = fopen(path, "w");
	assert_non_null(other);
	fclose(other);
	while (turn())
		;
	assert_int_equal(f->model->export.state, EXPORT_ASKING_OVER);
	assert_int_equal(files_count(folder), 1);
	struct buf b = contents();
	assert_int_equal(b.n, 0);
	buf_release(&b);
}

TEST(ended_in_the_middle_nothing_is_left)
{
	open_as(EXPORT_AS_SHOWN, EXPORT_CSV);
	assert_true(turn());
	exporter_free(x);
	x = NULL;
	assert_int_equal(files_count(folder), 0);
}

/* More than a turn writes, in the form of `diff`. */
TEST(changes_are_written_as_diff_prints_them)
{
	struct buf got, want;
	f->model->comparison.on = true;
	flow_keys(f, "R a");
	flow_settle(f);
	flow_found(f, 29, "9000..1", -10);
	const struct comparison *c = &f->model->comparison;
	const struct change_format format = {
	    .output = OUTPUT_CSV, .before_s = c->before.taken_s, .after_s = c->present.taken_s};
	flow_keys(f, "C x");
	flow_type_text(f, path);
	flow_keys(f, "Enter");
	struct event e = exporter_open(x, f->model, sl_from(path));
	flow_event(f, &e);
	while (turn())
		;
	buf_init(&want, 64u << 20);
	change_format_begin(&format, &c->changes, true, &want);
	for (size_t i = 0; i < c->changes.n; i++)
		change_format_change(&format, &c->changes.items[i], i == 0, &want);
	change_format_end(&format, true, &want);
	got = contents();
	assert_int_equal(c->changes.n, 4000);
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.p, want.p, want.n);
	assert_true(flow_says(f, "Exported 4,000 customers who changed to"));
	buf_release(&got);
	buf_release(&want);
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(each_form_is_what_list_writes),
	    WITH_SETUP(columns_are_written_as_shown),
	    WITH_SETUP(marked_rows_are_written_as_shown),
	    WITH_SETUP(all_rows_are_written_as_shown_when_they_are_loaded),
	    WITH_SETUP(it_is_written_in_pieces_and_says_how_far),
	    WITH_SETUP(a_cancelled_export_is_dropped),
	    WITH_SETUP(a_list_that_changes_is_dropped),
	    WITH_SETUP(a_file_that_came_meanwhile_is_asked_about),
	    WITH_SETUP(ended_in_the_middle_nothing_is_left),
	    WITH_SETUP(changes_are_written_as_diff_prints_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
