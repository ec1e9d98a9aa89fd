/* SPDX-License-Identifier: MIT */
/* Runs the tests of a program side by side, each in a process of its own. */
#include "parallel.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define AT_A_TIME 8
#define TESTS_MAX 100

struct parallel_test {
	const char *program, *name;
	pid_t pid;  /* 0: not started */
	int status; /* of waitpid */
	bool ended;
	FILE *out; /* what it printed; no name, so nothing to clean up */
};

struct queue {
	struct parallel_test all[TESTS_MAX];
	size_t n, started, running;
};

static struct queue queue;

static void start(struct parallel_test *a)
{
	a->out = tmpfile();
	if (!a->out)
		fail_msg("no temporary file: %s", strerror(errno));
	fflush(stdout);
	a->pid = fork();
	if (a->pid == 0) {
		dup2(fileno(a->out), STDOUT_FILENO);
		dup2(fileno(a->out), STDERR_FILENO);
		execl(a->program, a->program, a->name, (char *)NULL);
		_exit(127);
	}
}

static void start_more(void)
{
	for (; queue.started < queue.n && queue.running < AT_A_TIME; queue.running++)
		start(&queue.all[queue.started++]);
}

static void take_one_that_ended(void)
{
	int status;
	pid_t pid = wait(&status);
	for (size_t i = 0; i < queue.started; i++)
		if (queue.all[i].pid == pid && !queue.all[i].ended) {
			queue.all[i].status = status;
			queue.all[i].ended = true;
			queue.running--;
		}
}

/* Prints the test's lines as TAP comments: the verdict is printed by this program. */
static void tell(struct parallel_test *a)
{
	char line[1000];
	rewind(a->out);
	while (fgets(line, sizeof line, a->out))
		printf("# %s", line);
	fflush(stdout);
}

TEST(await)
{
	struct parallel_test *a = *state;
	start_more();
	while (!a->ended) {
		take_one_that_ended();
		start_more();
	}
	if (!WIFEXITED(a->status) || WEXITSTATUS(a->status) != 0) {
		tell(a);
		fail_msg("%s ended with status %#x; `%s %s` runs it alone", a->name, a->status,
			 a->program, a->name);
	}
	fclose(a->out);
}

int parallel_run(int argc, char *const argv[], const char *name, const struct CMUnitTest *tests,
		 size_t n)
{
	static struct CMUnitTest awaited[TESTS_MAX];
	if (argc > 1) {
		cmocka_set_test_filter(argv[1]);
		return _cmocka_run_group_tests(name, tests, n, NULL, NULL);
	}
	for (; queue.n < n && queue.n < TESTS_MAX; queue.n++) {
		struct parallel_test *a = &queue.all[queue.n];
		*a = (struct parallel_test){.program = argv[0], .name = tests[queue.n].name};
		awaited[queue.n] =
		    (struct CMUnitTest){.name = a->name, .test_func = await, .initial_state = a};
	}
	return _cmocka_run_group_tests(name, awaited, queue.n, NULL, NULL);
}
