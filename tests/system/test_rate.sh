#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list` while answers stall and jitter: by the server's log never more than five requests in any second, and
# all customers, each once (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

most() { most_in_a_second "$tmp/log"; }

printf '{"time_ms":%s,"action":"A"}\n' 0 900 901 902 999 1000 1899 1900 >"$tmp/log"
printf '{"time_ms":%s,"action":"B"}\n' 900 901 >>"$tmp/log"
is 'the most in a second is counted' "$(most)" 6

keeps() { # keeps NAME DEMO-OPTION...
	name=$1
	shift
	api --rate 0 --customers 400 --log "$tmp/log" "$@"
	tcpartner list -o jsonl --page-size 20 --endpoint "$url" >"$tmp/out" 2>"$tmp/err"
	is "$name: all come" "$? $(sort -u "$tmp/out" | wc -l | tr -d ' ') $(cat "$tmp/err")" '0 400 '
	api_end
	like "$name: five a second at most" "$(most) of $(lines "$tmp/log")" '[1-5] of 2*'
}

# Two runs one after the other: the second keeps within the rate that the first one used.
list_after_check() {
	api --customers 400 --log "$tmp/log"
	tcpartner --version >/dev/null # it is in memory
	export TCPARTNER_STATE="$tmp/state"
	tcpartner check --paged --endpoint "$url" >"$tmp/check" 2>&1
	tcpartner list -o jsonl --endpoint "$url" >"$tmp/out" 2>"$tmp/err"
	is 'a list right after a check: all come' "$? $(sort -u "$tmp/out" | wc -l | tr -d ' ') $(cat "$tmp/err")" '0 400 '
	like 'none is refused' "$(grep -c LimitExceeded "$tmp/log") of $(lines "$tmp/log")" '0 of 12'
	is 'a file says how fast it was, to nobody else' "$(stat -c %a "$tmp/state.pace") $(grep -c "$id" "$tmp/state.pace")" '600 0'
}

# The browser and doctor after a list, and a list after each of them. Small pages: each sends five requests or more.
fast() { tcpartner list -o jsonl --limit 100 --page-size 20 --endpoint "$url" >"$tmp/out" 2>"$tmp/err"; }
browse() {
	printf 'wait loaded 40 of 400\ntype Q\ngone of 400\n' | screen 80x24 env TCPARTNER_STATE="$tmp/state" \
		tcpartner --load-all 0 --page-size 20 --endpoint "$url" >"$tmp/seen"
}
one_after_the_other() {
	api --customers 400 --log "$tmp/log"
	tcpartner --version >/dev/null
	export TCPARTNER_STATE="$tmp/state"
	fast && tcpartner doctor --endpoint "$url" >"$tmp/doctor" && fast && browse && fast
	is 'doctor, browser and list one after the other' "$? $(lines "$tmp/out")" '0 100'
	is 'none of them is refused' "$(grep -c LimitExceeded "$tmp/log")" 0
	rm "$tmp/state.pace"
	tcpartner check --demo >"$tmp/check" 2>&1
	is 'the demo leaves no file' "$([ -e "$tmp/state.pace" ] && echo there)" ''
}

# They wait, each for its own server.
beside keeps 'answers that stall' --fault stall:2000
beside keeps 'answers that jitter' --fault jitter:1000
beside keeps 'a long way' --latency 300
beside keeps 'answers that get lost' --fault drop:4 --latency 30
beside list_after_check
beside one_after_the_other
together
finish
