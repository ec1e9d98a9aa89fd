#!/bin/sh
# SPDX-License-Identifier: MIT
# What a check does beside its line: who is named, what is new, files, commands, its end in time (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 100 --rate 0

check() { # check OPTION...: its output in $tmp/out, what else it says in $tmp/else, its code in $code
	tcpartner check --endpoint "$url" "$@" </dev/null >"$tmp/out" 2>"$tmp/else"
	code=$?
}
state() { sed -n '1s/:.*//p' "$tmp/out"; }

# --- who is named
tcpartner list --endpoint "$url" -o tsv --sort remaining --status neg --columns ClientUin,RemainingCredit,TopUpToZero,Name \
	</dev/null | tail -n +2 >"$tmp/debtors"
worst=$(cut -f 1 "$tmp/debtors" | head -n 1)
check --neg
is 'one line' "$(lines "$tmp/out")" 1
like 'the worst is in the line' "$(cat "$tmp/out")" "CRITICAL: * owe * (worst $worst -*), of 100 customers | customers=100;*"
is 'the text is short' "$(sed 's/ | .*//' "$tmp/out" | awk '{ print (length($0) <= 80) ? "yes" : $0 }')" yes
check --neg -v
is '-v: a line for each who owes' "$(tail -n +2 "$tmp/out" | cut -d' ' -f 1)" \
	"$(tcpartner list --endpoint "$url" -o tsv --columns ClientUin,RemainingCredit </dev/null | tail -n +2 |
		awk '$2 < 0' | sort -t "$(printf '\t')" -g -k 2 | cut -f 1)"
is 'without names' "$(grep -cFf "$(cut -f 4 "$tmp/debtors" >"$tmp/names"; echo "$tmp/names")" "$tmp/out")" 0
check --neg -vv --top 1
is '-vv: with names, as many as wanted' "$(sed -n 2p "$tmp/out" | grep -cF "$(head -n 1 "$tmp/names")") $(lines "$tmp/out")" '1 3'
check --neg -vvv --top 0
is '-vvv: rules, endpoint and requests' "$(grep -c -e '^metric neg: .*CRITICAL$' -e "^endpoint: $url$" \
	-e '^requests: [0-9]* sent, [0-9]* answered, 0 ' -e '^list: 100 customers' "$tmp/out")" 4

# --- ranges and the own credit
check --metric neg -w 0 -c 1000
is 'a few debtors are a warning' "$code $(state)" '1 WARNING'
check --metric neg -c 1000 --metric pool -c 1:
is 'or nothing' "$code $(grep -c '^OK: .* owe .* pool=[0-9.]*;;1:; ' "$tmp/out")" '0 1'
check --metric pool -c '~:0'
is 'the own credit' "$code $(grep -c '^CRITICAL: own credit [0-9,.]*, of 100 customers | ' "$tmp/out")" '2 1'

# --- only what is new
seen=$tmp/seen
check --neg --only-new "$seen" -v
is 'all are new at first' "$code $(($(lines "$tmp/out") - 1))" "2 $(($(lines "$seen") - 1))"
is 'the file is private' "$(stat -c %a "$seen" 2>/dev/null || stat -f %Lp "$seen")" 600
is 'it has UINs, no names' "$(grep -c "^$worst	NEG" "$seen") $(grep -cFf "$tmp/names" "$seen")" '1 0'
cp "$seen" "$tmp/before"
check --neg --only-new "$seen" -v
is 'then nothing is new' "$code $(grep -c '^OK: nothing new; .* owe .* neg=' "$tmp/out") $(lines "$tmp/out")" '0 1 1'
is 'and the file stays' "$(cmp "$seen" "$tmp/before")" ''
grep -v "^$worst" "$tmp/before" >"$seen"
check --neg --only-new "$seen" -v
is 'one that is new alarms' "$code $(sed -n 2p "$tmp/out" | cut -d' ' -f 1) $(lines "$tmp/out")" "2 $worst 2"
sed 's/	20[0-9-]* /	2020-01-01 /' "$tmp/before" >"$seen"
check --neg --only-new "$seen" --again 7d
is 'those of long ago are reported again' "$code $(cut -f 3 "$seen" | grep -c '^2020')" '2 0'
echo '[an ini file]' >"$seen"
check --only-new "$seen"
is 'no other file is written' "$code $(cat "$seen")" '3 [an ini file]'
is 'and the line says so' "$(grep -c "^UNKNOWN: --only-new: $seen: it was not written by tcpartner check" "$tmp/out")" 1
rm "$seen"
(
	flock -x 8
	check --neg --only-new "$seen"
	echo "$code $(cat "$tmp/out")" >"$tmp/busy"
) 8>"$seen.lock"
is 'one at a time' "$(cat "$tmp/busy")" \
	"3 UNKNOWN: --only-new: another process uses $seen; run one at a time, or give each its own file"

