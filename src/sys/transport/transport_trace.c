/* SPDX-License-Identifier: MIT */
/* Records the path of a transfer, as far as the library reports it. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "transfer.h"

#define TLS_NOTE "SSL connection using "
#define TRY_NOTE "Trying "

void transport_trace_init(struct transfer *f)
{
	f->traced = true;
	curl_easy_setopt(f->easy, CURLOPT_CERTINFO, 1L);
}

/* "SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384" is the only place that gives the
 * version. */
void transport_trace_note(struct transfer *f, struct sl words)
{
	struct sl version;
	words = sl_trim(words);
	if (sl_starts(words, SL(TRY_NOTE))) {
		/* The note reads "Trying 203.0.113.7:443...". */
		words = sl_drop(words, sizeof TRY_NOTE - 1);
		while (words.n && words.p[words.n - 1] == '.')
			words.n--;
		sl_to_chars(words, f->address, sizeof f->address);
	}
	if (!sl_starts(words, SL(TLS_NOTE)))
		return;
	words = sl_drop(words, sizeof TLS_NOTE - 1);
	if (sl_split(&words, '/', &version))
		sl_to_chars(sl_trim(version), f->path.tls, sizeof f->path.tls);
}

static int64_t read_time_us(const struct transfer *f, CURLINFO what)
{
	curl_off_t us = 0;
	curl_easy_getinfo(f->easy, what, &us);
	return us;
}

static void put_address(struct transfer *f)
{
	char *ip = NULL;
	long port = 0;
	f->path.proxied = f->proxy[0] != '\0';
	memcpy(f->path.proxy, f->proxy, sizeof f->path.proxy);
	curl_easy_getinfo(f->easy, CURLINFO_PRIMARY_IP, &ip);
	curl_easy_getinfo(f->easy, CURLINFO_PRIMARY_PORT, &port);
	if (ip && ip[0])
		snprintf(f->path.address, sizeof f->path.address, "%.60s:%ld", ip, port);
	/* libcurl 8 no longer gives the address after a failed handshake. */
	else if (f->path.connected_us > 0)
		memcpy(f->path.address, f->address, sizeof f->path.address);
}

/* The maker of the certificate chose its text, so it is gated for display. */
static void gate_text(struct sl s, char *out, size_t size)
{
	struct buf b;
	buf_init(&b, 4096);
	text_gate(sl_trim(sl_take(s, 500)), &b);
	sl_to_chars(buf_sl(&b), out, size);
	buf_release(&b);
}

static void put_certificate(struct transfer *f)
{
	struct curl_certinfo *chain = NULL;
	curl_easy_getinfo(f->easy, CURLINFO_CERTINFO, &chain);
	if (!chain || chain->num_of_certs < 1)
		return;
	for (struct curl_slist *l = chain->certinfo[0]; l; l = l->next) {
		struct sl value = sl_from(l->data), name = SL("");
		sl_split(&value, ':', &name);
		if (sl_equal(name, SL("Issuer")))
			gate_text(value, f->path.issuer, sizeof f->path.issuer);
		else if (sl_equal(name, SL("Expire date")))
			gate_text(value, f->path.cert_ends, sizeof f->path.cert_ends);
	}
}

void transport_trace_end(struct transfer *f)
{
	long connects = 0;
	curl_easy_getinfo(f->easy, CURLINFO_NUM_CONNECTS, &connects);
	f->path.resolved_us = read_time_us(f, CURLINFO_NAMELOOKUP_TIME_T);
	f->path.connected_us = read_time_us(f, CURLINFO_CONNECT_TIME_T);
	/* libcurl before 7.88 gives the old time for a connection that was already open. */
	f->path.secured_us = connects ? read_time_us(f, CURLINFO_APPCONNECT_TIME_T) : 0;
	f->path.answered_us = read_time_us(f, CURLINFO_STARTTRANSFER_TIME_T);
	put_address(f);
	put_certificate(f);
}
