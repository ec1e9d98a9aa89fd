/* SPDX-License-Identifier: MIT */
/* Tests of src/sys/transport/transport_none.c. */
#include <unistd.h>

#include "api/reply.h"

#include "sys/transport/transport_none.h"

#include "test.h"

TEST(every_request_is_refused_with_a_code_of_ours)
{
	struct transport_port net;
	struct wire_reply r;
	struct fault f;
	transport_none(&net);
	assert_false(net.next(net.ctx, &r));
	net.send(net.ctx, 7, NULL);
	net.send(net.ctx, 8, NULL);
	net.send(net.ctx, 9, NULL);
	net.cancel(net.ctx, 8);
	assert_true(net.next(net.ctx, &r));
	assert_int_equal(r.id, 7);
	assert_false(reply_check(&r, &f));
	assert_string_equal(f.code, "Replay.Ended");
	assert_int_equal(f.class, FAULT_STOP);
	assert_true(fault_is_ours(sl_from(f.code)));
	assert_true(net.next(net.ctx, &r));
	assert_int_equal(r.id, 9);
	assert_false(net.next(net.ctx, &r));
	net.close(net.ctx);
}

TEST(it_waits_for_descriptors_and_not_while_it_has_an_answer)
{
	struct transport_port net;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	transport_none(&net);
	/* Without end, were it not for these. */
	net.get(net.ctx, 1, "http://127.0.0.1/", 1000);
	net.wait(net.ctx, ends, 1, -1);
	net.cancel(net.ctx, 1);
	assert_int_equal(write(ends[1], "x", 1), 1);
	net.wait(net.ctx, ends, 1, -1);
	net.close(net.ctx);
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_request_is_refused_with_a_code_of_ours),
	    cmocka_unit_test(it_waits_for_descriptors_and_not_while_it_has_an_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
