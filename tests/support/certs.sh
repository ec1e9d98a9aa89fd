#!/bin/sh
# SPDX-License-Identifier: MIT
# Certificates for the tests, made once per build folder: a CA, and server certificates for localhost and
# 127.0.0.1 signed by it, a good one and one that has expired. certs.sh DIR
# Tests that run side by side all ask for them: the first makes them, the others wait for it. The folder appears when it is
# whole. The certificates are valid for ten years, so that none ends during a run.
set -eu
dir=$1
[ "${CERTS_LOCKED:-}" = "$dir" ] || CERTS_LOCKED=$dir exec flock "$dir.lock" sh "$0" "$dir"
# A set that ends within a day is made again: a build folder may be older than its certificates.
[ -s "$dir/expired.pem" ] && openssl x509 -checkend 86400 -noout -in "$dir/server.pem" >/dev/null 2>&1 && exit 0
tmp=$(mktemp -d "$dir.XXXXXX")
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj '/CN=tcpartner test CA' \
	-keyout "$tmp/ca.key" -out "$tmp/ca.pem" 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=localhost' \
	-keyout "$tmp/server.key" -out "$tmp/server.csr" 2>/dev/null
printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >"$tmp/ext"
openssl x509 -req -in "$tmp/server.csr" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial -days 3650 \
	-extfile "$tmp/ext" -out "$tmp/server.pem" 2>/dev/null
expired() {
	openssl x509 -req -in "$tmp/server.csr" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial "$@" \
		-extfile "$tmp/ext" -out "$tmp/expired.pem" 2>/dev/null
}
# OpenSSL 3.4 takes no day before today, but a date, which those before it do not.
expired -days -1 || expired -not_before 20200101000000Z -not_after 20200102000000Z
rm -rf "$dir"
mv "$tmp" "$dir"
