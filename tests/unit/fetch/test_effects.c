/* SPDX-License-Identifier: MIT */
/* Tests of src/fetch/effects.c. */
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

#include "fetch/effects.h"
#include "test.h"

TEST(effects_keep_their_order)
{
	struct effects l;

	effects_clear(&l);
	assert_int_equal(l.n, 0);
	effects_add(&l, EFFECT_CANCEL)->id = 3;
	effects_add(&l, EFFECT_SEND)->id = 4;
	effects_add(&l, EFFECT_QUIT);
	assert_int_equal(l.n, 3);
	assert_int_equal(l.item[0].kind, EFFECT_CANCEL);
	assert_int_equal(l.item[0].id, 3);
	assert_int_equal(l.item[1].kind, EFFECT_SEND);
	assert_int_equal(l.item[1].id, 4);
	assert_int_equal(l.item[2].kind, EFFECT_QUIT);
}

TEST(a_new_effect_is_zeroed)
{
	struct effects l;

	memset(&l, 0xAA, sizeof l);
	effects_clear(&l);
	struct effect *fx = effects_add(&l, EFFECT_BELL);
	assert_int_equal(fx->id, 0);
	assert_int_equal(fx->signed_s, 0);
	assert_int_equal(fx->request.page, 0);
	assert_int_equal(fx->request.query.text[0], 0);
}

static void fill(struct effects *l, size_t n)
{
	effects_clear(l);
	for (size_t i = 0; i < n; i++)
		effects_add(l, EFFECT_BELL)->id = i;
}

TEST(the_bound_can_be_reached)
{
	static struct effects l;

	fill(&l, EFFECT_MAX);
	assert_int_equal(l.n, EFFECT_MAX);
	assert_int_equal(l.item[EFFECT_MAX - 1].id, EFFECT_MAX - 1);
}

static void die_telling(const char *sentence)
{
	_exit(strstr(sentence, "effects") ? 42 : 1);
}

TEST(beyond_the_bound_it_is_a_bug)
{
	static struct effects l;
	int status = 0;

	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		mem_on_death(die_telling);
		fill(&l, EFFECT_MAX + 1);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 42);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(effects_keep_their_order),
	    cmocka_unit_test(a_new_effect_is_zeroed),
	    cmocka_unit_test(the_bound_can_be_reached),
	    cmocka_unit_test(beyond_the_bound_it_is_a_bug),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
