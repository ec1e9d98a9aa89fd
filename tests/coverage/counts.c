/* SPDX-License-Identifier: MIT */
/*
 * Writes what gcov counted in a program, however the program ends. `make coverage` links it, and
 * the linker gives it the calls named here (`--wrap`). By itself gcov writes only at exit() and
 * before exec, so a child that ends by _exit, or a program that ends by a signal which it raises
 * itself, would count as never run. The calls of gcov itself must not fail under torture, and it
 * must not be interrupted: a half written file makes gcov drop all later counts of it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

#define WRITE_SECONDS 20 /* a signal that came within malloc could make us wait for ever */

void __gcov_reset(void);
void __real___gcov_dump(void);
void __real___gcov_exit(void);
int __real_raise(int number);
_Noreturn void __real__exit(int code);

pid_t __wrap___gcov_fork(void);
void __wrap___gcov_dump(void);
void __wrap___gcov_exit(void);
int __wrap_raise(int number);
_Noreturn void __wrap__exit(int code);

/* The object that makes calls fail, if one is preloaded. */
static void pause_torture(bool paused)
{
	void (*pause_calls)(bool) = (void (*)(bool))dlsym(RTLD_DEFAULT, "torture_pause");
	if (pause_calls)
		pause_calls(paused);
}

/* A test may let a program write only small files. */
static void lift_file_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_FSIZE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_FSIZE, &limit);
	}
}

static void write_counts(void (*write)(void))
{
	sigset_t all, before;
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	lift_file_limit();
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	pause_torture(true);
	write();
	pause_torture(false);
	setrlimit(RLIMIT_FSIZE, &limit);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* A child keeps the counts of its parent. gcov would begin anew in the middle of a function, and
 * the counts of its two halves would contradict each other. */
pid_t __wrap___gcov_fork(void)
{
	return fork();
}

/* Before exec. */
void __wrap___gcov_dump(void)
{
	write_counts(__real___gcov_dump);
}

/* At exit(). */
void __wrap___gcov_exit(void)
{
	write_counts(__real___gcov_exit);
}

void __wrap__exit(int code)
{
	sigset_t late;
	signal(SIGALRM, SIG_DFL);
	alarm(WRITE_SECONDS);
	sigemptyset(&late);
	sigaddset(&late, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &late, NULL);
	lift_file_limit();
	pause_torture(true);
	__real___gcov_dump();
	__real__exit(code);
}

static bool is_the_end(int number)
{
	struct sigaction a;
	bool harmless = number == SIGSTOP || number == SIGTSTP || number == SIGCONT ||
			number == SIGCHLD || number == SIGWINCH;
	return !harmless && sigaction(number, NULL, &a) == 0 && a.sa_handler == SIG_DFL;
}

int __wrap_raise(int number)
{
	if (is_the_end(number)) {
		write_counts(__real___gcov_dump);
		__gcov_reset(); /* else nothing is written a second time */
	}
	return __real_raise(number);
}
