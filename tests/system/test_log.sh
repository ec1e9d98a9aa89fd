#!/bin/sh
# SPDX-License-Identifier: MIT
# --log FILE: each error as a line of JSON, appended to a file of the user's alone, and nothing in it that
# could tell whose customers they were (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

start() { api --customers 300 --rate 0 "$@"; }
list() { tcpartner list -o jsonl --endpoint "$url" --log "$tmp/log" "$@" </dev/null; }

umask 000
start --fault busy:2
list -t Name -f 深圳 >"$tmp/out" 2>&1
is 'the file is there, of the user alone' "$(find "$tmp/log" -perm 600 | wc -l | tr -d ' ')" 1
start
before=$(lines "$tmp/log")
list >"$tmp/out" 2>&1
is 'no error is no line' $(($(lines "$tmp/log") - before)) 0

start --fault busy:2-3
before=$(lines "$tmp/log")
list >"$tmp/out" 2>&1
is 'each failed try is a line, appended' $(($(lines "$tmp/log") - before)) 2
is 'a line says when, what and what followed' "$(tail -n 1 "$tmp/log" | sed 's/[0-9]/0/g; s/"requestId":"[0a-f-]*"/"requestId":"I"/; s/"ms":0*/"ms":0/; s/,"meaning":"[^"]*"//')" \
	'{"time":"0000-00-00T00:00:00Z","code":"OperationDenied.ServiceBusy","then":"tried again","action":"QueryCustomersCredit","try":0,"ms":0,"page":0,"status":000,"requestId":"I"}'
if command -v python3 >/dev/null; then
	is 'every line is JSON' "$(python3 -c 'import json, sys
for line in open(sys.argv[1]): json.loads(line)' "$tmp/log" 2>&1)" ''
fi

# Codes and messages of the API's may name a customer, filters do: of them only the code is kept.
start --fault "refuse:FailedOperation:1-"
list -t Remark -f 'a private remark' >"$tmp/out" 2>&1
is 'what is given up is a line' "$(tail -n 1 "$tmp/log" | grep -c '"code":"FailedOperation","then":"given up"')" 1
is 'no key, no filter, no customer' "$(grep -c -e AKID -e Gu5t -e private -e 深圳 -e '[0-9]\{12\}' "$tmp/log")" 0

chmod 644 "$tmp/log"
list >/dev/null 2>&1
is 'a file open to others is closed to them' "$(find "$tmp/log" -perm 600 | wc -l | tr -d ' ')" 1
is 'a path that cannot be is said at once' "$(tcpartner list --endpoint "$url" --log "$tmp/none/log" 2>&1 </dev/null; echo $?)" \
	"tcpartner: cannot write --log $tmp/none/log: No such file or directory
2"
if [ -w /dev/full ]; then
	is 'what cannot be written is said at the end' "$(list --log /dev/full 2>&1 >/dev/null | grep -c -e '--log: the last lines could not be written')" 1
fi

finish
