/* SPDX-License-Identifier: MIT */
/* What is trusted, and what is not, wherever the trusted certificates come from. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/attr.h"

#include "sys/clock_posix.h"
#include "sys/transport/transport_curl.h"

#include "fake_server.h"
#include "test.h"

#define HOUR_S      3600L
#define PATIENCE_MS 30000
#define TIMEOUT_S   20

/* What a place of certificates has. */
enum has {
	NOTHING,
	GOOD,      /* the CA of the good server, and another CA */
	OTHER,     /* only another CA */
	MARKED,    /* the CA of the good server, and another one that must not be trusted */
	REJECTING, /* the CA of the good server, which must not be trusted for servers */
	GARBAGE    /* no certificate */
};

struct scene {
	const char *name;
	enum has folder, bundle, added; /* added: by the user */
	bool unhashed;                  /* the folder has no hash names */
	bool built_in;                  /* folder and bundle are those of this computer */
	bool many;                      /* added has some ten thousands of bytes */
};

static struct {
	struct cert ca, other_ca;
	struct cert good, by_other, wrong_host, expired, stranger, self_signed;
	char folder[200], bundle[200], added[200];
} made;

static void append_certs(enum has what, const char *path)
{
	if (what == GOOD || what == MARKED)
		cert_append(&made.ca, path);
	if (what == MARKED)
		cert_append_rejected(&made.other_ca, path);
	if (what == REJECTING)
		cert_append_rejected(&made.ca, path);
	if (what == GOOD || what == OTHER || what == REJECTING)
		cert_append(&made.other_ca, path);
	if (what == GARBAGE) {
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		fputs("this is no certificate\n", f);
		fclose(f);
	}
}

static void fill_folder(const struct scene *at)
{
	char path[300];
	snprintf(path, sizeof path, "%s/all.pem", made.folder);
	if (at->folder == NOTHING)
		return;
	assert_int_equal(mkdir(made.folder, 0700), 0);
	if (at->unhashed) {
		append_certs(at->folder, path);
		return;
	}
	cert_save_hashed(&made.other_ca, made.folder);
	if (at->folder == GOOD)
		cert_save_hashed(&made.ca, made.folder);
}

