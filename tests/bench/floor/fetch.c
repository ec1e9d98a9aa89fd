/* SPDX-License-Identifier: MIT */
/*
 * The least that pages can cost: `fetch ENDPOINT CA PAGES` asks for them over one connection, five
 * a second, each request signed as the browser's are, each answer parsed by cJSON and thrown away.
 * Prints when each request went out (ms, monotonic), and last the nanoseconds of processor time
 * that one took, the first ten left out.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cjson/cJSON.h>
#include <curl/curl.h>

#include "api/wire.h"

#define PAUSE_NS    200000000
#define WARM        10
#define HEADERS_MAX 4096

static int64_t clock_ns(clockid_t which)
{
	struct timespec t;
	clock_gettime(which, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static size_t take(char *p, size_t size, size_t n, void *to)
{
	return buf_add(to, (struct sl){p, size * n}) ? size * n : 0;
}

static struct curl_slist *headers_of(const struct wire_request *w)
{
	char lines[HEADERS_MAX];
	struct curl_slist *list = NULL;
	sl_to_chars(buf_sl(&w->headers), lines, sizeof lines);
	for (char *save, *line = strtok_r(lines, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save))
		list = curl_slist_append(list, line);
	return list;
}

/* One page, asked for, received and parsed. */
static void fetch(CURL *easy, const struct endpoint *to, uint32_t page, struct buf *answer)
{
	struct request r = {.action = ACTION_CUSTOMERS, .page = page, .page_size = 100};
	struct wire_signer by = {.key = {sl_from(getenv("TENCENTCLOUD_SECRET_ID")),
					 sl_from(getenv("TENCENTCLOUD_SECRET_KEY"))},
				 .unix_s = clock_ns(CLOCK_REALTIME) / 1000000000};
	struct wire_request w;
	wire_request_init(&w);
	wire_build(to, &r, &by, &w);
	struct curl_slist *headers = headers_of(&w);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDS, w.body.p);
	curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)w.body.n);
	buf_clear(answer);
	cJSON *doc = curl_easy_perform(easy) == CURLE_OK
			 ? cJSON_ParseWithLength(answer->p, answer->n)
			 : NULL;
	if (!doc) {
		fprintf(stderr, "fetch: page %" PRIu32 " did not come\n", page);
		exit(2);
	}
	cJSON_Delete(doc);
	curl_slist_free_all(headers);
	wire_request_release(&w);
}

int main(int argc, char **argv)
{
	struct endpoint to;
	struct buf answer;
	uint32_t pages = argc == 4 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0;
	int64_t warm_ns = 0;
	if (pages <= WARM || !endpoint_parse(sl_from(argv[1]), &to, NULL))
		return 2;
	CURL *easy = curl_easy_init();
	buf_init(&answer, WIRE_BODY_MAX);
	curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
	curl_easy_setopt(easy, CURLOPT_CAINFO, argv[2]);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer);
	for (uint32_t page = 1; page <= pages; page++) {
		printf("%" PRId64 "\n", clock_ns(CLOCK_MONOTONIC) / 1000000);
		if (page == WARM + 1)
			warm_ns = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
		fetch(easy, &to, page, &answer);
		nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
	}
	printf("%" PRId64 "\n", (clock_ns(CLOCK_PROCESS_CPUTIME_ID) - warm_ns) / (pages - WARM));
	return 0;
}
