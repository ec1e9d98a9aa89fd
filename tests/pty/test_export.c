/* SPDX-License-Identifier: MIT */
/* Files that the browser exports: the same bytes as `tcpartner list` prints, whole or not at all.
 */
#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/attr.h"

#include "files.h"
#include "program.h"
#include "test.h"

#define FILE_MAX (4u << 20)

static char folder[40];

SETUP(begin)
{
	snprintf(folder, sizeof folder, "/tmp/tcpartner-export-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

TEARDOWN(end)
{
	DIR *d = opendir(folder);
	char name[400];
	for (struct dirent *entry; d && (entry = readdir(d)) != NULL;) {
		snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
		unlink(name);
	}
	if (d)
		closedir(d);
	return rmdir(folder);
}

/* The whole file; free it. */
static char *contents(const char *name, size_t *n)
{
	char path[100], *text = malloc(FILE_MAX);
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	*n = fread(text, 1, FILE_MAX, f);
	assert_true(*n < FILE_MAX);
	fclose(f);
	return text;
}

static void assert_same(const char *a, const char *b)
{
	size_t n, m;
	char *x = contents(a, &n), *y = contents(b, &m);
	if (n != m || memcmp(x, y, n) != 0)
		fail_msg("%s (%zu bytes) and %s (%zu) differ", a, n, b, m);
	assert_true(n > 300);
	free(x);
	free(y);
}

/* What `list` prints about the same customers, into a file of that name. */
static void list(const struct program *b, const char *options, const char *name)
{
	char line[1000];
	static const char *const env[] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
					  "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, "HOME=/nonexistent",
					  NULL};
	snprintf(line, sizeof line, "%s list --endpoint %s --ca-file %s %s >%s/%s",
		 TEST_BUILD "/tcpartner", b->demo.url, b->demo.ca_path, options, folder, name);
	const char *const argv[] = {"/bin/sh", "-c", line, NULL};
	struct pty *p = pty_start(&(struct pty_options){.rows = 24, .cols = 80, .env = env}, argv);
	assert_true(pty_exit(p));
	assert_int_equal(WEXITSTATUS(p->status), 0);
	pty_free(p);
}

/* Opens the box, goes to columns and a format so many to the right, and types a name in the folder.
 */
static void fill_in(const struct program *b, int columns, int format, const char *name)
{
	char path[100];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	pty_type(b->pty, "x");
	assert_true(pty_wait(b->pty, "Export"));
	pty_type(b->pty, "\t");
	for (int i = 0; i < columns; i++)
		pty_key(b->pty, VTERM_KEY_RIGHT);
	pty_type(b->pty, "\t");
	for (int i = 0; i < format; i++)
		pty_key(b->pty, VTERM_KEY_RIGHT);
	pty_type(b->pty, path);
	assert_true(pty_wait(b->pty, path));
}

/* Raw columns first, then those with what is derived. */
TEST(all_customers_are_what_list_prints)
{
#define DERIVED                                                                                    \
	" --columns ClientUin,Name,RemainingCredit,Credit,Remark,Email,Mobile,AssociationTime,"    \
	"RecentExpiry,Type,IdentifyType,Force,Arrears,Status,RemainingPercent,TopUpToZero,"        \
	"TopUpToLow,TopUpToFull"
	static const char *const many[] = {"--customers", "730", "--seed", "5", NULL};
	static const char *const lazy[] = {"--load-all", "0", NULL};
	static const struct {
		int columns, format; /* steps to the right of those before */
		const char *name, *options, *says;
	} cases[] = {{1, 0, "a.csv", "-o csv", "CSV"},
		     {0, 1, "b.csv", "-o csv --bom", "CSV for Excel"},
		     {0, 1, "a.tsv", "-o tsv", "TSV"},
		     {1, 1, "a.json", "-o json" DERIVED, "JSON"},
		     {0, 1, "a.jsonl", "-o jsonl" DERIVED, "JSON lines"}};
	struct program b = program_start(
	    &(struct program_options){.rows = 30, .cols = 120, .demo = many, .args = lazy});
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char want[100];
		struct stat s;
		snprintf(want, sizeof want, "%s/%s: %s, ", folder, cases[i].name, cases[i].says);
		fill_in(&b, cases[i].columns, cases[i].format, cases[i].name);
		pty_type(b.pty, "\n");
		assert_true(pty_wait(b.pty, want));
		assert_true(pty_find(b.pty, "Exported all 730 customers") >= 0);
		list(&b, cases[i].options, "list");
		assert_same(cases[i].name, "list");
		snprintf(want, sizeof want, "%s/%s", folder, cases[i].name);
		assert_int_equal(stat(want, &s), 0);
		assert_int_equal(s.st_mode & 0777, 0600);
	}
	assert_int_equal(files_count(folder), 6);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(shown_customers_are_those_of_list_in_the_columns_of_the_screen)
{
	static const char *const many[] = {"--customers", "300", "--seed", "5", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = many});
	pty_type(b.pty, "a");
	assert_true(pty_wait(b.pty, "All 300 customers are loaded"));
	/* In the list of statuses NEG is the second. */
	pty_type(b.pty, "Sj1\n");
	fill_in(&b, 0, 0, "neg.csv");
	assert_true(pty_find(b.pty, " shown ") >= 0);
	assert_true(pty_find(b.pty, "as on the screen") >= 0);
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "Exported the "));
	list(&b,
	     "-o csv --status neg --columns "
	     "UIN,Name,Status,Remaining%,Remaining,Credit,Associated,Expiry,Email,Mobile,Remark,"
	     "Identity,Type",
	     "list");
	assert_same("neg.csv", "list");
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* The user may not know in which folder the program runs. */
TEST(the_message_names_the_file_absolutely_and_whole)
{
	static const char *const few[] = {"--customers", "9", NULL};
	char typed[200], want[100];
	size_t n = 0;
	/* Above the root is the root. */
	for (int up = 0; up < 30; up++)
		n += (size_t)snprintf(typed + n, sizeof typed - n, "../");
	snprintf(want, sizeof want, "%s/customers-of-the-year.csv", folder);
	snprintf(typed + n, sizeof typed - n, "%s", want + 1);
	struct program b =
	    program_start(&(struct program_options){.rows = 24, .cols = 80, .demo = few});
	pty_type(b.pty, "x\t\t\t");
	pty_type(b.pty, "\x15"); /* Ctrl-U */
	pty_type(b.pty, typed);
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "Exported all 9 customers"));
	assert_true(pty_find(b.pty, want) >= 0);
	assert_true(pty_find(b.pty, " bytes") >= 0);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(a_file_is_not_replaced_unasked)
{
	static const char *const few[] = {"--customers", "9", NULL};
	char path[100];
	size_t n;
	snprintf(path, sizeof path, "%s/mine", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs("mine", f);
	fclose(f);
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = few});
	fill_in(&b, 0, 0, "mine");
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "The file exists."));
	pty_type(b.pty, "\n");
	assert_true(pty_wait_gone(b.pty, "The file exists."));
	char *text = contents("mine", &n);
	assert_int_equal(n, 4);
	free(text);
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "The file exists."));
	pty_type(b.pty, "y");
	assert_true(pty_wait(b.pty, "Exported all 9 customers"));
	assert_int_equal(files_count(folder), 1);
	text = contents("mine", &n);
	assert_memory_equal(text, "ClientUin,Name,Status,", 22);
	free(text);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(an_unwritable_export_is_reported_and_leaves_no_file)
{
	static const char *const few[] = {"--customers", "9", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = few});
	fill_in(&b, 0, 0, "none/a.csv");
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "Nothing was written: cannot write"));
	assert_true(pty_find(b.pty, "directory") >= 0);
	assert_int_equal(files_count(folder), 0);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(b.pty, "Nothing was written"));
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