static void empty_folder(void)
{
	DIR *dir = opendir(made.folder);
	for (struct dirent *d; dir && (d = readdir(dir)) != NULL;)
		if (d->d_name[0] != '.')
			unlinkat(dirfd(dir), d->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(made.folder);
}

static void put_scene(const struct scene *at)
{
	unlink(made.bundle);
	unlink(made.added);
	empty_folder();
	fill_folder(at);
	append_certs(at->bundle, made.bundle);
	append_certs(at->added, made.added);
	for (int i = 0; i < 50 && at->many; i++)
		cert_append(&made.other_ca, made.added);
}

struct pair {
	struct fake_server *server;
	struct transport_port net;
	struct endpoint endpoint;
};

static struct endpoint endpoint_of(const struct fake_server *s)
{
	struct endpoint to;
	struct err e = {0};
	char url[64];
	snprintf(url, sizeof url, "https://127.0.0.1:%d", fake_server_port(s));
	assert_true(endpoint_parse(sl_from(url), &to, &e));
	return to;
}

static void open_net(struct pair *p, const struct scene *at)
{
	struct err e = {0};
	struct transport_places system = {made.bundle, made.folder};
	struct transport_options o = {.endpoint = &p->endpoint,
				      .ca_file = at->added == NOTHING ? NULL : made.added,
				      .system_trust = at->built_in ? NULL : &system,
				      .timeout_s = TIMEOUT_S,
				      .connect_timeout_s = TIMEOUT_S};
	assert_true(transport_curl(&p->net, &o, &e));
}

static struct pair pair_of(const struct cert *cert, const struct scene *at)
{
	struct pair p = {.server = fake_server_start(cert)};
	p.endpoint = endpoint_of(p.server);
	put_scene(at);
	open_net(&p, at);
	return p;
}

static void pair_release(struct pair *p)
{
	p->net.close(p->net.ctx);
	fake_server_stop(p->server);
}

static void send_one(struct pair *p, uint64_t id, const struct endpoint *to)
{
	struct wire_request w;
	wire_request_init(&w);
	buf_addf(&w.headers, "Host: %s\nContent-Type: application/json\n", to->host);
	buf_add_chars(&w.body, "{}");
	if (to == &p->endpoint)
		p->net.send(p->net.ctx, id, &w);
	else
		p->net.send_to(p->net.ctx, id, to, &w);
	wire_request_release(&w);
}

static struct wire_reply await_reply(struct pair *p)
{
	struct clock_port clock;
	struct wire_reply r;
	clock_posix(&clock);
	int64_t until = clock.mono_ms(clock.ctx) + PATIENCE_MS;
	while (!p->net.next(p->net.ctx, &r)) {
		assert_true(clock.mono_ms(clock.ctx) < until);
		p->net.wait(p->net.ctx, NULL, 0, 200);
	}
	return r;
}

static struct wire_reply ask(struct pair *p, const struct endpoint *to)
{
	send_one(p, 1, to);
	return await_reply(p);
}

static struct fake_server_seen look_at(const struct fake_server *s)
{
	struct fake_server_seen now;
	fake_server_look((struct fake_server *)(uintptr_t)s, &now);
	return now;
}

/* An older libcurl does not keep what it reads, and a later one not if it has a folder of its own.
 */
static bool keeps_files(void)
{
	const curl_version_info_data *v = curl_version_info(CURLVERSION_NOW);
	return v->version_num >= 0x075700 && (v->version_num < 0x081500 || !v->capath);
}

/* Each way in which the CA of the good server is found, and how many connections that takes. A
 * large file is like a small one where libcurl does not keep files. */
static const struct {
	int connections;
	struct scene at;
} good_scenes[] = {
    {1, {"the folder alone", GOOD, NOTHING, NOTHING}},
    {1, {"the folder, not the bundle", GOOD, OTHER, NOTHING}},
    {2, {"the bundle, not the folder", OTHER, GOOD, NOTHING}},
    {1, {"the bundle alone", NOTHING, GOOD, NOTHING}},
    {1, {"the bundle beside a folder without hash names", GOOD, GOOD, NOTHING, .unhashed = true}},
    {1, {"the ca-file alone", NOTHING, NOTHING, GOOD}},
    {1, {"the ca-file beside a folder", OTHER, OTHER, GOOD}},
    {1, {"the ca-file beside a bundle", NOTHING, OTHER, GOOD}},
    {1, {"the folder beside a ca-file", GOOD, OTHER, OTHER}},
    {2, {"the bundle beside a ca-file", NOTHING, GOOD, OTHER}},
    {2, {"the bundle beside a ca-file and a folder", OTHER, GOOD, OTHER}},
    {2, {"a ca-file that is the bundle", OTHER, GOOD, GOOD}},
    {1, {"a large ca-file", OTHER, OTHER, GOOD, .many = true}},
    {2, {"the folder beside a large ca-file", GOOD, OTHER, OTHER, .many = true}},
    {3, {"the bundle beside both", OTHER, GOOD, OTHER, .many = true}},
    {2, {"the bundle beside a large ca-file", NOTHING, GOOD, OTHER, .many = true}},
    {1, {"the ca-file beside what this computer trusts", NOTHING, NOTHING, GOOD, .built_in = true}},
    {1, {"the same with trust settings", NOTHING, NOTHING, MARKED, .built_in = true}},
    {1, {"the ca-file, which outranks a bundle that rejects", OTHER, REJECTING, GOOD}},
};

static void assert_result(const struct scene *at, const struct cert *cert, enum wire_result want)
{
	struct pair p = pair_of(cert, at);
	struct wire_reply r = ask(&p, &p.endpoint);
	if (r.result != want)
		fail_msg("%s: %d, not %d: %s", at->name, (int)r.result, (int)want, r.detail);
	assert_int_equal(look_at(p.server).requests, want == WIRE_OK ? 1 : 0);
	assert_int_equal(r.sends, want == WIRE_OK ? 1 : 0);
	assert_int_equal(strlen(r.detail) > 0, want != WIRE_OK);
	pair_release(&p);
}

TEST(a_trusted_certificate_is_found_in_each_place)
{
	for (size_t i = 0; i < COUNT_OF(good_scenes); i++) {
		struct pair p = pair_of(&made.good, &good_scenes[i].at);
		struct wire_reply r = ask(&p, &p.endpoint);
		bool counts = keeps_files() || !good_scenes[i].at.many;
		if (r.result != WIRE_OK ||
		    (counts && look_at(p.server).connections != good_scenes[i].connections))
			fail_msg("%s: %d after %d connections: %s", good_scenes[i].at.name,
				 (int)r.result, look_at(p.server).connections, r.detail);
		pair_release(&p);
	}
}

/* Whatever is tried in whichever order, the chain, the time and the host are checked. */
TEST(no_place_makes_a_bad_certificate_good)
{
	for (size_t i = 0; i < COUNT_OF(good_scenes); i++) {
		assert_result(&good_scenes[i].at, &made.wrong_host, WIRE_TLS_NAME);
		assert_result(&good_scenes[i].at, &made.expired, WIRE_TLS_EXPIRED);
		assert_result(&good_scenes[i].at, &made.stranger, WIRE_TLS);
		assert_result(&good_scenes[i].at, &made.self_signed, WIRE_TLS);
	}
}

TEST(what_no_place_trusts_any_more_is_refused)
{
	static const struct scene scenes[] = {
	    {"folder", OTHER, NOTHING, NOTHING},
	    {"bundle", NOTHING, OTHER, NOTHING},
	    {"folder and bundle", OTHER, OTHER, NOTHING},
	    {"ca-file", NOTHING, NOTHING, OTHER},
	    {"all", OTHER, OTHER, OTHER},
	    {"what this computer trusts", NOTHING, NOTHING, NOTHING, .built_in = true},
	    {"a folder without hash names", GOOD, OTHER, NOTHING, .unhashed = true},
	    {"a bundle that cannot be read", OTHER, GARBAGE, NOTHING},
	};
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		assert_result(&scenes[i], &made.good, WIRE_TLS);
}

/* The bundle and the ca-file come before the folder, as always. */
TEST(a_certificate_that_says_it_must_not_be_trusted_is_believed)
{
	static const struct scene scenes[] = {
		{"a bundle that rejects", NOTHING, REJECTING, NOTHING},
		{"beside a folder that trusts", GOOD, REJECTING, NOTHING},
		{"beside a ca-file", NOTHING, REJECTING, OTHER},
#if LIBCURL_VERSION_NUM >= 0x074d00 /* An older one does not read the bundle with a ca-file. */
		{"beside a ca-file and a folder", GOOD, REJECTING, OTHER},
#endif
		{"a ca-file that rejects", NOTHING, GOOD, REJECTING},
		{"all others trust", GOOD, GOOD, REJECTING},
	};
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		assert_result(&scenes[i], &made.good, WIRE_TLS);
}

TEST(the_bundle_is_not_read_for_what_is_found_elsewhere)
{
	static const struct scene scenes[] = {{"folder", GOOD, GARBAGE, NOTHING},
					      {"ca-file", NOTHING, GARBAGE, GOOD},
					      {"ca-file and folder", OTHER, GARBAGE, GOOD}};
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		assert_result(&scenes[i], &made.good, WIRE_OK);
}

/* A file that is gone cannot be read again. */
TEST(the_bundle_is_read_once_for_all_connections)
{
	static const struct scene scenes[] = {
	    {"alone", NOTHING, GOOD, NOTHING},
	    {"beside a folder", OTHER, GOOD, NOTHING},
	    {"beside a ca-file", NOTHING, GOOD, OTHER},
	    {"a large ca-file", OTHER, OTHER, GOOD, .many = true}};
	if (!keeps_files())
		skip();
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		struct pair p = pair_of(&made.good, &scenes[i]);
		assert_int_equal(ask(&p, &p.endpoint).result, WIRE_OK);
		int before = look_at(p.server).connections;
		unlink(made.bundle);
		unlink(made.added);
		p.net.expire(p.net.ctx, 0);
		struct wire_reply r = ask(&p, &p.endpoint);
		if (r.result != WIRE_OK)
			fail_msg("%s: %s", scenes[i].name, r.detail);
		assert_int_equal(look_at(p.server).connections, before + 1);
		pair_release(&p);
	}
}