# --- a command
check --neg -v --exec "cat >$tmp/report; env >$tmp/env; ls /proc/self/fd >$tmp/fds 2>/dev/null; echo talk"
is 'the command gets JSON' "$code $(grep -c '^{"state":"CRITICAL","exit":2,.*"message":"CRITICAL: .*"worst":\[{"ClientUin":'"$worst," "$tmp/report")" '2 1'
is 'its output is not that of the check' "$(grep -c talk "$tmp/out")$(cat "$tmp/else")" 0
is 'it has no key' "$(grep -c -e SECRET -e "$key" "$tmp/env")" 0
if [ -s "$tmp/fds" ]; then
	is 'nor a file of the check' "$(awk '$1 > 3' "$tmp/fds")" '' # 3 is the folder that ls reads
else
	skip 'nor a file of the check' 'no /proc/self/fd here'
fi
rm "$tmp/report"
check --metric neg -c 1000 --exec "touch $tmp/report"
is 'it does not run when all is well' "$code $([ -e "$tmp/report" ] || echo none)" '0 none'
check --neg --only-new "$seen" --exec 'echo no such channel >&2; exit 7'
is 'a command that fails' "$code $(cat "$tmp/else")" '2 tcpartner: --exec: it failed with exit status 7: no such channel'
is 'has reported nobody' "$([ -e "$seen" ] || echo none)" none
check --neg --exec 'exec <&-'
is 'it need not read' "$code" 2
TENCENTCLOUD_SECRET_KEY=wrong check --exec "cat >$tmp/report"
is 'it learns why nothing is known' "$code $(grep -c '^{"state":"UNKNOWN","exit":3,"message":"AuthFailure.SignatureFailure' "$tmp/report")" '3 1'
api --customers 100 --rate 0
began=$(date +%s)
check --neg --deadline 5 --exec 'sleep 600 & echo $! >'"$tmp/sleeper"'; wait'
is 'it is ended at the deadline' "$code $(grep -c -- '--exec: it did not end before the deadline' "$tmp/else")" '2 1'
# It has a signal that ends it, and may need a moment to end.
while ps -o stat= -p "$(cat "$tmp/sleeper")" | grep -qv Z; do
	[ "$(($(date +%s) - began))" -lt 120 ] || break
done
is 'with all that it started' "$(ps -o stat= -p "$(cat "$tmp/sleeper")" | grep -vc Z)" 0
api --customers 100 --rate 0

# --- metrics
prom=$tmp/tcpartner.prom
check -o prom --per-customer --output "$prom"
is 'the file has the metrics, the output the line' "$(state) $(grep -c '^tcpartner_customers{' "$prom")" 'CRITICAL 6'
is 'a sample for each customer' "$(grep -c '^tcpartner_customer_remaining_usd{uin="[0-9]*"} -*[0-9.]*$' "$prom")" \
	"$(tcpartner list --endpoint "$url" -o tsv --columns RemainingCredit </dev/null | tail -n +2 | grep -c .)"
is 'each head once' "$(grep '^# TYPE' "$prom" | sort | uniq -d)" ''
is 'the last line ends' "$(tail -c 1 "$prom" | od -An -c | tr -d ' ')" '\n'
is 'the own credit' "$(grep -c '^tcpartner_pool_remaining_usd [0-9]' "$prom")" 1
is 'others can read it' "$(stat -c %a "$prom" 2>/dev/null || stat -f %Lp "$prom")" "$(printf '%o' $((0644 & ~$(umask))))"
if command -v promtool >/dev/null; then
	is 'promtool accepts it' "$(promtool check metrics <"$prom" 2>&1)" ''
else
	skip 'promtool accepts it' 'no promtool here'
fi
cp "$prom" "$tmp/before"
TENCENTCLOUD_SECRET_KEY=wrong check -o prom --output "$prom"
is 'without a report the file stays' "$code $(state) $(cmp "$prom" "$tmp/before")" '3 UNKNOWN '
TENCENTCLOUD_SECRET_KEY=wrong check -o prom
is 'and the output is a comment' "$code $(grep -c '^# UNKNOWN: ' "$tmp/out") $(lines "$tmp/out")" '3 1 1'
check --output /nonexistent/report
is 'a file that cannot be written' "$code $(grep -c '^UNKNOWN: --output: cannot write /nonexistent/report: ' "$tmp/out")" '3 1'

# --- in time
check --paged --page-size 1 -t 5
is 'a list that is too long is not begun' "$code $(cat "$tmp/out")" \
	'3 UNKNOWN: 100 customers cannot be read in 5 s (--deadline): at 5 requests a second they take about 20 s; use --deadline 27'
api --customers 400 --rate 0 --fault lost
began=$(date +%s)
check --deadline 1
is 'a silent server' "$code $(cat "$tmp/out")" \
	'3 UNKNOWN: the API did not answer in 1 s (--deadline); see tcpartner doctor'
is 'is not waited for' "$(($(date +%s) - began < 300))" 1 # its answer would come after ten minutes
api --customers 200 --rate 0 --fault lost:2-
check --deadline 5
like 'a server that falls silent' "$code $(cat "$tmp/out")" \
	'3 UNKNOWN: 100 of 200 customers were read in 5 s (--deadline), of whom * owe *; use --deadline [0-9]*'
api --customers 200 --rate 0 --fault busy
check --deadline 3
is 'a server that refuses everything' "$code $(cat "$tmp/out")" \
	'3 UNKNOWN: no request succeeded in 3 s (--deadline); last error OperationDenied.ServiceBusy; see tcpartner doctor'
api --customers 90 --rate 0 --fault lost:2-
check --paged --neg --metric pool --deadline 5
is 'an own credit that does not come leaves the list as it is' "$code $(grep -c '^CRITICAL: .* owe.* pool=U;' "$tmp/out")" '2 1'
api --customers 90 --rate 0
mkdir -p "$HOME/.config/tcpartner"
echo 'credential_command = sleep 60' >"$HOME/.config/tcpartner/config"
(
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
	check --deadline 1
	echo "$code $(cat "$tmp/out")" >"$tmp/late"
)
is 'a command for the key that does not end' "$(cat "$tmp/late")" \
	'3 UNKNOWN: the check did not end in 1 s (--deadline)'

rm "$HOME/.config/tcpartner/config"

# --- a reader that takes nothing
mkfifo "$tmp/full"
(
	exec 8<>"$tmp/full"
	dd if=/dev/zero bs=4096 count=1000 oflag=nonblock of="$tmp/full" 2>/dev/null
	tcpartner check --endpoint "$url" --deadline 1 </dev/null >"$tmp/full" 2>"$tmp/else"
	echo $? >"$tmp/unread"
)
is 'does not keep it from its end' "$(cat "$tmp/unread")" 3

# --- as monitors ask
for option in -h --help -V --version; do
	check $option
	is "$option has the status of UNKNOWN" "$code" 3
done
tcpartner help check >/dev/null
is 'help has its own' $? 0

finish
