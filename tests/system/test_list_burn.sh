#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list` with Burn and Runway, against the bills of the demo API as curl reads them: the median of the days,
# the days that the credit lasts, never more than 20 requests in a second, and null where nothing can be known (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

list() { tcpartner list --endpoint "$url" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null; }

# The cost of each of the last N whole days on the calendar of UTC+8, the newest first.
bills() { # bills UIN N
	today=$((($(date -u +%s) + 28800) / 86400))
	i=1
	while [ $i -le "$2" ]; do
		ask DescribeCustomerBillDetailByDay \
			"{\"CustomerUin\":$1,\"Date\":\"$(date -u -d @$(((today - i) * 86400)) +%Y-%m-%d)\"}" |
			sed 's/.*"TotalCost":"\([-0-9.]*\)".*/\1/'
		echo
		i=$((i + 1))
	done | grep .
}

# The median of the newest 5 of these 6 days, without yesterday while its bill is late; and how many whole days the
# remaining credit lasts at it.
true_burn() { # true_burn REMAINING
	awk -v left="$1" '
		function median(from, n,   i, j, x, v) {
			for (i = 0; i < n; i++) v[i] = cost[from + i]
			for (i = 1; i < n; i++)
				for (j = i; j > 0 && v[j - 1] > v[j]; j--) { x = v[j]; v[j] = v[j - 1]; v[j - 1] = x }
			return v[int(n / 2)]
		}
		{ cost[NR] = $1 }
		END {
			late = cost[1] * 10 < median(2, 5)
			m = median(late ? 2 : 1, 5)
			days = left <= 0 ? 0 : m > 0 ? int(left / m + 1e-9) : "null"
			if (days != "null" && days > 999)
				days = 1000
			printf "%.2f %s\n", int(m * 100 + 1e-6) / 100, days
		}'
}

api --customers 60 --log "$tmp/log"
list --status crit,neg,low -o jsonl --columns ClientUin,RemainingCredit,burn,RUNWAY --burn-days 5 --sort runway
cp "$tmp/out" "$tmp/all"
count=$(lines "$tmp/all")
is 'all are printed' "$? $(sort -u "$tmp/out" | wc -l | tr -d ' ')" "0 $count"
like 'what it takes is said first' "$(cat "$tmp/err")" \
	"tcpartner: Burn of $count customers: $((count * 5)) requests, about $(((count * 5 + 19) / 20)) s"
is 'never more than 20 in a second' "$(most_in_a_second "$tmp/log" | awk '{ print ($1 <= 20) ? "yes" : "no: " $1 }')" yes
is 'as many as days, and one more where the bill of yesterday is late' \
	"$(grep -c BillDetail "$tmp/log" | awk -v n="$count" '{ print ($1 >= 5 * n && $1 <= 6 * n) ? "yes" : "no: " $1 }')" yes
is 'no request was refused' "$(grep -c LimitExceeded "$tmp/log")" 0
is 'the shortest runway first, unknown ones last' "$(sed 's/.*"Runway":\([0-9nul]*\).*/\1/' "$tmp/all" | tr '\n' ' ')" \
	"$(sed 's/.*"Runway":\([0-9nul]*\).*/\1/' "$tmp/all" | sed 's/null/99999/' | sort -n | sed 's/99999/null/' | tr '\n' ' ')"

# The first, the last and one in the middle.
for at in 1 $((count / 2)) "$count"; do
	sed -n "${at}p" "$tmp/all" >"$tmp/one"
	uin=$(sed 's/.*"ClientUin":\([0-9]*\).*/\1/' "$tmp/one") left=$(sed 's/.*"RemainingCredit":\([-0-9.]*\).*/\1/' "$tmp/one")
	sed 's/.*"Burn":\([-0-9.]*\),"Runway":\([0-9nul]*\).*/\1 \2/' "$tmp/one" | awk '{ printf "%.2f %s\n", $1, $2 }' >"$tmp/got"
	is "customer $at burns what its bills say" "$(cat "$tmp/got")" "$(bills "$uin" 6 | true_burn "$left")"
done

api --customers 60 --log "$tmp/log-of-one"
list -f "$uin" -o csv --columns UIN,Burn,Runway
like 'the same of one customer, of 14 days' "$? $(tr -d '\r' <"$tmp/out" | tr '\n' ' ') $(cat "$tmp/err")" \
	"0 ClientUin,Burn,Runway $uin,[0-9]*,* *Burn of 1 customer: 14 requests, about 1 s"
is 'with no more requests than that' "$(grep -c BillDetail "$tmp/log-of-one" | awk '{ print ($1 == 14 || $1 == 15) ? "yes" : $1 }')" yes
api --customers 60 --log "$tmp/log-of-debts"
list --status neg -o tsv --columns Runway
is 'the runway of those who owe needs no request' "$? $(grep -c BillDetail "$tmp/log-of-debts") $(sort -u "$tmp/out" | tr '\n' ' ')$(cat "$tmp/err")" \
	'0 0 0 Runway '
list --status neg,crit,low --limit 1 -o tsv --columns UIN,Burn --burn-days 3
like 'only those who are printed are asked' "$? $(cat "$tmp/err")" '0 *Burn of 1 customer: 3 requests, about 1 s'
list --columns Burn
like 'the burn of all is asked for by an option only' "$? $(cat "$tmp/err")" '2 *--burn-all'

api --customers 60 --deny DescribeCustomerBillDetailByDay --log "$tmp/denied"
list --status crit,low -o jsonl --columns Burn,Runway
is 'a key that may not: unknown' "$? $(sort -u "$tmp/out")" '0 {"Burn":null,"Runway":null}'
like 'one sentence says so' "$(tail -n 1 "$tmp/err") $(lines "$tmp/err")" \
	'tcpartner: burn: not permitted for this key (UnauthorizedOperation*): * 2'
like 'and nothing more is asked' "$(grep -c BillDetail "$tmp/denied")" '[1-5]'
api_end
finish
