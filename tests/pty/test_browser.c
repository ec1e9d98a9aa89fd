/* SPDX-License-Identifier: MIT */
/* What a person sees and does: the real program, a real terminal, a server that checks signatures,
 * TLS. */
#include <sys/wait.h>

#include "program.h"
#include "test.h"

static struct demo_child_request requests[4000];

TEST(first_screen)
{
	struct program b = program_start(&(struct program_options){0});
	assert_non_null(strstr(pty_row(b.pty, 0), "tcpartner"));
	assert_non_null(strstr(pty_row(b.pty, 0), "of 2,013"));
	assert_non_null(strstr(pty_row(b.pty, 2), "UIN   "));
	assert_non_null(strstr(pty_row(b.pty, 2), "Name"));
	assert_true(b.pty->alt_screen);
	assert_int_equal(program_quit(&b), 0);
	assert_false(b.pty->alt_screen);
	assert_true(b.pty->cursor_shown);
	assert_true(pty_modes_restored(b.pty));
	program_stop(&b);
}

TEST(a_frame_comes_before_the_network)
{
	static const char *const slow[] = {"--latency", "3000", NULL};
	struct program b = program_launch(&(struct program_options){.demo = slow});
	assert_true(pty_wait(b.pty, "UIN   "));
	/* The first may be on its way (test_loop.c has the order), and no other before its answer.
	 */
	assert_in_range(demo_child_requests(&b.demo, requests, 4), 0, 1);
	assert_true(pty_find(b.pty, "░░░░") > 0);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(scrolling_fetches_lazily)
{
	static const char *const big[] = {"--customers", "100000", NULL};
	struct program b = program_start(&(struct program_options){.demo = big});
	assert_true(pty_wait(b.pty, "of 100,000"));
	pty_type(b.pty, "G");
	assert_true(pty_wait(b.pty, "row 100,000/100,000 (100%)"));
	assert_true(pty_wait_gone(b.pty, "░░"));
	pty_type(b.pty, "g");
	assert_true(pty_wait(b.pty, "row 1/100,000"));
	size_t n = demo_child_requests(&b.demo, requests, 4000);
	assert_in_range(n, 2, 6);
	for (size_t i = 0; i < n; i++)
		assert_true(requests[i].page <= 3 || requests[i].page >= 998);
	assert_true(demo_child_rate(requests, n) <= 5);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(the_mouse_is_ours_while_it_is_on)
{
	struct program b = program_start(&(struct program_options){0});
	assert_int_equal(b.pty->mouse, VTERM_PROP_MOUSE_NONE);
	pty_type(b.pty, "m");
	assert_true(pty_wait(b.pty, "The mouse is on: scroll"));
	assert_int_equal(b.pty->mouse, VTERM_PROP_MOUSE_DRAG);
	pty_send(b.pty, "\033[<0;20;9M\033[<0;20;9m", 20);
	assert_true(pty_wait(b.pty, "row 5/2,013"));
	pty_send(b.pty, "\033[<0;16;3M", 10);
	assert_true(pty_wait(b.pty, "by Name"));
	pty_type(b.pty, "Q");
	assert_true(pty_exit(b.pty));
	assert_int_equal(b.pty->mouse, VTERM_PROP_MOUSE_NONE);
	program_stop(&b);
}

TEST(filter_by_name)
{
	struct program b = program_start(&(struct program_options){0});
	pty_type(b.pty, "f");
	assert_true(pty_wait(b.pty, "Filter: ask the API"));
	pty_type(b.pty, "2");
	pty_type(b.pty, "\n");
	pty_type(b.pty, "a\n");
	assert_true(pty_wait_gone(b.pty, "Filter: ask the API"));
	assert_true(pty_wait_gone(b.pty, "of 2,013"));
	assert_true(pty_wait(b.pty, "Name contains \"a\""));
	pty_type(b.pty, "F");
	assert_true(pty_wait(b.pty, "of 2,013"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(order_turns)
{
	struct program b = program_start(&(struct program_options){0});
	char newest[200], oldest[200];
	snprintf(newest, sizeof newest, "%.13s", pty_row(b.pty, 4) + 3); /* past the marker */
	pty_type(b.pty, "o");
	assert_true(pty_wait(b.pty, "↑Associated"));
	assert_true(pty_wait_gone(b.pty, newest));
	snprintf(oldest, sizeof oldest, "%.13s", pty_row(b.pty, 4) + 3);
	assert_string_not_equal(newest, oldest);
	pty_type(b.pty, "o");
	assert_true(pty_wait(b.pty, newest));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static void assert_each_shown(struct pty *p, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (pty_find(p, words[i]) < 0)
			fail_msg("%s is not shown", words[i]);
}

TEST(detail_shows_every_field)
{
	static const char *const first[] = {"Status",  "Remaining", "Credit",
					    "Arrears", "Name",      "UIN"};
	static const char *const last[] = {"Email",      "Mobile", "Remark",    "Identity",
					   "Associated", "Expiry", "RequestId", "Force"};
	struct program b = program_start(&(struct program_options){.rows = 40, .cols = 120});
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "no other value"));
	assert_each_shown(b.pty, first, sizeof first / sizeof *first);
	pty_type(b.pty, "\tG");
	assert_true(pty_wait(b.pty, "Type "));
	assert_each_shown(b.pty, last, sizeof last / sizeof *last);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(b.pty, "RequestId"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(any_size)
{
	static const int sizes[][2] = {{1, 1},  {2, 200},   {3, 12}, {60, 2},
				       {8, 40}, {150, 500}, {5, 20}, {24, 80}};
	struct program b = program_start(&(struct program_options){0});
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		long frame = b.pty->frame;
		pty_resize(b.pty, sizes[i][0], sizes[i][1]);
		assert_true(pty_wait_frame(b.pty, frame));
		pty_type(b.pty, "jjG/k\n");
	}
	assert_true(pty_wait(b.pty, "UIN   "));
	assert_true(pty_wait(b.pty, "row "));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static void ends_by(int signal, int want)
{
	struct program b = program_start(&(struct program_options){0});
	kill(b.pty->pid, signal);
	assert_true(pty_exit(b.pty));
	if (want > 0)
		assert_int_equal(WEXITSTATUS(b.pty->status), want);
	else
		assert_true(WIFSIGNALED(b.pty->status) && WTERMSIG(b.pty->status) == signal);
	assert_false(b.pty->alt_screen);
	assert_true(b.pty->cursor_shown);
	assert_false(b.pty->pasting);
	assert_true(pty_modes_restored(b.pty));
	program_stop(&b);
}

TEST(signals_give_the_terminal_back)
{
	ends_by(SIGTERM, 143);
	ends_by(SIGHUP, 129);
}

/* Ctrl-C is a key there; this is the signal, as another process sends it. */
TEST(an_interrupt_from_outside_asks_first)
{
	static const char *const few[] = {"--customers", "5", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = few});
	/* The partner's own credit is requested last. */
	assert_true(pty_wait(b.pty, "ok 2  failed 0"));
	kill(b.pty->pid, SIGINT);
	assert_true(pty_wait(b.pty, "Press q to quit, or Ctrl-C again"));
	kill(b.pty->pid, SIGINT);
	assert_true(pty_exit(b.pty));
	assert_int_equal(WEXITSTATUS(b.pty->status), 130);
	assert_false(b.pty->alt_screen);
	assert_true(b.pty->cursor_shown);
	assert_true(pty_modes_restored(b.pty));
	program_stop(&b);
}

/* Proof that the check above can fail. */
TEST(sigkill_leaves_the_terminal_taken)
{
	struct program b = program_start(&(struct program_options){0});
	kill(b.pty->pid, SIGKILL);
	assert_true(pty_exit(b.pty));
	assert_true(b.pty->alt_screen);
	assert_false(pty_modes_restored(b.pty));
	program_stop(&b);
}

TEST(help_lists_and_runs)
{
	struct program b = program_start(&(struct program_options){0});
	pty_type(b.pty, "?");
	assert_true(pty_wait(b.pty, "less than 10% remains"));
	pty_type(b.pty, "oldest first");
	assert_true(pty_wait(b.pty, "toggle newest or oldest first"));
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "↑Associated"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(pasted_newline_does_not_submit)
{
	struct program b = program_start(&(struct program_options){0});
	pty_type(b.pty, "f");
	assert_true(pty_wait(b.pty, "Filter: ask the API"));
	pty_key(b.pty, VTERM_KEY_TAB);
	pty_paste(b.pty, "ac\nme");
	assert_true(pty_wait(b.pty, "ac me"));
	assert_true(pty_find(b.pty, "Filter: ask the API") >= 0);
	/* A submitted filter would stand in the header. */
	assert_non_null(strstr(pty_row(b.pty, 0), "All customers"));
	assert_null(strstr(pty_row(b.pty, 0), "contains"));
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(b.pty, "Filter: ask the API"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* Over a slow line a step of the cursor is as fast as its bytes are few. The bar is two rows. */
TEST(a_step_of_the_cursor_is_few_bytes)
{
	static const char *const few[] = {"--customers", "100", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 40, .cols = 120, .demo = few});
	assert_true(pty_wait(b.pty, "Loaded 100 of 100"));
	assert_true(pty_wait(b.pty, "0/5 rps")); /* nothing moves by itself any more */
	for (int i = 0; i < 20; i++) {
		size_t before = b.pty->total;
		long frame = b.pty->frame;
		pty_type(b.pty, "j");
		assert_true(pty_wait_frame(b.pty, frame));
		assert_in_range(b.pty->total - before, 20, 760 + sizeof "\033]7777;frame=99\a");
	}
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static long writes_of(pid_t pid)
{
	char path[64], line[80];
	long n = -1;
	snprintf(path, sizeof path, "/proc/%ld/io", (long)pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "syscw: %ld", &n) == 1)
			break;
	if (f)
		fclose(f);
	return n;
}

/* The longest frames as well, and also in a window that has grown: nothing is seen half drawn. The
 * marks of a terminal that draws frames at once are in the same write. */
TEST(a_frame_is_one_write)
{
	static const char *const some[] = {"--customers", "300", NULL};
	struct program b = program_start(&(struct program_options){.demo = some});
	assert_true(pty_wait(b.pty, "loaded 300 of 300"));
	pty_resize(b.pty, 50, 180);
	assert_true(pty_wait(b.pty, "0/5 rps"));
	pty_type(b.pty, "\033[?2026;2$y");
	if (writes_of(b.pty->pid) < 0)
		skip(); /* nothing tells */
	for (int i = 0; i < 6; i++) {
		long frame = b.pty->frame, before = writes_of(b.pty->pid);
		pty_type(b.pty, i % 2 ? "g" : "G");
		assert_true(pty_wait_frame(b.pty, frame));
		assert_true(pty_wait(b.pty, i % 2 ? "row 1/" : "row 300/"));
		assert_int_equal(writes_of(b.pty->pid) - before, 2); /* and the mark */
	}
	assert_non_null(memmem(b.pty->raw, b.pty->n_raw, "\033[?2026h", 8));
	assert_non_null(memmem(b.pty->raw, b.pty->n_raw, "\033[?2026l", 8));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(ascii_screen_is_ascii)
{
	static const char *const ascii[] = {"--ascii", NULL};
	static const char *const plain[] = {"--customers", "5", "--seed", "3", NULL};
	struct program b = program_start(&(struct program_options){.args = ascii, .demo = plain});
	for (int row = 0; row < 3; row++)
		for (const char *s = pty_row(b.pty, row); *s; s++)
			assert_true((unsigned char)*s < 0x80);
	assert_true(pty_find(b.pty, "[") >= 0);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

static bool coloured(struct pty *p)
{
	for (int r = 0; r < p->rows; r++)
		for (int c = 0; c < p->cols; c++) {
			VTermScreenCell x = pty_cell(p, r, c);
			if (!VTERM_COLOR_IS_DEFAULT_FG(&x.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&x.bg))
				return true;
		}
	return false;
}

TEST(no_color_is_obeyed)
{
	static const char *const env[] = {"NO_COLOR=1", NULL};
	struct program b = program_start(&(struct program_options){0});
	assert_true(coloured(b.pty));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
	b = program_start(&(struct program_options){.env = env});
	assert_false(coloured(b.pty));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(wrong_key_says_what_to_do)
{
	static const char *const env[] = {"TENCENTCLOUD_SECRET_KEY=wrong", NULL};
	struct program b = program_launch(&(struct program_options){.env = env});
	assert_true(pty_wait(b.pty, "AuthFailure.SignatureFailure"));
	assert_int_equal(demo_child_requests(&b.demo, requests, 10), 1);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(first_screen),
	    cmocka_unit_test(a_frame_comes_before_the_network),
	    cmocka_unit_test(scrolling_fetches_lazily),
	    cmocka_unit_test(the_mouse_is_ours_while_it_is_on),
	    cmocka_unit_test(filter_by_name),
	    cmocka_unit_test(order_turns),
	    cmocka_unit_test(detail_shows_every_field),
	    cmocka_unit_test(any_size),
	    cmocka_unit_test(signals_give_the_terminal_back),
	    cmocka_unit_test(an_interrupt_from_outside_asks_first),
	    cmocka_unit_test(sigkill_leaves_the_terminal_taken),
	    cmocka_unit_test(help_lists_and_runs),
	    cmocka_unit_test(pasted_newline_does_not_submit),
	    cmocka_unit_test(a_step_of_the_cursor_is_few_bytes),
	    cmocka_unit_test(a_frame_is_one_write),
	    cmocka_unit_test(ascii_screen_is_ascii),
	    cmocka_unit_test(no_color_is_obeyed),
	    cmocka_unit_test(wrong_key_says_what_to_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
