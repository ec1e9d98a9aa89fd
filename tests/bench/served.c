/* SPDX-License-Identifier: MIT */
/* Runs the browser in a pseudo-terminal before the demo API, to be measured. */
#include "served.h"

#include <stdlib.h>

#define NOT_LOADED "\u2591\u2591\u2591\u2591"
#define ARGS_MAX   24

void served_open(struct served *s, uint32_t customers, unsigned rate)
{
	char n[16], requests[16];
	const char *const args[] = {"--customers", n,      "--rate", requests, "--latency", "0",
				    "--page-max",  "1000", NULL};
	snprintf(n, sizeof n, "%u", (unsigned)customers);
	snprintf(requests, sizeof requests, "%u", rate);
	s->demo = demo_child_start(args);
	s->seat = NULL;
}

void served_start(struct served *s, const char *const *args)
{
	static const char *const env[] = {"TENCENTCLOUD_SECRET_ID=" DEMO_KEY_ID,
					  "TENCENTCLOUD_SECRET_KEY=" DEMO_KEY, "HOME=/nonexistent",
					  NULL};
	const char *argv[ARGS_MAX] = {TEST_BUILD "/tcpartner", "--endpoint", s->demo.url,
				      "--ca-file", s->demo.ca_path};
	for (size_t n = 5; args && *args && n < ARGS_MAX - 1; args++)
		argv[n++] = *args;
	s->seat = seat_start(argv, env);
}

int64_t served_end(struct served *s)
{
	int64_t took = seat_end(s->seat);
	s->seat = NULL;
	return took;
}

void served_close(struct served *s)
{
	demo_child_stop(&s->demo);
}

void served_walk(struct served *s, int pages)
{
	seat_wait_gone(s->seat, NOT_LOADED);
	for (int i = 0; i < pages; i++) {
		seat_press(s->seat, KEY_PAGE_DOWN, sizeof KEY_PAGE_DOWN - 1);
		seat_wait_gone(s->seat, NOT_LOADED);
	}
	seat_press(s->seat, "g", 1);
	seat_wait_gone(s->seat, NOT_LOADED);
	seat_idle(s->seat, 500);
	seat_wait_gone(s->seat, NOT_LOADED);
}

struct seat *floor_start(uint32_t rows, bool with_libraries)
{
	char n[16];
	const char *const argv[] = {with_libraries ? TEST_BUILD "/tests/bench/floor/floor-libs"
						   : TEST_BUILD "/tests/bench/floor/floor",
				    n, NULL};
	snprintf(n, sizeof n, "%u", (unsigned)rows);
	return seat_start(argv, NULL);
}
