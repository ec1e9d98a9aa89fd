#!/bin/sh
# SPDX-License-Identifier: MIT
# The tests' own certificates: tests that start side by side in a new build folder all get the same ones (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

ask() { # ask NAME: what a test sees that asked for certificates
	sh tests/support/certs.sh "$tmp/certs" && cat "$tmp"/certs/ca.pem "$tmp"/certs/server.pem >"$tmp/$1"
}

asking=''
for i in 1 2 3 4; do
	ask "saw-$i" &
	asking="$asking $!"
done
for pid in $asking; do
	wait "$pid" || echo "process $pid failed" >>"$tmp/failed"
done
is 'each of four gets its certificates' "$(cat "$tmp/failed" 2>/dev/null)" ''
is 'they are the same' "$(cat "$tmp"/saw-* | sort | uniq -c | awk '$1 % 4 != 0' | wc -l)" 0
openssl verify -CAfile "$tmp/certs/ca.pem" "$tmp/certs/server.pem" >/dev/null 2>&1
verdict 'the authority has signed the certificate'

openssl x509 -req -in "$tmp/certs/server.csr" -CA "$tmp/certs/ca.pem" -CAkey "$tmp/certs/ca.key" -CAcreateserial \
	-days 0 -out "$tmp/certs/server.pem" 2>/dev/null
ask renewed
openssl x509 -checkend 86400 -noout -in "$tmp/certs/server.pem" >/dev/null
verdict 'certificates of an old build folder are made again'
finish
