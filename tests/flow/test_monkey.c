/* SPDX-License-Identifier: MIT */
/*
 * Keys, answers, faults, sizes and time in any order: what flow_check.c asks for must hold after
 * every turn, whatever comes. A seed is a whole run, so a failure can be played again.
 */

#include "app/model/model_query.h"

#include "flow.h"
#include "test.h"

#ifndef SEEDS
#define SEEDS 24
#endif
#define STEPS 250

struct monkey {
	struct flow f;
	uint64_t state;
};

static uint64_t below(struct monkey *m, uint64_t n)
{
	m->state ^= m->state << 13;
	m->state ^= m->state >> 7;
	m->state ^= m->state << 17;
	return m->state % n;
}

/* Any key but those that quit, which would end the run. */
static void press(struct monkey *m)
{
	static const char *const names[] = {
	    "j",      "k",      "PgDn",   "PgUp",   "Ctrl-D", "Ctrl-U", "g",    "G",     "%",
	    "H",      "M",      "L",      "h",      "l",      "0",      "$",    "Enter", "d",
	    "|",      "J",      "K",      "f",      "F",      "o",      "R",    "r",     ":",
	    "?",      "Esc",    "Ctrl-L", "Tab",    "Up",     "Down",   "Left", "Right", "BS",
	    "Del",    "Home",   "End",    "1",      "2",      "3",      "7",    "a",     "x",
	    "Ctrl-W", "Ctrl-K", "Ctrl-A", "Ctrl-E", "Z",      "深",     "é",    "F1",    "S-Tab",
	    "I",      "I",      "y",      "c",      "i",      "/",      "n",    "*",     "Space"};
	struct key k = {0};
	struct sl name = sl_from(names[below(m, sizeof names / sizeof *names)]);
	bool quits = m->f.model->n_layers && m->f.model->layers[0] == LAYER_PROMPT;
	assert_true(key_parse(name, &k));
	/* Enter in the prompt may run :quit; a second Z would too. */
	if (quits && k.code == KEYCODE_ENTER)
		k.code = KEYCODE_ESC;
	if (m->f.model->keymap.pending.code != KEYCODE_NONE && k.cp == 'Z')
		k.cp = 'j';
	k.pasted = below(m, 20) == 0;
	/* The help would run what quits. */
	if (app_top_layer(m->f.model) == LAYER_HELP && k.code == KEYCODE_ENTER) {
		enum action a = help_action(m->f.model, m->f.model->help.selected);
		if (a == DO_QUIT || a == DO_BACK || a == DO_INTERRUPT)
			k.code = KEYCODE_ESC;
	}
	flow_key(&m->f, k);
}

static void reply(struct monkey *m)
{
	static const char *const codes[] = {"InternalError",
					    "RequestLimitExceeded",
					    "OperationDenied.ServiceBusy",
					    "AuthFailure.SignatureExpire",
					    "AuthFailure.TokenFailure",
					    "InvalidParameterValue",
					    "FailedOperation",
					    "UnauthorizedOperation.UinNoAuth"};
	struct flow *f = &m->f;
	uint64_t any = f->n_asked ? 1 + below(m, f->n_asked) : 0; /* late ones too */
	uint64_t id = f->n_in_flight && below(m, 5) ? f->in_flight[below(m, f->n_in_flight)] : any;
	if (id == 0)
		return;
	if (below(m, 4))
		flow_answer(f, id);
	else if (below(m, 2))
		flow_fault(f, id, codes[below(m, 8)], (int64_t)below(m, 1000) - 500);
	else
		flow_reply(f, id,
			   &(struct wire_reply){.result = (enum wire_result)below(m, 8),
						.http_status = below(m, 2) ? 502 : 200,
						.body = SL("{\"Response\":[]}")});
}

/* Customers come and go between pages. */
static void change_list(struct monkey *m)
{
	static const char *const lists[] = {"300..1", "301..1",          "300..150,148..1", "40..1",
					    "5..1",   "300..1,300..290", "120..1",          ""};
	assert_true(fake_customers_set(&m->f.customers, sl_from(lists[below(m, 8)])));
}

static void step(struct monkey *m)
{
	uint64_t what = below(m, 100);
	if (what < 55)
		press(m);
	else if (what < 80)
		reply(m);
	else if (what < 90)
		flow_advance(&m->f, (int64_t)below(m, 3000));
	else if (what < 96)
		flow_size(&m->f, (int)below(m, 45), (int)below(m, 180));
	else if (what < 98 && m->f.model->loader.fetch.renewing)
		flow_event(&m->f, &(struct event){.kind = EV_RENEWED, .ok = below(m, 3) > 0});
	else if (what >= 98)
		change_list(m);
}

static void run(uint64_t seed)
{
	struct monkey m = {.state = seed * 0x9E3779B97F4A7C15u + 1};
	flow_init(&m.f);
	m.f.settings.page_size = 20;
	m.f.asks_own_credit = seed % 2;
	m.f.settings.load_all_max = seed % 3 ? 0 : 100;
	change_list(&m);
	flow_open(&m.f, 24, 80);
	for (int i = 0; i < STEPS && m.f.broken.kind == ERR_NONE; i++)
		step(&m);
	if (m.f.broken.kind != ERR_NONE)
		fail_msg("seed %u: %s", (unsigned)seed, m.f.broken.text);
	assert_false(m.f.model->stopping);
	flow_release(&m.f);
}

TEST(anything_goes)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		run(seed);
}

/* Whatever happened, Esc and r bring the browser back to a list that loads. */
TEST(it_recovers)
{
	for (uint64_t seed = 1; seed <= SEEDS / 2; seed++) {
		struct monkey m = {.state = seed * 0xD1342543DE82EF95u + 1};
		flow_init(&m.f);
		m.f.settings.page_size = 20;
		change_list(&m);
		flow_open(&m.f, 24, 80);
		for (int i = 0; i < STEPS; i++)
			step(&m);
		assert_true(fake_customers_set(&m.f.customers, SL("300..1")));
		flow_size(&m.f, 24, 80);
		for (int i = 0; i < 6; i++)
			flow_keys(&m.f, "Esc");
		flow_event(&m.f, &(struct event){.kind = EV_RENEWED, .ok = true});
		flow_keys(&m.f, "F R Home");
		flow_settle(&m.f);
		flow_advance(&m.f, 60000);
		flow_keys(&m.f, "R");
		flow_settle(&m.f);
		assert_string_equal(m.f.broken.text, "");
		assert_int_equal(app_positions(m.f.model), 300);
		if (app_row_at(m.f.model, 0).state != ROW_FRESH)
			print_error("seed %u %lu %lu\n%.*s", (unsigned)seed,
				    (unsigned long)m.f.model->table.cursor,
				    (unsigned long)m.f.model->table.top, (int)m.f.out.n, m.f.out.p);
		assert_int_equal(app_row_at(m.f.model, 0).state, ROW_FRESH);
		flow_release(&m.f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(anything_goes),
	    cmocka_unit_test(it_recovers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