TEST(two_requests_at_once_find_their_way_each)
{
	static const struct scene at = {"", OTHER, GOOD, OTHER};
	struct pair p = pair_of(&made.good, &at);
	send_one(&p, 1, &p.endpoint);
	send_one(&p, 2, &p.endpoint);
	uint64_t first = 0;
	for (int i = 0; i < 2; i++) {
		struct wire_reply r = await_reply(&p);
		assert_int_equal(r.result, WIRE_OK);
		assert_int_equal(r.sends, 1);
		assert_true(r.id != first && (r.id == 1 || r.id == 2));
		first = r.id;
	}
	assert_int_equal(look_at(p.server).requests, 2);
	pair_release(&p);
}

/* STS and the API may have certificates of different origin. */
TEST(each_endpoint_may_be_trusted_in_another_way)
{
	static const struct scene at = {"", OTHER, GOOD, NOTHING};
	struct pair p = pair_of(&made.good, &at);
	struct fake_server *sts = fake_server_start(&made.by_other);
	struct endpoint to = endpoint_of(sts);
	unlink(made.bundle);
	cert_append(&made.ca, made.bundle); /* The CA of the other one is only in the folder. */
	assert_int_equal(ask(&p, &p.endpoint).result, WIRE_OK);
	assert_int_equal(ask(&p, &to).result, WIRE_OK);
	assert_int_equal(look_at(sts).connections, 2);
	pair_release(&p);
	fake_server_stop(sts);
}

