/* SPDX-License-Identifier: MIT */
/* Tests of src/base/mem.c. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "test.h"

static int report_to;

static void report(const char *sentence)
{
	ssize_t n = write(report_to, sentence, strlen(sentence));
	(void)n;
}

static void report_and_die_again(const char *sentence)
{
	report(sentence);
	mem_die("a second time");
}

/* Runs die in a child; what its hook wrote, and the signal that ended it. */
static int death_of(void (*die)(void), void (*hook)(const char *), char *said, size_t size)
{
	int ends[2], status = 0;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		report_to = ends[1];
		mem_on_death(hook);
		die();
		_exit(0);
	}
	close(ends[1]);
	size_t n = 0;
	for (ssize_t got; n < size - 1 && (got = read(ends[0], said + n, size - 1 - n)) > 0;)
		n += (size_t)got;
	said[n] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

TEST(allocated_memory_is_zero)
{
	unsigned char *p = mem_alloc(1000, 3);
	for (size_t i = 0; i < 3000; i++)
		assert_int_equal(p[i], 0);
	mem_free(p);
}

TEST(an_allocation_of_no_bytes_is_a_pointer)
{
	void *none = mem_alloc(0, 8), *nobody = mem_alloc(8, 0);
	assert_non_null(none);
	assert_non_null(nobody);
	none = mem_resize(none, 0, 0);
	assert_non_null(none);
	mem_free(none);
	mem_free(nobody);
	mem_free(NULL);
}

TEST(resizing_keeps_what_was_there)
{
	char *p = mem_resize(NULL, 4, 1);
	memcpy(p, "abcd", 4);
	p = mem_resize(p, 100000, 1);
	assert_memory_equal(p, "abcd", 4);
	p = mem_resize(p, 2, 1);
	assert_memory_equal(p, "ab", 2);
	mem_free(p);
}

static void die_plainly(void)
{
	mem_die("the machine is full");
}

static void ask_for_a_product_that_wraps(void)
{
	mem_alloc(SIZE_MAX / 2 + 2, 2);
}

static void resize_to_a_product_that_wraps(void)
{
	mem_resize(NULL, SIZE_MAX / 4 + 1, 8);
}

TEST(dying_tells_the_hook_first)
{
	char said[200];
	assert_int_equal(death_of(die_plainly, report, said, sizeof said), SIGABRT);
	assert_string_equal(said, "the machine is full");
}

TEST(dying_without_a_hook)
{
	char said[200];
	assert_int_equal(death_of(die_plainly, NULL, said, sizeof said), SIGABRT);
	assert_string_equal(said, "");
}

TEST(a_failing_hook_is_called_once)
{
	char said[200];
	assert_int_equal(death_of(die_plainly, report_and_die_again, said, sizeof said), SIGABRT);
	assert_string_equal(said, "the machine is full");
}

TEST(a_size_that_wraps_is_a_bug)
{
	char said[200];
	assert_int_equal(death_of(ask_for_a_product_that_wraps, report, said, sizeof said),
			 SIGABRT);
	assert_non_null(strstr(said, "bug: allocation size"));
	assert_int_equal(death_of(resize_to_a_product_that_wraps, report, said, sizeof said),
			 SIGABRT);
	assert_non_null(strstr(said, "bug: allocation size at src/base/mem.c:"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(allocated_memory_is_zero),
	    cmocka_unit_test(an_allocation_of_no_bytes_is_a_pointer),
	    cmocka_unit_test(resizing_keeps_what_was_there),
	    cmocka_unit_test(dying_tells_the_hook_first),
	    cmocka_unit_test(dying_without_a_hook),
	    cmocka_unit_test(a_failing_hook_is_called_once),
	    cmocka_unit_test(a_size_that_wraps_is_a_bug),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