/* As on a full disk: here no file may grow past 64 KiB. */
TEST(no_room_is_said_and_nothing_stays)
{
	static const char *const env[] = {"HOME=/nonexistent", NULL};
	static const char *const argv[] = {
	    "/bin/sh", "-c", "ulimit -S -f 128 && exec " TEST_BUILD "/tcpartner --demo", NULL};
	struct program b = {
	    .pty = pty_start(&(struct pty_options){.rows = 30, .cols = 120, .env = env}, argv)};
	assert_true(pty_wait(b.pty, "row 1/"));
	fill_in(&b, 0, 0, "a.csv");
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "Nothing was written: cannot write"));
	assert_int_equal(files_count(folder), 0);
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(b.pty, "Nothing was written"));
	assert_int_equal(program_quit(&b), 0);
	pty_free(b.pty);
}

/* Neither when it is stopped, nor when the program is ended from outside. */
TEST(a_stopped_export_leaves_no_file)
{
	static const char *const slow[] = {"--customers", "5000", "--latency", "300", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = slow});
	fill_in(&b, 0, 0, "a.csv");
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "of 5,000, about"));
	pty_key(b.pty, VTERM_KEY_ESCAPE);
	assert_true(pty_wait(b.pty, "Nothing was written; loaded pages stay"));
	assert_int_equal(files_count(folder), 0);
	pty_type(b.pty, "x\n");
	assert_true(pty_wait(b.pty, "of 5,000, about"));
	kill(b.pty->pid, SIGTERM);
	assert_true(pty_exit(b.pty));
	assert_int_equal(WEXITSTATUS(b.pty->status), 143);
	assert_int_equal(files_count(folder), 0);
	program_stop(&b);
}

