#!/bin/sh
# SPDX-License-Identifier: MIT
# Certificates for the tests, made once per build folder: a CA, and server certificates for localhost and
# 127.0.0.1 signed by it, a good one and one that has expired. certs.sh DIR
set -eu
dir=$1
[ -s "$dir/expired.pem" ] && [ -s "$dir/server.pem" ] && exit 0
tmp=$(mktemp -d "$dir.XXXXXX")
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj '/CN=tcpartner test CA' \
	-keyout "$tmp/ca.key" -out "$tmp/ca.pem" 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=localhost' \
	-keyout "$tmp/server.key" -out "$tmp/server.csr" 2>/dev/null
printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >"$tmp/ext"
openssl x509 -req -in "$tmp/server.csr" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial -days 30 \
	-extfile "$tmp/ext" -out "$tmp/server.pem" 2>/dev/null
expired() {
	openssl x509 -req -in "$tmp/server.csr" -CA "$tmp/ca.pem" -CAkey "$tmp/ca.key" -CAcreateserial "$@" \
		-extfile "$tmp/ext" -out "$tmp/expired.pem" 2>/dev/null
}
# OpenSSL 3.4 takes no day before today, but a date, which those before it do not.
expired -days -1 || expired -not_before 20200101000000Z -not_after 20200102000000Z
mkdir -p "$dir"
mv "$tmp"/* "$dir"/ 2>/dev/null || true
rm -rf "$tmp"
