#!/bin/sh
# SPDX-License-Identifier: MIT
# A signal ends list and check whatever they wait for: an answer, a reader of their output, a pipe that is named as a
# file (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

# Waits until the server has seen a request.
seen() {
	while [ ! -s "$tmp/log" ]; do read -r _ </dev/null || true; done
}

api --customers 300 --fault drop --log "$tmp/log"
tcpartner check --endpoint "$url" >"$tmp/out" 2>"$tmp/err" 9>&- &
pid=$!
seen
kill -TERM $pid
wait $pid
is 'a check that is ended says UNKNOWN' "$? $(cat "$tmp/out" "$tmp/err")" '3 UNKNOWN: interrupted before all customers were read'
rm "$tmp/log"
api_end

# A pipe that is full: it holds less than this list, and nobody reads from it.
mkfifo "$tmp/full"
exec 8<>"$tmp/full"
for how in '' --stream; do
	for signal in TERM:143 HUP:129; do
		api --customers 3000 --page-max 1000 --rate 0
		# shellcheck disable=SC2086
		tcpartner list -o jsonl --page-size 1000 $how --endpoint "$url" >"$tmp/full" 2>"$tmp/err" 9>&- &
		pid=$!
		python3 - <<-END
			import select
			p = select.poll()
			f = open("$tmp/full", "wb", 0)
			p.register(f, select.POLLOUT)
			while p.poll(0): pass
		END
		kill -"${signal%:*}" $pid
		wait $pid
		is "an output that nobody reads ${how:-held back}: ${signal%:*}" "$?" "${signal#*:}"
		python3 -c "import os; f = os.open('$tmp/full', os.O_RDONLY | os.O_NONBLOCK)
try:
	while os.read(f, 65536): pass
except BlockingIOError: pass"
		api_end
	done
done

mkfifo "$tmp/pipe"
tcpartner list --endpoint http://127.0.0.1:1 --log "$tmp/pipe" >"$tmp/out" 2>"$tmp/err"
like 'a log that nobody reads' "$? $(cat "$tmp/err")" '2 *cannot write --log *: nobody reads from this pipe*'
tcpartner list --endpoint https://127.0.0.1:1 --ca-file "$tmp/pipe" >"$tmp/out" 2>"$tmp/err" &
pid=$!
kill -TERM $pid
wait $pid
is 'a CA file that never comes' "$?" 143
finish