/* Where files can be without a name. */
TEST(not_even_a_kill_leaves_anything)
{
#ifdef __linux__
	static const char *const slow[] = {"--customers", "5000", "--latency", "300", NULL};
	struct program b =
	    program_start(&(struct program_options){.rows = 30, .cols = 120, .demo = slow});
	fill_in(&b, 0, 0, "a.csv");
	pty_type(b.pty, "\n");
	assert_true(pty_wait(b.pty, "of 5,000, about"));
	kill(b.pty->pid, SIGKILL);
	assert_true(pty_exit(b.pty));
	assert_int_equal(files_count(folder), 0);
	program_stop(&b);
#endif
}

/* For a terminal that takes no text: what was copied stands on the screen that is left. */
TEST(copied_text_is_printed_at_exit)
{
	static const char *const few[] = {"--customers", "9", "--seed", "5", NULL};
	static const char *const print[] = {"--print", NULL};
	char uin[13];
	for (int printed = 0; printed < 2; printed++) {
		struct program b = program_start(&(struct program_options){
		    .demo = few, .term = "linux", .args = printed ? print : NULL});
		snprintf(uin, sizeof uin, "%s", pty_row(b.pty, 4) + 2);
		pty_type(b.pty, "yu");
		assert_true(pty_wait(b.pty, "Could not copy"));
		assert_int_equal(program_quit(&b), 0);
		const char *last = (const char *)b.pty->raw;
		size_t at = b.pty->n_raw > 40 ? b.pty->n_raw - 40 : 0;
		bool found = memmem(last + at, b.pty->n_raw - at, uin, 12) != NULL;
		assert_int_equal(found, printed);
		program_stop(&b);
	}
}

#define WITH_SETUP(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SETUP(all_customers_are_what_list_prints),
	    WITH_SETUP(shown_customers_are_those_of_list_in_the_columns_of_the_screen),
	    WITH_SETUP(the_message_names_the_file_absolutely_and_whole),
	    WITH_SETUP(a_file_is_not_replaced_unasked),
	    WITH_SETUP(an_unwritable_export_is_reported_and_leaves_no_file),
	    WITH_SETUP(no_room_is_said_and_nothing_stays),
	    WITH_SETUP(a_stopped_export_leaves_no_file),
	    WITH_SETUP(not_even_a_kill_leaves_anything),
	    WITH_SETUP(copied_text_is_printed_at_exit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