static struct wire_reply ask_through_proxy(struct pair *p, const struct scene *at)
{
	char url[64];
	struct err e = {0};
	snprintf(url, sizeof url, "https://127.0.0.1:%d", fake_server_port(p->server));
	setenv("https_proxy", url, 1);
	unsetenv("no_proxy");
	unsetenv("NO_PROXY");
	put_scene(at);
	/* The proxy resolves the name: nothing here does. */
	assert_true(endpoint_parse(SL("https://api.invalid"), &p->endpoint, &e));
	open_net(p, at);
	fake_server_queue(p->server, FAKE_SERVER_PROXY_AUTH);
	struct wire_reply r = ask(p, &p->endpoint);
	unsetenv("https_proxy");
	return r;
}

/* WIRE_PROXY: the proxy was trusted, and refused the request. */
TEST(the_certificate_of_a_proxy_is_found_in_each_place)
{
	for (size_t i = 0; i < COUNT_OF(good_scenes); i++) {
		struct pair p = {.server = fake_server_start(&made.good)};
		struct wire_reply r = ask_through_proxy(&p, &good_scenes[i].at);
		if (r.result != WIRE_PROXY)
			fail_msg("%s: %d %s", good_scenes[i].at.name, (int)r.result, r.detail);
		pair_release(&p);
	}
}

TEST(a_proxy_that_no_place_trusts_is_refused)
{
	static const struct scene scenes[] = {{"", OTHER, OTHER, OTHER},
					      {"", NOTHING, REJECTING, NOTHING}};
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		struct pair p = {.server = fake_server_start(&made.good)};
		assert_int_equal(ask_through_proxy(&p, &scenes[i]).result, WIRE_PROXY_TLS);
		assert_int_equal(look_at(p.server).requests, 0);
		pair_release(&p);
	}
}

SETUP(make_certs)
{
	long pid = (long)getpid();
	made.ca = cert_authority("tcpartner test CA");
	made.other_ca = cert_authority("another CA");
	struct cert unknown = cert_authority("unknown CA");
	made.good = cert_server(&made.ca, "IP:127.0.0.1", HOUR_S);
	made.by_other = cert_server(&made.other_ca, "IP:127.0.0.1", HOUR_S);
	made.wrong_host = cert_server(&made.ca, "DNS:other.example", HOUR_S);
	made.expired = cert_server(&made.ca, "IP:127.0.0.1", -HOUR_S);
	made.stranger = cert_server(&unknown, "IP:127.0.0.1", HOUR_S);
	made.self_signed = cert_authority("127.0.0.1");
	snprintf(made.folder, sizeof made.folder, TEST_BUILD "/trust-%ld", pid);
	snprintf(made.bundle, sizeof made.bundle, TEST_BUILD "/trust-%ld-bundle.pem", pid);
	snprintf(made.added, sizeof made.added, TEST_BUILD "/trust-%ld-added.pem", pid);
	cert_release(&unknown);
	return 0;
}

TEARDOWN(drop_certs)
{
	put_scene(&(struct scene){"", NOTHING, NOTHING, NOTHING});
	cert_release(&made.self_signed);
	cert_release(&made.stranger);
	cert_release(&made.expired);
	cert_release(&made.wrong_host);
	cert_release(&made.by_other);
	cert_release(&made.good);
	cert_release(&made.other_ca);
	cert_release(&made.ca);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_trusted_certificate_is_found_in_each_place),
	    cmocka_unit_test(no_place_makes_a_bad_certificate_good),
	    cmocka_unit_test(what_no_place_trusts_any_more_is_refused),
	    cmocka_unit_test(a_certificate_that_says_it_must_not_be_trusted_is_believed),
	    cmocka_unit_test(the_bundle_is_not_read_for_what_is_found_elsewhere),
	    cmocka_unit_test(the_bundle_is_read_once_for_all_connections),
	    cmocka_unit_test(two_requests_at_once_find_their_way_each),
	    cmocka_unit_test(each_endpoint_may_be_trusted_in_another_way),
	    cmocka_unit_test(the_certificate_of_a_proxy_is_found_in_each_place),
	    cmocka_unit_test(a_proxy_that_no_place_trusts_is_refused),
	};
	return cmocka_run_group_tests_name("trust_ways", tests, make_certs, drop_certs);
}
