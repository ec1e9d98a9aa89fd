/* SPDX-License-Identifier: MIT */
/* Tests of src/app/table/load_all.c. */
#include <inttypes.h>

#include "flow.h"
#include "test.h"

static void start(struct flow *f, uint64_t customers, size_t budget)
{
	flow_init(f);
	char range[40];
	snprintf(range, sizeof range, "%" PRIu64 "..1", customers);
	assert_true(fake_customers_set(&f->customers, sl_from(range)));
	f->settings.store_budget = budget;
	flow_open(f, 24, 80);
	flow_settle(f);
}

static bool says(const struct flow *f, const char *text)
{
	return f->model->toast.shown && strstr(f->model->toast.text, text) != NULL;
}

TEST(says_the_cost_first)
{
	struct flow f;
	start(&f, 2013, 0);
	flow_keys(&f, "a");
	assert_true(says(&f, "19 requests, about 4 s"));
	assert_true(f.model->loader.everything);
	flow_release(&f);
}

TEST(says_when_all_are_there)
{
	struct flow f;
	start(&f, 1500, 0);
	flow_keys(&f, "a");
	flow_settle(&f);
	assert_true(store_complete(f.model->loader.store));
	assert_false(f.model->loader.everything);
	flow_keys(&f, "a");
	assert_true(says(&f, "All 1,500 customers are loaded"));
	flow_release(&f);
}

TEST(escape_keeps_what_came)
{
	struct flow f;
	start(&f, 5000, 0);
	flow_keys(&f, "a");
	flow_answer_all(&f);
	uint64_t loaded = store_loaded(f.model->loader.store);
	flow_keys(&f, "Esc");
	flow_settle(&f);
	assert_false(f.model->loader.everything);
	assert_true(store_loaded(f.model->loader.store) >= loaded);
	assert_true(store_loaded(f.model->loader.store) < 5000);
	flow_release(&f);
}

/* Without an end it would fetch what it has just dropped, for ever. */
TEST(a_full_store_ends_it)
{
	struct flow f;
	start(&f, 20000, 300000);
	flow_keys(&f, "a");
	flow_settle(&f);
	assert_false(f.model->loader.everything);
	assert_true(store_loaded(f.model->loader.store) < 20000);
	assert_true(f.n_asked < 200);
	flow_release(&f);
}

TEST(without_the_first_page_it_says_that_it_waits)
{
	struct flow f;
	flow_init(&f);
	assert_true(fake_customers_set(&f.customers, SL("300..1")));
	flow_open(&f, 24, 80);
	flow_keys(&f, "a");
	assert_true(says(&f, "Loading all after the first page; Esc stops"));
	flow_release(&f);
	start(&f, 1, 0);
	flow_keys(&f, "a");
	assert_false(says(&f, "after the first page"));
	assert_true(f.model->toast.shown);
	flow_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_the_cost_first),
	    cmocka_unit_test(says_when_all_are_there),
	    cmocka_unit_test(escape_keeps_what_came),
	    cmocka_unit_test(a_full_store_ends_it),
	    cmocka_unit_test(without_the_first_page_it_says_that_it_waits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
