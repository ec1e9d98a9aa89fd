/* SPDX-License-Identifier: MIT */
/* The libcurl adapter where the configuration of OpenSSL would allow old versions of TLS. */
#include <stdlib.h>
#include <unistd.h>

#include "sys/transport/transport_curl.h"

#include "fake_server.h"
#include "test.h"

#define HOUR_S 3600L
#define LONG_S 60 /* only what hangs takes so long */

static char folder[] = "/tmp/tcpartner-tls-XXXXXX";
static char ca_path[80], openssl_path[80];

/* OpenSSL reads its configuration once, so this comes before its first use. */
SETUP(allow_old_versions)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(ca_path, sizeof ca_path, "%s/ca.pem", folder);
	snprintf(openssl_path, sizeof openssl_path, "%s/openssl.cnf", folder);
	FILE *f = fopen(openssl_path, "w");
	if (!f)
		return -1;
	fputs("openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = old\n"
	      "[old]\nMinProtocol = TLSv1\nCipherString = ALL:@SECLEVEL=0\n",
	      f);
	fclose(f);
	return setenv("OPENSSL_CONF", openssl_path, 1);
}

TEARDOWN(remove_folder)
{
	(void)state;
	unlink(ca_path);
	unlink(openssl_path);
	return rmdir(folder);
}

static struct wire_reply ask(struct transport_port *net)
{
	struct wire_request w;
	struct wire_reply r;
	wire_request_init(&w);
	buf_add_chars(&w.headers, "Host: 127.0.0.1\nAuthorization: signed\n");
	buf_add_chars(&w.body, "{}");
	net->send(net->ctx, 1, &w);
	wire_request_release(&w);
	while (!net->next(net->ctx, &r))
		net->wait(net->ctx, NULL, 0, LONG_S * 1000);
	return r;
}

/* Asks a server that acts like this once. Returns how many requests it was sent. */
static int send_to(enum fake_server_act act, enum wire_result *result)
{
	struct cert ca = cert_authority("a test CA");
	struct cert good = cert_server(&ca, "IP:127.0.0.1", HOUR_S);
	struct fake_server *server = fake_server_start(&good);
	struct fake_server_seen seen;
	struct transport_port net;
	struct endpoint endpoint;
	struct err e = {0};
	char url[64];
	cert_save(&ca, ca_path);
	snprintf(url, sizeof url, "https://127.0.0.1:%d", fake_server_port(server));
	struct transport_options o = {.endpoint = &endpoint,
				      .ca_file = ca_path,
				      .timeout_s = LONG_S,
				      .connect_timeout_s = LONG_S};
	assert_true(endpoint_parse(sl_from(url), &endpoint, &e));
	assert_true(transport_curl(&net, &o, &e));
	fake_server_queue(server, act);
	*result = ask(&net).result;
	fake_server_look(server, &seen);
	net.close(net.ctx);
	fake_server_stop(server);
	cert_release(&good);
	cert_release(&ca);
	return seen.requests;
}

TEST(no_version_before_tls_1_2_is_spoken)
{
	enum wire_result result;
	assert_int_equal(send_to(FAKE_SERVER_TLS_11, &result), 0);
	assert_int_equal(result, WIRE_TLS_OLD);
	assert_int_equal(send_to(FAKE_SERVER_ANSWER, &result), 1);
	assert_int_equal(result, WIRE_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_version_before_tls_1_2_is_spoken),
	};
	return cmocka_run_group_tests(tests, allow_old_versions, remove_folder);
}
