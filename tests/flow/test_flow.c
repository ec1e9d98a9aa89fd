/* SPDX-License-Identifier: MIT */
/*
 * Every tests/flow/NAME.steps against NAME.expect: keys, answers and time go in; sends, sentences
 * and screens come out. BLESS=1 writes what comes out; the difference is to be read like code.
 */
#include <glob.h>

#include "flow.h"
#include "golden.h"
#include "test.h"

#define FILE_MAX       (4u << 20)
#define PATH_MAX_BYTES 300

static bool read_file(const char *path, struct buf *out)
{
	char bytes[4096];
	size_t n;
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
		buf_add(out, (struct sl){bytes, n});
	fclose(f);
	return true;
}

TEST(runs_as_expected)
{
	const char *path = *state;
	char expect[PATH_MAX_BYTES];
	struct buf script, out;
	struct err e = {0};
	buf_init(&script, FILE_MAX);
	buf_init(&out, FILE_MAX);
	assert_true(read_file(path, &script));
	snprintf(expect, sizeof expect, "%.*s.expect", (int)(strlen(path) - strlen(".steps")),
		 path);
	bool ok = flow_script(buf_sl(&script), &out, &e);
	if (!ok)
		print_error("%.*s%s: %s\n", (int)out.n, out.p, path, e.text);
	if (ok)
		golden_check(expect, buf_sl(&out));
	buf_release(&script);
	buf_release(&out);
	assert_true(ok);
}

/* Proof that the harness can fail: a step that does not hold stops the flow. */
TEST(a_bad_step_fails)
{
	static const char *const bad[] = {"dance 3\n", "start 24\n",
					  "customers 3..1\nstart 24 80\nkey Nonsense\n",
					  "customers 3..1\nstart 24 80\nanswer 9\n"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err e = {0};
		struct buf out;
		buf_init(&out, FILE_MAX);
		assert_false(flow_script(sl_from(bad[i]), &out, &e));
		assert_true(e.text[0]);
		buf_release(&out);
	}
}

/* Without an argument all scripts; with one those that it matches. */
int main(int argc, char **argv)
{
	glob_t found = {0};
	const char *scripts = argc > 1 ? argv[1] : "tests/flow/*.steps";
	if (glob(scripts, 0, NULL, &found) != 0) {
		fprintf(stderr, "no %s here: run from the top of the tree\n", scripts);
		return 1;
	}
	size_t n = found.gl_pathc + 1;
	struct CMUnitTest *tests = calloc(n, sizeof *tests);
	for (size_t i = 0; i < found.gl_pathc; i++)
		tests[i] = (struct CMUnitTest){.name = found.gl_pathv[i],
					       .test_func = runs_as_expected,
					       .initial_state = found.gl_pathv[i]};
	tests[n - 1] = (struct CMUnitTest)cmocka_unit_test(a_bad_step_fails);
	int failed = _cmocka_run_group_tests("flow", tests, n, NULL, NULL);
	free(tests);
	globfree(&found);
	return failed;
}
