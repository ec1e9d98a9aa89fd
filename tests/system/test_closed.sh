#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs that are started without a standard input, output or error, in every combination: what they print never goes
# into a file or a pipe of their own, and a closed standard output is an error that is said (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

# closed DIGITS COMMAND...: runs it with these descriptors closed; sets code, out and err.
closed() {
	which=$1
	shift
	: >"$tmp/out"
	: >"$tmp/err"
	(
		exec </dev/null >"$tmp/out" 2>"$tmp/err" 9>&-
		case $which in *0*) exec <&- ;; esac
		case $which in *1*) exec >&- ;; esac
		case $which in *2*) exec 2>&- ;; esac
		exec "$@"
	)
	code=$?
	out=$(cat "$tmp/out")
	err=$(cat "$tmp/err")
}

api --customers 3
closed '' tcpartner list --endpoint "$url" -o jsonl
whole=$out
like 'nothing closed' "$code $(echo "$out" | grep -c ClientUin) $err" '0 3 '
for which in 0 2 02; do
	closed $which tcpartner list --endpoint "$url" -o jsonl
	is "list without $which prints all" "$code $out $err" "0 $whole "
done
mkdir "$tmp/empty"
for which in 1 01; do
	closed $which tcpartner list --endpoint "$url" -o jsonl --log "$tmp/empty/log"
	like "list without $which" "$code $err" '3 tcpartner: standard output is closed*'
	is "and asks nothing, writes nothing" "$(cat "$tmp"/empty/* 2>/dev/null)" ''
done
for which in 12 012; do
	closed $which tcpartner list --endpoint "$url" -o jsonl --log "$tmp/empty/log"
	is "list without $which" "$code $out $err $(cat "$tmp"/empty/* 2>/dev/null)" '3   '
done
for command in 'check' 'doctor' 'request --show' 'help config' '--version' 'completion bash'; do
	# shellcheck disable=SC2086
	closed 1 tcpartner $command
	like "$command without 1" "$code $err" '3 tcpartner: standard output is closed*'
	# shellcheck disable=SC2086
	closed 012 tcpartner $command
	is "$command without any" "$code" 3
done
closed 012 tcpartner
is 'the browser without any' "$code" 2
closed 1 tcpartner --demo
like 'the demo without an output' "$code $err" '2 tcpartner: the browser needs a terminal*'
(
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
	printf 'credential_command = cat %s\n' "$tmp/key" >"$tmp/config"
	printf 'secret_id=%s\nsecret_key=%s\n' "$id" "$key" >"$tmp/key"
	closed 02 tcpartner list --endpoint "$url" --config "$tmp/config" -o jsonl
	echo "$code $out $err" >"$tmp/sub"
)
is 'a key by a command without 0 and 2' "$(cat "$tmp/sub")" "0 $whole "

# --- the demo API

closed 1 tcpartner-demo-api --until-eof
like 'the demo API without 1' "$code $err" '1 tcpartner-demo-api: standard output is closed*'
closed 0 tcpartner-demo-api --until-eof
like 'the demo API that waits for the end of no input' "$code $err" '2 tcpartner-demo-api: --until-eof needs standard input*'
closed 012 tcpartner-demo-api
is 'the demo API without any' "$code" 1
closed 2 tcpartner-demo-api --until-eof --log "$tmp/log"
like 'the demo API without 2' "$code $out" '0 listening on http://*'
finish
