/* SPDX-License-Identifier: MIT */
/* Tests of src/files/log_file.c. */
#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif
#include <sys/stat.h>
#include <unistd.h>

#include "files/log_file.h"
#include "test.h"

static char folder[] = "/tmp/tcpartner-log-XXXXXX", path[100];

static const struct log_entry failure = {.number = 1,
					 .wall_s = 1790172131,
					 .id = 7,
					 .action = ACTION_CUSTOMERS,
					 .page = 3,
					 .tries = 2,
					 .http_status = 200,
					 .elapsed_ms = 80,
					 .fate = LOG_AGAIN,
					 .code = "Internal\"Error",
					 .request_id = "r-1",
					 .meaning = "it means",
					 .remedy = "do"};
#define FAILURE                                                                                    \
	"{\"time\":\"2026-09-23T14:02:11Z\",\"code\":\"Internal\\\"Error\",\"then\":\"tried "      \
	"again\",\"meaning\":\"it "                                                                \
	"means\",\"action\":\"QueryCustomersCredit\",\"try\":2,\"ms\":80,"                         \
	"\"page\":3,\"status\":200,\"requestId\":\"r-1\"}\n"

SETUP(begin)
{
	return mkdtemp(folder) ? snprintf(path, sizeof path, "%s/log", folder) < 0 : -1;
}

TEARDOWN(end)
{
	unlink(path);
	return rmdir(folder);
}

static void assert_holds(const char *want)
{
	char text[2000] = "";
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(text, want);
}

static mode_t mode_of_file(void)
{
	struct stat s;
	assert_int_equal(stat(path, &s), 0);
	return s.st_mode & 0777;
}

TEST(an_entry_is_a_line_of_json)
{
	struct buf out;
	buf_init(&out, 4000);
	log_file_line(&failure, &out);
	assert_string_equal(out.p, FAILURE);
	buf_clear(&out);
	struct log_entry none = {.wall_s = 0,
				 .fate = LOG_HALTED,
				 .code = "Credentials.NotRenewed",
				 .meaning = "m",
				 .remedy = "r"};
	log_file_line(&none, &out);
	assert_string_equal(out.p, "{\"time\":\"1970-01-01T00:00:00Z\",\"code\":"
				   "\"Credentials.NotRenewed\",\"then\":\"stopped\",\"meaning\":"
				   "\"m\"}\n");
	buf_release(&out);
}

TEST(lines_are_appended_to_a_file_of_the_users_alone)
{
	struct err e = {0};
	umask(0);
	int fd = log_file_open(path, &e);
	assert_true(fd >= 0);
	assert_true(log_file_write(fd, &failure));
	close(fd);
	assert_int_equal(mode_of_file(), 0600);
	fd = log_file_open(path, &e);
	assert_true(log_file_write(fd, &failure));
	close(fd);
	assert_holds(FAILURE FAILURE);
}

/* Nobody can open it before its mode is changed: the mode is never changed. */
TEST(a_new_file_is_the_users_alone_from_the_start)
{
#ifdef __linux__
	char events[4096];
	struct err e = {0};
	umask(0);
	unlink(path);
	int watch = inotify_init1(IN_NONBLOCK);
	if (watch < 0 || inotify_add_watch(watch, folder, IN_ATTRIB) < 0) {
		print_message("nothing can be watched here\n");
		skip();
	}
	int fd = log_file_open(path, &e);
	assert_true(fd >= 0);
	assert_int_equal(read(watch, events, sizeof events), -1);
	assert_int_equal(errno, EAGAIN);
	/* A mode that is changed would be seen. */
	assert_int_equal(fchmod(fd, 0644), 0);
	assert_true(read(watch, events, sizeof events) > 0);
	close(fd);
	close(watch);
#else
	skip();
#endif
}

TEST(a_file_open_to_others_is_closed_to_them)
{
	struct err e = {0};
	assert_int_equal(chmod(path, 0644), 0);
	int fd = log_file_open(path, &e);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(mode_of_file(), 0600);
}

TEST(a_pipe_that_nobody_reads_is_named)
{
	struct err e = {0};
	char name[120];
	snprintf(name, sizeof name, "%s/pipe", folder);
	assert_int_equal(mkfifo(name, 0600), 0);
	assert_int_equal(log_file_open(name, &e), -1);
	assert_non_null(strstr(e.text, "/pipe: nobody reads from this pipe"));
	unlink(name);
}

TEST(an_unwritable_log_is_reported)
{
	struct err e = {0};
	assert_int_equal(log_file_open(folder, &e), -1);
	assert_non_null(strstr(e.text, "cannot write --log "));
	assert_non_null(strstr(e.text, folder));
	int fd = open("/dev/full", O_WRONLY);
	if (fd < 0)
		skip();
	assert_false(log_file_write(fd, &failure));
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_entry_is_a_line_of_json),
	    cmocka_unit_test(lines_are_appended_to_a_file_of_the_users_alone),
	    cmocka_unit_test(a_new_file_is_the_users_alone_from_the_start),
	    cmocka_unit_test(a_file_open_to_others_is_closed_to_them),
	    cmocka_unit_test(a_pipe_that_nobody_reads_is_named),
	    cmocka_unit_test(an_unwritable_log_is_reported),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
