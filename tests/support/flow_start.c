/* SPDX-License-Identifier: MIT */
/* Starts a flow on a list of customers, and asks short questions about it. */
#include "flow_start.h"

#include "base/mem.h"

#include "test.h"

static struct flow *start_browser(const char *customers, uint32_t page_size, bool history)
{
	struct flow *f = mem_alloc(1, sizeof *f);
	flow_init(f);
	f->settings.page_size = page_size;
	f->settings.history = history;
	assert_true(fake_customers_set(&f->customers, sl_from(customers)));
	flow_open(f, 24, 80);
	flow_settle(f);
	flow_advance(f, 2000); /* what the pacer remembers is over */
	return f;
}

struct flow *flow_start(const char *customers, uint32_t page_size)
{
	return start_browser(customers, page_size, false);
}

struct flow *flow_start_history(const char *customers, uint32_t page_size)
{
	return start_browser(customers, page_size, true);
}

void flow_found(struct flow *f, int hours, const char *customers, int64_t spent)
{
	struct fake_customers then = {.spent = spent};
	struct snapshot s;
	struct event e = {.kind = EV_HISTORY, .history = {.news = SNAPSHOT_FOUND, .snapshot = &s}};
	assert_true(fake_customers_set(&then, sl_from(customers)));
	snapshot_init(&s, f->wall_s - (int64_t)hours * 3600);
	fake_customers_snapshot(&then, &s);
	flow_event(f, &e);
	snapshot_release(&s);
	fake_customers_release(&then);
}

void flow_costs(struct flow *f, int64_t dollars)
{
	struct cost_book book;
	struct event e = {.kind = EV_HISTORY, .history = {.news = SNAPSHOT_COSTS, .costs = &book}};
	int32_t today = daily_costs_day(f->wall_s);
	cost_book_init(&book);
	for (size_t i = 0; dollars && i < f->customers.n; i++)
		for (int day = 1; day <= BURN_DAYS_DEFAULT; day++)
			assert_true(cost_book_put(&book, FAKE_FIRST_UIN + f->customers.customers[i],
						  today - day, dollars * MONEY_UNIT));
	flow_event(f, &e);
	cost_book_release(&book);
}

struct flow *flow_list(struct query query, const char *customers, uint32_t page_size)
{
	struct flow *f = mem_alloc(1, sizeof *f);
	flow_init(f);
	f->lists = true;
	f->settings.query = query;
	f->settings.page_size = page_size;
	assert_true(fake_customers_set(&f->customers, sl_from(customers)));
	flow_open(f, 24, 80);
	return f;
}

void flow_assert_listed(const struct flow *f, const char *customers)
{
	struct fake_customers expected = {.n = 0};
	uint64_t row;
	assert_true(fake_customers_set(&expected, sl_from(customers)));
	assert_int_equal(store_loaded(f->model->loader.store), expected.n);
	for (size_t i = 0; i < expected.n; i++)
		if (!store_find_uin(f->model->loader.store, FAKE_FIRST_UIN + expected.customers[i],
				    &row))
			fail_msg("customer %u is lost", (unsigned)expected.customers[i]);
	fake_customers_release(&expected);
}

void flow_end(struct flow *f)
{
	assert_string_equal(f->broken.text, "");
	flow_release(f);
	mem_free(f);
}

void flow_type_text(struct flow *f, const char *text)
{
	flow_type(f, sl_from(text), false);
}

void flow_paste_text(struct flow *f, const char *text)
{
	flow_type(f, sl_from(text), true);
}

uint64_t flow_cursor_row(const struct flow *f)
{
	return f->model->table.cursor + 1;
}

bool flow_says(const struct flow *f, const char *part)
{
	return f->model->toast.shown && strstr(f->model->toast.text, part) != NULL;
}

size_t flow_sends(const struct flow *f)
{
	return f->n_asked;
}

void flow_quits_with(struct flow *f, int code)
{
	assert_true(f->model->stopping);
	assert_int_equal(f->model->exit_code, code);
	assert_int_equal(f->n_in_flight, 0);
	size_t sends = flow_sends(f);
	/* nothing brings it back */
	flow_keys(f, "R r o");
	assert_int_equal(flow_sends(f), sends);
}
