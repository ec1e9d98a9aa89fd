/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/undo.c. */
#include "app/model/model_query.h"
#include "app/table/undo.h"

#include "flow_start.h"
#include "test.h"

static const struct lens_spec *spec(const struct flow *f)
{
	return app_lens_spec(f->model);
}

static void run(struct flow *f, const char *command)
{
	flow_keys(f, ":");
	flow_type_text(f, command);
	flow_keys(f, "Enter");
}

TEST(removed_marks_come_back)
{
	struct flow *f = flow_start("30..1", 100);
	for (int i = 0; i < 20; i++)
		flow_keys(f, "Space");
	uint64_t first = f->model->marks.uins[0];
	flow_keys(f, "Esc Esc");
	assert_int_equal(f->model->marks.n, 0);
	flow_keys(f, "Ctrl-_");
	assert_int_equal(f->model->marks.n, 20);
	assert_int_equal(f->model->marks.uins[0], first);
	flow_keys(f, "Ctrl-_");
	assert_int_equal(f->model->marks.n, 19);
	run(f, "redo");
	assert_int_equal(f->model->marks.n, 20);
	flow_end(f);
}

TEST(all_keys_of_a_prompt_are_one_step)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter s Space j Space Enter");
	assert_int_equal(f->model->undo.done.n, 2);
	flow_keys(f, "Ctrl-_");
	assert_int_equal(spec(f)->n_sort, 0);
	assert_string_equal(spec(f)->narrow, "delta");
	flow_keys(f, "&");
	assert_string_equal(f->model->narrow.line.text, "delta");
	flow_keys(f, "Esc Ctrl-_");
	assert_true(lens_spec_is_off(spec(f)));
	flow_keys(f, "&");
	assert_string_equal(f->model->narrow.line.text, "");
	flow_keys(f, "Esc Ctrl-_");
	assert_true(flow_says(f, "There is nothing to undo"));
	flow_end(f);
}

TEST(what_was_given_up_with_esc_is_no_step)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Esc s Space Esc");
	assert_int_equal(f->model->undo.done.n, 0);
	flow_end(f);
}

TEST(a_change_forgets_what_was_undone)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "! Ctrl-_");
	assert_int_equal(f->model->undo.undone.n, 1);
	flow_keys(f, "Space");
	assert_int_equal(f->model->undo.undone.n, 0);
	run(f, "redo");
	assert_true(flow_says(f, "There is nothing to do again"));
	flow_end(f);
}

TEST(several_parts_of_one_change_come_back_together)
{
	struct flow *f = flow_start("30..1", 100);
	flow_keys(f, "&");
	flow_type_text(f, "delta");
	flow_keys(f, "Enter f Enter"); /* the filter replaces the condition */
	flow_settle(f);
	assert_string_equal(spec(f)->narrow, "");
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NAME);
	flow_keys(f, "Ctrl-_");
	flow_settle(f);
	assert_string_equal(spec(f)->narrow, "delta");
	assert_int_equal(store_current(f->model->loader.store)->type, FILTER_NONE);
	assert_true(flow_says(f, "Several settings"));
	flow_end(f);
}

TEST(the_oldest_steps_are_dropped)
{
	struct flow *f = flow_start("30..1", 100);
	for (int i = 0; i < UNDO_STEPS + 10; i++)
		flow_keys(f, i % 2 ? "u" : "g Space g");
	assert_int_equal(f->model->undo.done.n, UNDO_STEPS);
	for (int i = 0; i < UNDO_STEPS; i++)
		flow_keys(f, "Ctrl-_");
	assert_int_equal(f->model->undo.done.n, 0);
	assert_int_equal(f->model->undo.undone.n, UNDO_STEPS);
	flow_end(f);
}

TEST(many_marks_leave_room_for_few_steps)
{
	struct flow *f = flow_start("30..1", 100);
	size_t n = UNDO_MARKS / 3;
	uint64_t *uins = calloc(n, sizeof *uins);
	assert_non_null(uins);
	for (size_t i = 0; i < n; i++)
		uins[i] = i + 1;
	marks_set(f->model, uins, n);
	for (int i = 0; i < 8; i++)
		flow_keys(f, "Space");
	assert_int_equal(f->model->undo.done.n, 2);
	free(uins);
	flow_end(f);
}

/* Marks so many customers, none of them of the list, and takes a turn. */
static void mark_others(struct flow *f, uint64_t first, size_t n)
{
	uint64_t *uins = calloc(n + 1, sizeof *uins);
	assert_non_null(uins);
	for (size_t i = 0; i < n; i++)
		uins[i] = first + i;
	marks_set(f->model, uins, n);
	flow_keys(f, "j");
	free(uins);
}

TEST(marks_count_to_the_last)
{
	struct flow *f = flow_start("30..1", 100);
	const struct undo_stack *done = &f->model->undo.done;
	mark_others(f, 1, UNDO_MARKS / 2);
	mark_others(f, 2, UNDO_MARKS / 2);
	mark_others(f, 3, 1);
	assert_int_equal(done->n, 3);
	mark_others(f, 4, 0);
	assert_int_equal(done->n, 2);
	mark_others(f, 1, UNDO_MARKS + 1); /* the latest step stays, however large it is */
	mark_others(f, 2, 0);
	assert_int_equal(done->n, 1);
	flow_keys(f, "Ctrl-_");
	assert_int_equal(f->model->marks.n, UNDO_MARKS + 1);
	flow_end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(removed_marks_come_back),
	    cmocka_unit_test(all_keys_of_a_prompt_are_one_step),
	    cmocka_unit_test(what_was_given_up_with_esc_is_no_step),
	    cmocka_unit_test(a_change_forgets_what_was_undone),
	    cmocka_unit_test(several_parts_of_one_change_come_back_together),
	    cmocka_unit_test(the_oldest_steps_are_dropped),
	    cmocka_unit_test(many_marks_leave_room_for_few_steps),
	    cmocka_unit_test(marks_count_to_the_last),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
