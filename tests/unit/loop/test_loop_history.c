/* SPDX-License-Identifier: MIT */
/* Tests of src/loop/loop.c with the port of the history. */
#include "fake_ports.h"
#include "test.h"

#define CUSTOMERS                                                                                  \
	"{\"Response\":{\"Total\":2,\"Data\":["                                                    \
	"{\"ClientUin\":1,\"Name\":\"Acme\",\"Credit\":10,\"RemainingCredit\":5,\"Force\":0},"     \
	"{\"ClientUin\":2,\"Name\":\"Orchid\",\"Credit\":10,\"RemainingCredit\":5,\"Force\":0}],"  \
	"\"RequestId\":\"r\"}}"

/* The fake history, whose results come when the test says so. */
static struct {
	size_t kept, found, customers;
	int64_t before_s;
	int32_t today;
	int days;
	struct history_result result[4];
	size_t n;
} fake;
static struct snapshot earlier;
static struct history_port port;

static void keep(void *ctx, const struct snapshot *s)
{
	(void)ctx;
	fake.kept++;
	fake.customers = s->n;
}

static void find(void *ctx, int64_t before_s)
{
	(void)ctx;
	fake.found++;
	fake.before_s = before_s;
}

static void read_costs(void *ctx, int32_t today, int days)
{
	(void)ctx;
	fake.today = today;
	fake.days = days;
}

static bool take_result(void *ctx, struct history_result *out)
{
	(void)ctx;
	if (fake.n == 0)
		return false;
	*out = fake.result[--fake.n];
	return true;
}

static void drop(void *ctx)
{
	(void)ctx;
}

static int no_descriptor(void *ctx)
{
	(void)ctx;
	return -1;
}

static void add_result(struct history_result r)
{
	fake.result[fake.n++] = r;
}

static int run(struct fake_ports *w, void (*act)(struct fake_ports *, int, int), bool has_port)
{
	struct snapshot_row gone = {.uin = 9, .credit = 1, .remaining = 1, .known = SNAPSHOT_KNOWN};
	memset(&fake, 0, sizeof fake);
	port = (struct history_port){.keep = keep,
				     .find = find,
				     .costs = read_costs,
				     .next = take_result,
				     .drop = drop,
				     .fd = no_descriptor};
	fake_ports_init(w, true, act);
	w->model->comparison.on = true;
	w->loop.history = has_port ? &port : NULL;
	snapshot_init(&earlier, w->wall_s - 86400);
	assert_true(snapshot_add_row(&earlier, &gone));
	int code = fake_ports_run(w);
	snapshot_release(&earlier);
	return code;
}

static void compare(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 1) {
		assert_int_equal(fake.kept, 1);
		assert_int_equal(fake.customers, 2);
		assert_int_equal(fake.found, 1);
		assert_true(fake.before_s < w->wall_s);
		add_result((struct history_result){.of = HISTORY_JOB_FIND, .found = &earlier});
		add_result((struct history_result){.of = HISTORY_JOB_KEEP});
	} else if (turn == 2) {
		assert_true(fake_ports_shows(w, "2 new, 1 gone"));
		fake_ports_key(w, "Q", 1);
	}
}

TEST(a_list_is_kept_and_compared)
{
	struct fake_ports w;
	assert_int_equal(run(&w, compare, true), 0);
	assert_int_equal(w.turns, 3);
	fake_ports_release(&w);
}

#define REFUSAL                                                                                    \
	"{\"Response\":{\"Error\":{\"Code\":\"UnauthorizedOperation\",\"Message\":\"no\"},"        \
	"\"RequestId\":\"r\"}}"

static void refuse_bills(struct fake_ports *w, int turn, int timeout_ms)
{
	static struct cost_book book;
	int32_t today = daily_costs_day(w->wall_s);
	(void)timeout_ms;
	if (turn == 0) {
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 1) {
		fake_ports_key(w, "B", 1);
		fake_ports_key(w, "Enter", 1);
	} else if (turn == 2) {
		fake_ports_reply(w, w->sent[w->n_sent - 1], REFUSAL);
	} else if (turn == 3) {
		assert_int_equal(fake.today, today);
		assert_int_equal(fake.days, BURN_DAYS_DEFAULT);
		for (int day = 1; day <= 3; day++)
			assert_true(cost_book_put(&book, 1, today - day, MONEY_UNIT));
		add_result((struct history_result){.of = HISTORY_JOB_COSTS, .costs = &book});
	} else if (turn == 4) {
		assert_true(fake_ports_shows(w, "it is computed from kept snapshots"));
		fake_ports_key(w, "Q", 1);
		cost_book_release(&book);
	}
}

TEST(bills_that_are_refused_are_replaced_by_snapshots)
{
	struct fake_ports w;
	assert_int_equal(run(&w, refuse_bills, true), 0);
	fake_ports_release(&w);
}

static void fail_both(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0) {
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	} else if (turn == 1) {
		add_result(
		    (struct history_result){.of = HISTORY_JOB_KEEP, .why = "the disk is full"});
	} else if (turn == 2) {
		assert_true(fake_ports_shows(w, "the disk is full"));
		add_result((struct history_result){.of = HISTORY_JOB_FIND, .why = "it is damaged"});
	} else if (turn == 3) {
		assert_true(fake_ports_shows(w, "could not be read: it is damaged"));
		add_result((struct history_result){.of = HISTORY_JOB_FIND});
		fake_ports_key(w, "Q", 1);
	}
}

TEST(failures_are_shown)
{
	struct fake_ports w;
	assert_int_equal(run(&w, fail_both, true), 0);
	fake_ports_release(&w);
}

static void load(struct fake_ports *w, int turn, int timeout_ms)
{
	(void)timeout_ms;
	if (turn == 0)
		fake_ports_reply(w, w->sent[0], CUSTOMERS);
	else if (turn == 1)
		assert_true(fake_ports_shows(w, "this session has no file for it"));
	if (turn == 1)
		fake_ports_key(w, "Q", 1);
}

TEST(without_a_port_the_reason_is_shown)
{
	struct fake_ports w;
	assert_int_equal(run(&w, load, false), 0);
	fake_ports_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_is_kept_and_compared),
	    cmocka_unit_test(bills_that_are_refused_are_replaced_by_snapshots),
	    cmocka_unit_test(failures_are_shown),
	    cmocka_unit_test(without_a_port_the_reason_is_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
