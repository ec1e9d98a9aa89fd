#!/bin/sh
# SPDX-License-Identifier: MIT
# Customers that cannot be understood: all others are printed, shown and counted; those are marked, and told of
# by row, field and place, never by what is in them (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

list() { tcpartner list --endpoint "$url" "$@" </dev/null; }
check() { tcpartner check --endpoint "$url" "$@" </dev/null; }
good() { awk 'NR % 4 != 3'; } # every fourth from the third on is damaged

api --customers 90 --rate 0
list -o jsonl >"$tmp/whole"
api --customers 90 --rate 0 --fault bad-rows
list -o jsonl --log "$tmp/log" >"$tmp/rows" 2>"$tmp/err"
is 'what was damaged is exit 4' $? 4
is 'each customer is there' "$(lines "$tmp/rows")" 90
is 'the good ones as they were' "$(good <"$tmp/rows")" "$(good <"$tmp/whole")"
is 'a NUL in a name costs that character' "$(sed -n 3p "$tmp/rows" | sed 's/.*"Name":"\([^"]*\)".*/\1/')" 'nul�here'
is 'and nothing else of its customer' "$(sed -n '3s/"Name":"[^"]*"//p' "$tmp/rows")" "$(sed -n '3s/"Name":"[^"]*"//p' "$tmp/whole")"
is 'a row that is none is an empty one' "$(sed -n 7p "$tmp/rows")" '{}'
is 'a key twice is null' "$(sed -n 15p "$tmp/rows" | grep -c '"Credit":null')" 1
is 'true is true, no text' "$(sed -n 23p "$tmp/rows" | grep -c '^{"ClientUin":true,')" 1
is 'an object is one' "$(sed -n 43p "$tmp/rows" | grep -c '"Arrears":{"a":\[true\]}')" 1
if command -v python3 >/dev/null; then
	is 'all of it is JSON' "$(list -o json 2>/dev/null | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))')" 90
fi
is 'row, customer and field are named' "$(sed -n 1p "$tmp/err" | sed 's/[0-9]\{12\}/UIN/')" \
	'row 3 (ClientUin UIN): Name has bytes or escapes that are not text'
is 'what is kept as sent is told apart' "$(grep -c '^row 23: ClientUin is true or false; printed as sent$' "$tmp/err")" 1
is 'the rest is counted' "$(grep -c '^and 2 more; ' "$tmp/err")" 1
is 'how many is said at the end' "$(tail -n 1 "$tmp/err")" \
	'tcpartner: 19 customers could not be read completely or had to be left out; all others are complete'
is 'the log has page, row, byte and field' \
	"$(sed -n 1p "$tmp/log" | grep -c '"code":"Reply.BadField","then":"marked",.*"page":1,"row":3,"byte":[0-9]*,"field":"Name"')" 1
is 'of a row too' "$(sed -n 2p "$tmp/log" | grep -c '"code":"Reply.BadRow",.*"page":1,"row":7,"byte":[0-9]*,"reason"')" 1
is 'but no customer' "$(grep -c -e '[ :"][0-9]\{12\}' -e 'nul.here' -e undefined "$tmp/log")" 0
is 'csv has a line each' "$(list -o csv 2>/dev/null | wc -l | tr -d ' ')" 91
is 'a table marks what is not known' "$(list -o table 2>/dev/null | sed -n 8p | awk '{ print $1, $2, $3 }')" 'N/A ? ?'
is 'one left out for its status is reported' "$(list -o jsonl --status ok 2>&1 >/dev/null |
	grep -c '^row 7: it is not a customer; left out, because its status is unknown$')" 1
is 'those behind a limit do not matter' "$(list -o jsonl --limit 2 2>&1 >/dev/null; echo $?)" 0

printf 'wait 22 bad\ntxt %s\ntype I\nwait Requests\nkey tab\nwait Errors\ntxt %s\ntype q\n' \
	"$tmp/screen" "$tmp/errors" >"$tmp/steps"
"$BUILD/tests/shots/shot" -s 80x24 "$tmp/steps" -- tcpartner --no-state --endpoint "$url" >"$tmp/shot" 2>&1 || sed 's/^/# /' "$tmp/shot"
is 'the browser shows the name' "$(grep -c 'nul�here .* OK ' "$tmp/screen")" 1
is 'and the row that is none' "$(grep -c '^  ?  *? unreadable row .* N/A ' "$tmp/screen")" 2
is 'all rows that fit' "$(sed -n 5,20p "$tmp/screen" | grep -c '[0-9?]')" 16
is 'and says so' "$(grep -c 'Page 1: 22 values not valid; marked ?, I shows where' "$tmp/screen")" 1
is 'the inspector lists them' "$(grep -c 'Reply.Bad[RF]' "$tmp/errors" | awk '{ print ($1 > 10) ? "many" : "few" }')" many

check -v --neg --sus >"$tmp/line"
is 'what is known to be critical stays critical' "$? $(grep -c '^CRITICAL: ' "$tmp/line")" '2 1'
is 'what cannot be judged is named below it' "$(grep -c '^[0-9]* cannot be judged (RemainingCredit [0-9]*, Force' "$tmp/line")" 1
api --customers 60 --rate 0 --fault null-fields
check --sus >"$tmp/line"
is 'what is null is unknown' "$? $(cut -d' ' -f1 "$tmp/line")" '3 UNKNOWN:'
unknown=$(sed 's/.*unknown=\([0-9]*\);.*/\1/' "$tmp/line")
check --sus --unknown-max "$unknown" >"$tmp/line"
is 'as many as may be are none' "$? $(cut -d: -f1 "$tmp/line")" '1 WARNING'
check --sus --unknown-max $((unknown - 1)) >/dev/null
is 'one more is' $? 3
is 'null is not bad' "$(list -o jsonl 2>&1 >/dev/null; echo $?)" 0

# Where rows cannot be told apart the page fails: it is said where.
api --customers 300 --rate 0 --fault truncate-json:2-
list -o jsonl --patience 2 --log "$tmp/cut" >"$tmp/none" 2>"$tmp/err"
is 'half a page is no page' "$? $(lines "$tmp/none")" '3 0'
is 'the message says at which byte of which page' "$(grep -c 'page [0-9]*: .* ends at byte [0-9]' "$tmp/err")" 1
is 'and the log, with the page' "$(grep -c '"code":"Reply.Malformed".*"page":[0-9]*,"reason":"page [0-9]*: not a whole JSON document: it ends at byte [0-9]' "$tmp/cut" |
	awk '{ print ($1 > 0) ? "says it" : "does not" }')" 'says it'
api --customers 300 --rate 0 --fault truncate-json:3-
printf 'wait of 300\nkey end\nwait ends at byte\ntxt %s\ntype q\n' "$tmp/screen" >"$tmp/steps"
"$BUILD/tests/shots/shot" -s 80x24 "$tmp/steps" -- tcpartner --no-state --endpoint "$url" >"$tmp/shot" 2>&1 || sed 's/^/# /' "$tmp/shot"
is 'the block on the screen too' "$(grep -c 'Reply.Malformed on page 3' "$tmp/screen") $(grep -c 'Details: .*ends at byte' "$tmp/screen")" '1 1'

finish
