/* SPDX-License-Identifier: MIT */
/* After p nothing about a customer is written to the terminal, whatever is opened: what goes into a
 * recording of the screen is the bytes, not the cells. */

#include "demo/customers/dataset.h"
#include "demo/customers/names.h"
#include "program.h"
#include "test.h"

#define CUSTOMERS  230
#define SEED       7
#define TEXT_LEAST 5 /* bytes: a shorter one may stand in our own words */

static struct {
	struct buf text[CUSTOMERS * 4];
	size_t n;
} known;

static void add(void (*write)(const struct names *, uint64_t, uint32_t, struct buf *),
		const struct names *names, uint32_t id)
{
	struct buf *b = &known.text[known.n];
	buf_init(b, 4000);
	write(names, SEED, id, b);
	if (b->n >= TEXT_LEAST)
		known.n++;
	else
		buf_release(b);
}

static void write_mobile(const struct names *names, uint64_t seed, uint32_t id, struct buf *out)
{
	(void)names;
	names_mobile(seed, id, out);
}

static void write_email(const struct names *names, uint64_t seed, uint32_t id, struct buf *out)
{
	names_email(names, seed, id, true, out);
}

SETUP(learn)
{
	struct names names;
	names_init(&names, false);
	for (uint32_t id = 0; id < CUSTOMERS; id++) {
		add(names_name, &names, id);
		add(names_remark, &names, id);
		add(write_email, &names, id);
		add(write_mobile, &names, id);
	}
	names_release(&names);
	return known.n > CUSTOMERS * 2 ? 0 : -1;
}

TEARDOWN(forget)
{
	while (known.n)
		buf_release(&known.text[--known.n]);
	return 0;
}

/* How many of the texts are in what was written since. */
static size_t told(const struct pty *p, size_t since, const char **example)
{
	size_t n = 0, bytes = p->total - since;
	assert_true(bytes > 0 && bytes <= p->n_raw);
	const unsigned char *from = p->raw + p->n_raw - bytes;
	for (size_t i = 0; i < known.n; i++)
		if (memmem(from, bytes, known.text[i].p, known.text[i].n)) {
			*example = known.text[i].p;
			n++;
		}
	return n;
}

static void see(struct pty *p, const char *keys, const char *text)
{
	pty_type(p, keys);
	assert_true(pty_wait(p, text));
}

/* Everything that shows customers, once. */
static void look_round(struct pty *p)
{
	see(p, "g", "row 1/230");
	pty_ctrl(p, 'f');
	pty_ctrl(p, 'f');
	see(p, "G", "row 230/230");
	see(p, "$", "Remark");
	see(p, "0g", "row 1/230");
	see(p, "\n", "no other value");
	see(p, "jj", "row 3/230");
	see(p, "\n", "row 3/230");
	see(p, " ", "1 marked");
	see(p, "I", "Requests");
	see(p, "\n", "fold all");
	see(p, "G", "RequestId");
	see(p, "q", "Tab errors");
	see(p, "q", "row 4/230");
	see(p, "sj ", "Sort loaded rows");
	pty_type(p, "\n");
	assert_true(pty_wait_gone(p, "Sort loaded rows"));
	see(p, "x", "Export");
	pty_key(p, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(p, "Export"));
	see(p, "f", "Filter: ask the API");
	pty_key(p, VTERM_KEY_ESCAPE);
	assert_true(pty_wait_gone(p, "Filter: ask the API"));
	pty_resize(p, 24, 80);
	assert_true(pty_wait(p, "row "));
	pty_resize(p, 50, 200);
	assert_true(pty_wait(p, "row "));
	pty_ctrl(p, 'l');
}

static struct program start(const char *const *args)
{
	static const char *const demo[] = {"--customers", "230", "--seed", "7",
					   "--rate",      "0",   NULL};
	struct program b = program_start(
	    &(struct program_options){.rows = 50, .cols = 200, .demo = demo, .args = args});
	assert_true(pty_wait(b.pty, "230 of 230"));
	return b;
}

TEST(after_p_no_customer_is_written)
{
	const char *example = "";
	struct program b = start(NULL);
	size_t since = b.pty->total;
	/* Proof that the looking can find: unmasked it finds a lot. */
	look_round(b.pty);
	assert_true(told(b.pty, since, &example) > 100);
	see(b.pty, "=Up", "masked on the screen");
	assert_true(pty_wait(b.pty, "•••••"));
	since = b.pty->total;
	look_round(b.pty);
	if (told(b.pty, since, &example) != 0)
		fail_msg("\"%s\" was written to the terminal", example);
	assert_int_equal(program_quit(&b), 0);
	program_stop(&b);
}

TEST(a_session_that_starts_masked_writes_no_personal_data)
{
	static const char *const privacy[] = {"--privacy", NULL};
	const char *example = "";
	struct program b = start(privacy);
	look_round(b.pty);
	assert_int_equal(program_quit(&b), 0);
	if (told(b.pty, 0, &example) != 0)
		fail_msg("\"%s\" was written to the terminal", example);
	assert_string_equal(b.pty->title, "tcpartner environment");
	program_stop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(after_p_no_customer_is_written),
	    cmocka_unit_test(a_session_that_starts_masked_writes_no_personal_data),
	};
	return cmocka_run_group_tests(tests, learn, forget);
}
