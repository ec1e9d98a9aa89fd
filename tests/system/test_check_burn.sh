#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner check --metric runway` against the demo API: the runways are those of `list`, in every form of the report, and
# what is not known in time or not permitted is said (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

check() { # its report in $tmp/line, its code in $code
	tcpartner check --endpoint "$url" --metric runway --burn-days 3 "$@" </dev/null >"$tmp/line" 2>"$tmp/else"
	code=$?
}
value() { sed -n "s/.*[ |]$1=\([-0-9.U]*\)[; ].*/\1/p" "$tmp/line"; }

api --customers 24 --log "$tmp/log"
# UIN and runway of those below 50 %, the shortest first, as list has them.
tcpartner list --endpoint "$url" --burn-all --burn-days 3 -o tsv --columns UIN,Runway,RemainingPercent,Status </dev/null 2>/dev/null |
	awk -F '\t' 'NR > 1 && $2 != "" && $2 != "null" && $3 < 50 && $4 != "N/A" { print $2, $1 }' | sort -n >"$tmp/runways"
shortest=$(awk '$1 > 0 { print $1; exit }' "$tmp/runways")
ended=$(awk '$1 == 0' "$tmp/runways" | wc -l | tr -d ' ')
is 'some have ended, some have not' "$([ "$ended" -gt 0 ] && [ "${shortest:-0}" -gt 0 ] && echo yes)" yes

: >"$tmp/log"
check -c 3: --deadline 60
is 'a credit that has ended is a runway of 0 days' "$code $(value runway) $(cut -d: -f1 "$tmp/line")" '2 0 CRITICAL'
like 'the line names the shortest, and how many alarm' "$(cat "$tmp/line")" "CRITICAL: shortest runway $shortest d (*), * alarm, $ended at 0 d*"
is 'never more than 20 requests in a second' "$(most_in_a_second "$tmp/log" | awk '{ print ($1 <= 20) ? "yes" : "no: " $1 }')" yes
needed=$(tcpartner list --endpoint "$url" -o tsv --columns RemainingPercent,RemainingCredit </dev/null |
	awk -F '\t' '$1 != "" && $1 < 50 && $2 > 0' | wc -l | tr -d ' ')
is 'and nobody is asked but those below 50 % of whom something remains' \
	"$(grep -c BillDetail "$tmp/log" | awk -v n="$needed" '{ print ($1 >= 3 * n && $1 <= 4 * n) ? "yes" : "no: " $1 " of " n }')" yes

check -c "@1:$shortest" --deadline 60 -v
is 'without those that have ended the next is named' "$code $(value runway)" "2 $shortest"
like 'with what it needs for 30 days' "$(sed -n 2p "$tmp/line")" \
	"2* remaining *, runway $shortest d, top up * for 30 days"
is 'as many as list has' "$(grep -c ', runway [0-9]* d' "$tmp/line")" "$(awk -v d="$shortest" '$1 > 0 && $1 <= d' "$tmp/runways" | wc -l | tr -d ' ')"

check -c @0:0 -w @0:0 --burn-below 1 -o json --deadline 60
like 'as an object' "$code $(cat "$tmp/line")" '2 {"state":"CRITICAL",*"burn_below_percent":1,"runway":*"Burn":*,"Runway":0,"TopUpFor30Days":*'
check -c 3: -o prom --per-customer --deadline 60
is 'for Prometheus one sample each' "$(sed -n 's/^tcpartner_runway_days{uin="\([0-9]*\)"} \([0-9]*\)$/\2 \1/p' "$tmp/line" | sort -n)" "$(cat "$tmp/runways")"

check -c 3: --burn-days 31 --deadline 4
like 'what is known at the deadline is judged, the rest is counted' "$code $(cat "$tmp/line")" '2 CRITICAL: * alarm, * of * not known*'
check -c @1:1 -w @998:999 --burn-days 31 --deadline 4 -v
like 'if nothing alarms it is not known, with the deadline that would do' "$code $(cat "$tmp/line")" \
	'3 UNKNOWN: runway of * of * not known: use --deadline *the time was over*--deadline*'

api --customers 24 --deny DescribeCustomerBillDetailByDay --log "$tmp/denied"
check -c 3: -v --deadline 60
like 'a key that may not is not known, in words' "$code $(head -n 1 "$tmp/line")" \
	'3 UNKNOWN: runway of * of * not known: not permitted for this key*'
like 'and in a sentence' "$(tail -n 1 "$tmp/line")" 'burn: not permitted for this key (UnauthorizedOperation*'
like 'nothing more is asked' "$(grep -c BillDetail "$tmp/denied")" '[1-9]'
check --burn-below 0
is 'a wrong percentage is a mistake in the call' "$code" 3
api_end
finish
