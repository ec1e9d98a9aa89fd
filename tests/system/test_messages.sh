#!/bin/sh
# SPDX-License-Identifier: MIT
# What is said when something small is wrong around the program, and that it goes on where it can (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

# --- many mistakes in the configuration file
i=0
while [ $i -lt 20 ]; do
	i=$((i + 1))
	echo "mistake $i"
done >"$tmp/config"
tcpartner request --show=body --config "$tmp/config" >"$tmp/out" 2>"$tmp/err"
is 'mistakes of the configuration file do not end the program' "$? $(grep -c '"PageSize":100\|"Page":1' "$tmp/out")" '0 1'
is 'the first sixteen are named' "$(grep -c ' line [0-9]*: ' "$tmp/err")" 16
is 'the others are counted' "$(tail -n 1 "$tmp/err")" "tcpartner: $tmp/config: and 4 more"

# --- what a command that is told the report prints
api --customers 40
tcpartner check --endpoint "$url" --exec 'yes' >"$tmp/out" 2>"$tmp/err"
like 'a command of --exec that prints without end' "$? $(cat "$tmp/err")" '2 *it printed more than 64 KiB and was ended*'
finish
