#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner history` in each format, and what is said of an account that is not named well (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
export XDG_DATA_HOME="$tmp/data"
file=$tmp/data/tcpartner/history.db

run() { # run COMMAND...: what it prints and its status
	tcpartner "$@" 2>&1 </dev/null
	echo "status $?"
}
same() { sed -e 's/20[0-9-]* [0-9:]\{8\}/TAKEN/' -e 's/20[0-9-]*T[0-9:]*+/TAKEN+/' -e 's/[0-9a-f]\{16\}/HASH/' -e 's/127\.0\.0\.1\(:[0-9]*\)*/HOST/' -e 's/localhost\(:[0-9]*\)*/HOST/'; }

is 'an empty list' "$(run history -o json)" '[]
status 0'
is 'no account can be named yet' "$(run diff --offline)" \
	'tcpartner: no snapshot is kept yet to compare with; "tcpartner snapshot" keeps one
status 2'

api --customers 1234
tcpartner snapshot --endpoint "$url" 2>/dev/null
bytes=$(run history -o jsonl | sed -n 's/.*"Bytes":\([0-9]*\),.*/\1/p')
like 'a snapshot has a size' "$bytes" '[1-9]*[0-9]'
is 'lines of JSON, which a pipe gets' "$(run history | same)" \
	"{\"Taken\":\"TAKEN+08:00\",\"Customers\":1234,\"Bytes\":$bytes,\"Complete\":true,\"Account\":\"HASH\",\"Endpoint\":\"HOST\"}
status 0"
tcpartner snapshot --endpoint "http://localhost:${url##*:}" 2>/dev/null
is 'JSON' "$(run history -o json | tr '\n' ' ' | grep -o '^\[ {[^}]*"}, {[^}]*"} \] status 0 $' | wc -l | tr -d ' ')" 1
is 'CSV has the line ends of RFC 4180' "$(run history -o csv | same | tr '\r' '%' | sort -r | uniq)" \
	"status 0
Taken,Customers,Bytes,Complete,Account,Endpoint%
TAKEN+08:00,1234,$bytes,true,HASH,HOST%"
is 'TSV' "$(run history -o tsv | same | sort -r | uniq)" \
	"status 0
Taken	Customers	Bytes	Complete	Account	Endpoint
TAKEN+08:00	1234	$bytes	true	HASH	HOST"
run history -o table | same >"$tmp/table"
is 'a table has heads' "$(head -n 1 "$tmp/table")" 'Taken (UTC+8)        Customers       Bytes  Complete  Account           Endpoint'
is 'its rows' "$(sed -n '2,3s/ \{2,\}/  /gp' "$tmp/table" | uniq)" \
	"TAKEN  1,234  $(printf %s "$bytes" | sed 's/\(.*\)\(...\)$/\1,\2/')  yes  HASH  HOST"
is 'its sums' "$(tail -n 2 "$tmp/table" | sed 's/[0-9,]* bytes/N bytes/')" "2 snapshots of N bytes in $file
status 0"

is 'an account that is not kept' "$(run diff --offline=elsewhere)" \
	'tcpartner: no snapshot is kept of the account "elsewhere"; "tcpartner history" lists the accounts
status 2'
is 'without a name all are removed' "$(run history --forget=)" \
	"2 snapshots were removed from $file.
status 0"
finish
