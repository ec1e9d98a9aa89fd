/* SPDX-License-Identifier: MIT */
/* Tests that rows which are kept from frame to frame look as if they were drawn anew. */
#include "app/model/model_query.h"

#include "fixture.h"
#include "seeded.h"
#include "test.h"

#define COLS  8
#define WALL  1000
#define STEPS 2000

static const struct rect all = {0, 0, 1, COLS};

/* A customer and the cells of its row, kept at position 3 of 4. */
struct kept_one {
	struct kept_rows *kept;
	struct arena arena;
	struct customer customer;
	struct kept_facts facts;
	struct grid g;
};

static struct customer make_customer(struct arena *arena, const char *name)
{
	struct customer c = {.uin = 7, .credit = 5, .remaining = 4, .known = KNOWN_UIN};
	struct field fields[CUSTOMER_FIELDS] = {{.kind = FIELD_ABSENT}};
	fields[FIELD_NAME] = (struct field){FIELD_TEXT, sl_from(name)};
	customer_pack(&c, arena, fields);
	return c;
}

static void begin(struct kept_one *k, const char *shared, int64_t wall_s)
{
	kept_rows_begin(k->kept, sl_from(shared), 4, COLS, wall_s);
}

static void keep_one(struct kept_one *k, int64_t until_s)
{
	*k = (struct kept_one){.kept = kept_rows_new()};
	arena_init(&k->arena);
	k->customer = make_customer(&k->arena, "one");
	k->facts = (struct kept_facts){
	    .customer = &k->customer, .state = ROW_FRESH, .credit_status = STATUS_OK};
	grid_init(&k->g);
	grid_reset(&k->g, 1, COLS);
	begin(k, "theme", WALL);
	assert_false(kept_rows_draw(k->kept, 3, &k->facts, &k->g, all));
	grid_chars(&k->g, all, 0, 0, ROLE_STRONG, "row \xe4\xb8\xad");
	kept_rows_keep(k->kept, 3, &k->facts, &k->g, all, until_s);
}

static bool draws(struct kept_one *k, uint64_t position)
{
	grid_reset(&k->g, 1, COLS);
	return kept_rows_draw(k->kept, position, &k->facts, &k->g, all);
}

static void release_one(struct kept_one *k)
{
	kept_rows_free(k->kept);
	arena_release(&k->arena);
	grid_release(&k->g);
}

TEST(a_row_that_is_the_same_is_kept)
{
	struct kept_one k;
	keep_one(&k, INT64_MAX);
	/* The same customer of another page is the same. */
	k.customer = make_customer(&k.arena, "one");
	begin(&k, "theme", WALL + 1);
	assert_true(draws(&k, 3));
	assert_int_equal(grid_at(&k.g, 0, 0)->cp[0], 'r');
	assert_int_equal(grid_at(&k.g, 0, 4)->cp[0], 0x4E2D);
	assert_int_equal(grid_at(&k.g, 0, 4)->role, ROLE_STRONG);
	assert_false(draws(&k, 2));
	release_one(&k);
}

TEST(any_fact_that_differs_draws_it_anew)
{
	struct kept_one k;
	keep_one(&k, INT64_MAX);
	k.customer = make_customer(&k.arena, "two");
	assert_false(draws(&k, 3));
	k.customer = make_customer(&k.arena, "one");
	assert_true(draws(&k, 3));
	k.customer.remaining--;
	assert_false(draws(&k, 3));
	k.customer.remaining++;
	k.customer.bad = BAD_ROW;
	assert_false(draws(&k, 3));
	k.customer.bad = 0;
	k.facts.state = ROW_STALE;
	assert_false(draws(&k, 3));
	k.facts.state = ROW_FRESH;
	k.facts.credit_status = STATUS_LOW;
	assert_false(draws(&k, 3));
	k.facts.credit_status = STATUS_OK;
	k.facts.change = 1;
	assert_false(draws(&k, 3));
	k.facts.change = 0;
	k.facts.burn = 1;
	assert_false(draws(&k, 3));
	k.facts.burn = 0;
	k.facts.costs = 1;
	assert_false(draws(&k, 3));
	k.facts.costs = 0;
	assert_true(draws(&k, 3));
	release_one(&k);
}

