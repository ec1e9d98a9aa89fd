#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list --vouchers` on the demo API: every issued voucher once, the next to end first, in each format (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
: >"$tmp/log"
api --customers 2013 --rate 0 --log "$tmp/log"

list() { tcpartner list --vouchers --endpoint "$url" "$@" </dev/null; }
ids() { sed -n 's/.*"VoucherId":\([0-9]*\).*/\1/p'; }

list >"$tmp/all"
is 'a pipe gets a line of JSON for each voucher' "$? $(grep -c '^{"ExpireTime":".*}$' "$tmp/all")" "0 $(wc -l <"$tmp/all" | tr -d ' ')"
wanted=$(($(wc -l <"$tmp/all") / 100 + 3))
is 'each page is asked once, the ends twice, and no customer' \
	"$(grep -c DescribeCustomerVoucherList "$tmp/log") $(wc -l <"$tmp/log" | tr -d ' ')" "$wanted $wanted"
is 'each voucher is there once' "$(ids <"$tmp/all" | sort | uniq -d | wc -l | tr -d ' ')" 0
is 'only those that can still be used' "$(grep -vc '"VoucherStatus":"Issued"' "$tmp/all")" 0
sed 's/.*"ExpireTime":"\([^"]*\)".*/\1/' "$tmp/all" >"$tmp/ends"
sort "$tmp/ends" | cmp -s - "$tmp/ends"
verdict 'the next to end is first'
list --sort=-expiry | sed 's/.*"ExpireTime":"\([^"]*\)".*/\1/' >"$tmp/back"
sort -r "$tmp/ends" | cmp -s - "$tmp/back"
verdict 'or the last one'

is 'CSV has the names of the API' "$(list -o csv --limit 0 | tr -d '\r')" \
	ExpireTime,CustomerUin,RemainingAmount,TotalAmount,VoucherStatus,PaymentMode,Usage,ProductScope,VoucherId,EffectiveTime,ApplyReason
is 'and as many lines' "$(list -o tsv | tail -n +2 | wc -l | tr -d ' ')" "$(wc -l <"$tmp/all" | tr -d ' ')"
list -o table --totals >"$tmp/table"
is 'a table says how many days are left' "$(sed -n '2s/^[-0-9]* \(today\|in [0-9]* days*\) .*/days/p' "$tmp/table")" days
remaining=$(sed 's/.*"RemainingAmount":\([0-9.]*\).*/\1/' "$tmp/all" | awk '{ s += $1 } END { printf "%.2f", s }')
is 'and what remains of all' "$(sed -n 's/.* vouchers  Remaining \([0-9.,]*\) .*/\1/p' "$tmp/table" | tr -d ,)" "$remaining"
like 'JSON has the totals beside the vouchers' "$(list -o json --totals --limit 2 | tail -n 1)" \
	'],"Totals":{"Vouchers":2,"RemainingAmount":*,"EndIn7Days":*}}'
uin=$(sed -n '5s/.*"CustomerUin":\([0-9]*\).*/\1/p' "$tmp/all")
is 'one customer' "$(list -f "$uin" | ids)" "$(grep "\"CustomerUin\":$uin," "$tmp/all" | ids)"

check() { tcpartner check --metric voucher-days --endpoint "$url" "$@" </dev/null; }
days() { sed -n 's/.* voucher-days=\([0-9U]*\);.*/\1/p'; }
line=$(check -c 400:)
is 'a check alarms before a voucher ends' "$? ${line%%:*}" '2 CRITICAL'
next=$(printf '%s\n' "$line" | days)
line=$(check -c "$next:")
is 'but not too early' "$? ${line%%:*}" '0 OK'
check -c 400: -v --top 5 | sed -n 's/^voucher \([0-9]*\) of .*/\1/p' >"$tmp/named"
is 'it names the next ones' "$(cat "$tmp/named")" "$(head -n 5 "$tmp/all" | ids)"
line=$(check -c 400: -f "$uin" -v)
is 'or those of one customer' "$(printf '%s\n' "$line" | sed -n 's/^voucher [0-9]* of \([0-9]*\), .*/\1/p' | uniq)" "$uin"
like 'JSON has them, too' "$(check -o json --top 1)" \
	'{"state":"*"metric":"voucher-days","value":'"$next"',*"vouchers":\[{"VoucherId":*'

api --customers 20 --deny DescribeCustomerVoucherList
list >"$tmp/out" 2>"$tmp/why"
is 'a key that may not read vouchers is told so' "$? $(wc -c <"$tmp/out" | tr -d ' ') $(grep -c Unauthorized "$tmp/why")" '3 0 1'
line=$(check)
is 'and a check does not know' "$? ${line%%,*} $(printf '%s\n' "$line" | days)" '3 UNKNOWN: vouchers not known U'
like 'it says why' "$(check -vvv | grep '^vouchers:')" 'vouchers: *Unauthorized*'
is 'made-up customers have vouchers' "$(tcpartner list --vouchers --demo --limit 3 </dev/null | wc -l | tr -d ' ')" 3

finish
