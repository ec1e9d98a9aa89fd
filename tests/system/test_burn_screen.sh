#!/bin/sh
# SPDX-License-Identifier: MIT
# Burn in the browser, by the log of the demo API: the days of an open customer are asked once and are on the screen, and
# the job of `B` keeps to 20 requests in any second (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

browse() { # browse: the steps on standard input; the screen is in $tmp/seen
	screen 120x40 tcpartner --endpoint "$url" >"$tmp/seen"
}
costs() { grep -c BillDetail "$1"; }
# How long it takes from the first request for a cost to the last one, in milliseconds.
span() {
	grep BillDetail "$1" | sed 's/.*"time_ms":\([0-9]*\).*/\1/' | sort -n |
		awk 'NR == 1 { first = $1 } { last = $1 } END { print last - first }'
}

# A busy machine may be late once or twice.
for _ in 1 2 3 4 5 6; do
	rm -f "$tmp/log"
	api --customers 60 --log "$tmp/log"
	printf 'wait Loaded 60 of 60\ntype G\nkey enter\nwait a day\nwait Runway\n' | browse
	[ "$(span "$tmp/log")" -ge 2000 ] || break
done
like 'the last 14 days of the open customer are on the screen' "$(cat "$tmp/seen")" '* a day*14 days to *Runway*'
is 'each day is asked once, and one more where the bill of yesterday is late' \
	"$(costs "$tmp/log" | awk '{ print ($1 == 14 || $1 == 15) ? "yes" : $1 }')" yes
is 'all of them soon, as fast as the API allows' "$(span "$tmp/log" | awk '{ print ($1 < 2000) ? "yes" : $1 }')" yes

api --customers 60 --log "$tmp/job"
printf 'wait Loaded 60 of 60\ntype B\nwait 7 days\ntype 7\nwait customers is known\n' | browse
customers=$(sed -n 's/.*The burn of \([0-9]*\) of \([0-9]*\) customers is known.*/\1 \2/p' "$tmp/seen")
is 'the burn of all of the job is known' "${customers% *}" "${customers#* }"
like 'with the columns and the sum of these' "$(cat "$tmp/seen")" '*Burn * a day of *, shortest *Runway *Burn $/day*'
is 'seven days of each, and one more of late bills' "$(costs "$tmp/job" |
	awk -v n="${customers% *}" '{ print ($1 > 5 * n && $1 <= 8 * n) ? "yes" : $1 " of " n }')" yes
is 'never more than 20 in a second' "$(most_in_a_second "$tmp/job" | awk '{ print ($1 <= 20) ? "yes" : "no: " $1 }')" yes
is 'none is refused' "$(grep -c LimitExceeded "$tmp/job")" 0
is 'the time is that of the rate' "$(span "$tmp/job" |
	awk -v n="$(costs "$tmp/job")" '{ print ($1 >= 1000 * int((n - 1) / 20)) ? "yes" : $1 }')" yes
api_end
finish
