#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list --where` and `--view`: the same customers as by --status and by hand, what is no condition, what is no
# view (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 400 --page-max 1000

list() { tcpartner list --endpoint "$url" --page-size 400 -o csv --columns ClientUin,RemainingCredit "$@" >"$tmp/out" 2>"$tmp/err" </dev/null; }

list --status neg,out
cp "$tmp/out" "$tmp/by-status"
list --where 'status:neg,out'
is 'a status of a condition is that of --status' "$(cat "$tmp/out")" "$(cat "$tmp/by-status")"
[ "$(wc -l <"$tmp/out")" -gt 3 ]
verdict 'there are such customers'

list
awk -F, 'NR == 1 || ($2 != "" && $2 < 0)' "$tmp/out" >"$tmp/by-hand"
list --where 'remaining<0'
is 'an amount is compared' "$(cat "$tmp/out")" "$(cat "$tmp/by-hand")"
list --where '!(remaining>=0) !remaining:none' --limit 2
is 'a limit counts those that meet it' "$(wc -l <"$tmp/out" | tr -d ' ')" 3
list --where 'remaining<0' --stream
is 'a stream has the same' "$(cat "$tmp/out")" "$(cat "$tmp/by-hand")"

list --where 'reminaing<0'
is 'what is no condition ends the command' "$?" 2
is 'and is explained with its place' "$(cat "$tmp/err")" \
	'tcpartner: --where, character 1: "reminaing" is no column (did you mean remaining?); in quotation marks it is a text'
list --where ''
like 'an empty one, too' "$(cat "$tmp/err")" '*--where is empty*'
list --where marked
like 'marks are of the browser' "$(cat "$tmp/err")" '*of the browser only*'

mkdir -p "$HOME/.config/tcpartner"
printf '[view debts]\ncolumns = UIN Remaining\nwhere = remaining<0\nsort = Remaining\n' >"$HOME/.config/tcpartner/views"
tcpartner list --endpoint "$url" --page-size 400 -o csv --view debts >"$tmp/out" 2>"$tmp/err"
sed 1d "$tmp/by-hand" | tr -d '\r' | sort -t, -k2 -n >"$tmp/sorted"
is 'a view is shown as it was saved' "$(sed 1d "$tmp/out" | cut -d, -f2)" "$(cut -d, -f2 "$tmp/sorted")"
is 'with its columns' "$(head -n 1 "$tmp/out" | tr ',' '\n' | wc -l | tr -d ' ')" 3
list --view debt
like 'a view that does not exist is named' "$(cat "$tmp/err")" '*there is no view "debt" (did you mean debts?)*'
printf '[view spent]\ncolumns = UIN DeltaUsed Burn\nstatus = crit\n' >>"$HOME/.config/tcpartner/views"
tcpartner list --endpoint "$url" --page-size 400 -o csv --view spent >"$tmp/out" 2>"$tmp/err"
is 'a view with Burn asks for it' "$(sed '2!d;s/[^,]*,[^,]*,[0-9][0-9.]*,.*/a burn/' "$tmp/out")" 'a burn'
like 'and has its columns' "$(head -n 1 "$tmp/out")" 'ClientUin,DeltaUsed,Burn,*'
like 'which are unknown without a snapshot' "$(cat "$tmp/err")" '*DeltaRemaining and DeltaUsed are unknown: no snapshot *'
printf '[view order]\ncolumns = UIN\nsort = DeltaUsed\n' >>"$HOME/.config/tcpartner/views"
list --view order
like 'an order of the browser is named' "$(cat "$tmp/err")" '*the view order is sorted by what changed since an earlier list*'
printf 'shoe = 1\n' >>"$HOME/.config/tcpartner/views"
list --view debts
like 'a line that is not understood is named' "$(cat "$tmp/err")" '*line 11 of the file of views*'

tcpartner list --endpoint "$url" --page-size 400 -o csv --group status >"$tmp/out" 2>"$tmp/err"
is 'groups count all customers once' "$(sed 1d "$tmp/out" | awk -F, '{ n += $2 } END { print n }')" 400
is 'and those that --status finds' "$(awk -F, '/^(NEG|OUT),/ { n += $2 } END { print n }' "$tmp/out")" \
	$(($(wc -l <"$tmp/by-status") - 1))
tcpartner list --endpoint "$url" --group status --sort name >"$tmp/out" 2>"$tmp/err"
like 'what customers have is refused' "$(cat "$tmp/err")" '*--group prints sums, not customers*'

finish
