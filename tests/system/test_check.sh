#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner check` as a monitor calls it: one line, one of four codes, and figures that are those of the list (TAP).
# shellcheck disable=SC2016  # programs of awk
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 400 --rate 0

check() { # check OPTION...: its line in $tmp/line, what else it says in $tmp/else, its code in $code
	tcpartner check --endpoint "$url" "$@" </dev/null >"$tmp/line" 2>"$tmp/else"
	code=$?
}
value() { sed -n "s/.*[ |]$1=\([-0-9.]*\)[; ].*/\1/p" "$tmp/line"; }

tcpartner list --endpoint "$url" -o tsv --columns RemainingCredit,Credit,Force </dev/null | tail -n +2 >"$tmp/all"
count() { awk -F '\t' "$1 { n++ } END { print n + 0 }" "$tmp/all"; }

check
is 'customers who owe are critical' "$code" 2
is 'one line' "$(wc -l <"$tmp/line" | tr -d ' ')" 1
is 'nothing on standard error' "$(cat "$tmp/else")" ''
is 'the state comes first' "$(cut -d: -f1 "$tmp/line")" CRITICAL
is 'all customers' "$(value customers)" "$(wc -l <"$tmp/all" | tr -d ' ')"
is 'those who owe' "$(value neg)" "$(count '$1 < 0')"
is 'and how much' "$(value owed)" "$(awk -F '\t' '$1 < 0 { s -= $1 } END { printf "%.2f", s }' "$tmp/all")"
is 'those with nothing left' "$(value out)" "$(count '$1 == 0 && $1 != "" && $2 > 0')"
is 'those below a tenth' "$(value below)" "$(count '$1 != "" && $2 != "" && ($1 < 0 || ($2 > 0 && $1 < $2 / 10))')"
check --sus
is 'suspended ones' "$(value sus)" "$(count '$3 != "" && $3 != 0')"
is 'suspended ones alone are a warning' "$code $(cut -d: -f1 "$tmp/line")" '1 WARNING'
check -t Name -f "$(tcpartner list --endpoint "$url" -o jsonl --status ok --limit 1 --columns Name </dev/null |
	sed 's/.*"Name":"\(.*\)"}/\1/')" --neg
is 'a filter is asked of the API' "$(value customers)" 1
is 'one in order is fine' "$code $(cut -d: -f1 "$tmp/line")" '0 OK'
check -o json
is 'an object' "$(cut -c1-32 "$tmp/line")" '{"state":"CRITICAL","exit":2,"cu'

check -t Name -f 'nobody is called this'
is 'nobody is not known to be well' "$code $(cut -d: -f1 "$tmp/line")" '3 UNKNOWN'
check --below 200
is 'a mistake in the call is unknown' "$code $(cat "$tmp/line")" \
	'3 UNKNOWN: --below must be a percentage from 1 to 100, not "200"'
TENCENTCLOUD_SECRET_KEY=wrong check
is 'so is a key that is refused' "$code $(grep -c '^UNKNOWN: AuthFailure.SignatureFailure: .*copy' "$tmp/line")" '3 1'
url=http://127.0.0.1:1 check -o json --patience 1
is 'or an API that does not answer' "$code $(grep -c '^{"state":"UNKNOWN","exit":3,"message":"' "$tmp/line")" '3 1'

# --- all customers in one request, or page by page
lean() { sed 's/ time=.*//' "$tmp/line" | head -1; }
asked() { sed 's/.*"action":"\([A-Za-z]*\)".*/\1/' "$tmp/log" | sort | uniq -c | tr -s ' \n' ' '; }
log_api() { # log_api OPTION...: another demo API, with a log
	rm -f "$tmp/log"
	api --log "$tmp/log" "$@"
}
log_api --customers 400
check
lean >"$tmp/direct"
is 'two requests' "$(asked)" ' 1 QueryCustomersCredit 1 QueryDirectCustomersCredit '
check --paged
is 'page by page: the same verdict' "$code $(lean)" "2 $(cat "$tmp/direct")"
like 'and more requests' "$(asked)" ' [5-9] QueryCustomersCredit 1 QueryDirectCustomersCredit '
log_api --customers 400
check --sus -v
like 'suspended ones are read page by page' "$(asked)" ' [4-9] QueryCustomersCredit '
log_api --customers 400 --fault refuse:UnauthorizedOperation.UinNoAuth:2-2
check -v
is 'so is all if the one request is refused' "$code $(lean)" "2 $(cat "$tmp/direct")"
is 'and -v says why' "$(grep -c '^read page by page: QueryDirectCustomersCredit: UnauthorizedOperation.UinNoAuth: ' "$tmp/line")" 1
log_api --customers 50000
check
is '50,000 customers: two requests' "$code $(value customers) $(asked)" '2 50000  1 QueryCustomersCredit 1 QueryDirectCustomersCredit '
is 'in seconds, where 500 pages take minutes' "$(sed -n 's/.* time=\([0-9]*\)\..*/\1/p' "$tmp/line" | grep -c '^[1-3]\{0,1\}[0-9]$')" 1
api_end

finish
