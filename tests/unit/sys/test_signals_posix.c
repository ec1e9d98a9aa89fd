/* SPDX-License-Identifier: MIT */
/* Tests of src/sys/signals_posix.c. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/attr.h"

#include "sys/signals_posix.h"

#include "test.h"

static bool readable(int fd)
{
	struct pollfd p = {fd, POLLIN, 0};
	return poll(&p, 1, 0) == 1;
}

static struct signals_port opened(void)
{
	struct signals_port s;
	struct err e = {0};
	assert_true(signals_posix(&s, &e));
	return s;
}

TEST(each_signal_is_an_event)
{
	static const struct {
		int number;
		enum signal_event event;
	} all[] = {{SIGWINCH, SIGNAL_RESIZE},   {SIGTSTP, SIGNAL_SUSPEND},
		   {SIGCONT, SIGNAL_CONTINUE},  {SIGINT, SIGNAL_INTERRUPT},
		   {SIGTERM, SIGNAL_TERMINATE}, {SIGHUP, SIGNAL_HANGUP}};
	struct signals_port s = opened();
	enum signal_event what;
	assert_false(readable(s.fd));
	assert_false(s.next(s.ctx, &what));
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		raise(all[i].number);
		assert_true(readable(s.fd));
		assert_true(s.next(s.ctx, &what));
		assert_int_equal(what, all[i].event);
		assert_false(s.next(s.ctx, &what));
	}
	s.close(s.ctx);
}

TEST(events_keep_their_order)
{
	struct signals_port s = opened();
	enum signal_event what;
	raise(SIGTERM);
	raise(SIGWINCH);
	raise(SIGWINCH);
	assert_true(s.next(s.ctx, &what) && what == SIGNAL_TERMINATE);
	assert_true(s.next(s.ctx, &what) && what == SIGNAL_RESIZE);
	assert_true(s.next(s.ctx, &what) && what == SIGNAL_RESIZE);
	assert_false(s.next(s.ctx, &what));
	s.close(s.ctx);
}

/* More than a pipe holds: the handler must not wait for a reader. */
TEST(a_flood_blocks_nobody)
{
	struct signals_port s = opened();
	enum signal_event what;
	size_t n = 0;
	for (int i = 0; i < 100000; i++)
		raise(SIGWINCH);
	while (s.next(s.ctx, &what))
		n++;
	assert_in_range(n, 1000, 99999);
	raise(SIGTERM);
	assert_true(s.next(s.ctx, &what) && what == SIGNAL_TERMINATE);
	s.close(s.ctx);
}

TEST(a_broken_pipe_kills_nobody)
{
	struct signals_port s = opened();
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(write(ends[1], "x", 1), -1);
	close(ends[1]);
	s.close(s.ctx);
}

TEST(children_do_not_get_the_pipe)
{
	struct signals_port s = opened();
	assert_true(fcntl(s.fd, F_GETFD) & FD_CLOEXEC);
	s.close(s.ctx);
}

TEST(closing_puts_the_defaults_back)
{
	static const int all[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP};
	struct signals_port s = opened();
	int fd = s.fd;
	s.close(s.ctx);
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct sigaction a;
		sigaction(all[i], NULL, &a);
		assert_true(a.sa_handler == SIG_DFL);
	}
	assert_int_equal(fcntl(fd, F_GETFD), -1);
	s = opened();
	raise(SIGINT);
	assert_true(readable(s.fd));
	s.close(s.ctx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_signal_is_an_event),
	    cmocka_unit_test(events_keep_their_order),
	    cmocka_unit_test(a_flood_blocks_nobody),
	    cmocka_unit_test(a_broken_pipe_kills_nobody),
	    cmocka_unit_test(children_do_not_get_the_pipe),
	    cmocka_unit_test(closing_puts_the_defaults_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