TEST(what_all_rows_share_forgets_them)
{
	struct kept_one k;
	keep_one(&k, INT64_MAX);
	begin(&k, "other theme", WALL);
	assert_false(draws(&k, 3));
	begin(&k, "theme", WALL);
	assert_false(draws(&k, 3));
	kept_rows_begin(k.kept, SL("theme"), 0, 0, WALL);
	assert_false(draws(&k, 3));
	release_one(&k);
}

TEST(a_row_is_kept_until_time_changes_it)
{
	struct kept_one k;
	keep_one(&k, WALL + 10);
	begin(&k, "theme", WALL + 9);
	assert_true(draws(&k, 3));
	begin(&k, "theme", WALL + 10);
	assert_false(draws(&k, 3));
	/* The clock was set back. */
	begin(&k, "theme", WALL - 1);
	assert_false(draws(&k, 3));
	release_one(&k);
}

/* A refresh begins anew, and the arrow of a change goes; or it has found one. */
static void change_baseline(struct model *m)
{
	static struct known_amount was = {.remaining = 1};
	struct row r = app_row_at(m, m->table.top + 2);
	if (!m->refresh.baseline.n && r.customer)
		was.uin = r.customer->uin;
	m->refresh.baseline.at = &was;
	m->refresh.baseline.n = !m->refresh.baseline.n;
}

static void change_one_thing(struct fixture *f, uint64_t *state)
{
	struct model *m = &f->m;
	struct lens_spec spec = *lens_spec_of(m->lens);
	uint64_t uin = 200018820000ull - seeded_below(state, 200);
	switch (seeded_below(state, 16)) {
	case 0: m->masked = !m->masked; break;
	case 1: f->look.ascii = !f->look.ascii; break;
	case 2: m->table.scroll_cols = (int)seeded_below(state, 4); break;
	case 3: fixture_page(f, 1 + seeded_below(state, 3), 900); break;
	case 4: store_make_stale(m->loader.store); break;
	case 5: m->wall_s += seeded_below(state, 4) ? 86400 * 5 : -86400 * 9; break;
	case 6:
		store_set_amounts(m->loader.store, uin, 5000000, seeded_below(state, 5000000));
		break;
	case 7:
		fixture_resize(f, 20 + (int)seeded_below(state, 20),
			       60 + (int)seeded_below(state, 120));
		break;
	case 8:
		sl_to_chars(seeded_below(state, 2) ? SL("tech") : SL(""), spec.narrow,
			    sizeof spec.narrow);
		break;
	case 9: spec.n_sort = seeded_below(state, 2); break;
	case 10:
	case 11: change_baseline(m); return;
	default: m->table.top += seeded_below(state, 5); break;
	}
	m->table.top = m->table.top > 250 ? 0 : m->table.top;
	m->table.cursor = m->table.top + seeded_below(state, 12);
	lens_set(m->lens, &spec);
	lens_update(m->lens, m->loader.store);
}

TEST(a_journey_looks_the_same_with_kept_rows)
{
	struct fixture f;
	struct grid with;
	struct kept_rows *kept = kept_rows_new();
	uint64_t random = seeded_start(20261130);
	fixture_init(&f, 40, 120);
	fixture_page(&f, 1, 900);
	fixture_page(&f, 2, 900);
	grid_init(&with);
	for (int i = 0; i < STEPS; i++) {
		change_one_thing(&f, &random);
		view_frame(&f.g, &f.m, &f.look);
		view_frame_keeping(&with, &f.m, &f.look, kept);
		assert_true(grid_equal(&f.g, &with));
	}
	f.m.refresh.baseline.at = NULL;
	kept_rows_free(kept);
	grid_release(&with);
	fixture_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_that_is_the_same_is_kept),
	    cmocka_unit_test(any_fact_that_differs_draws_it_anew),
	    cmocka_unit_test(what_all_rows_share_forgets_them),
	    cmocka_unit_test(a_row_is_kept_until_time_changes_it),
	    cmocka_unit_test(a_journey_looks_the_same_with_kept_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
