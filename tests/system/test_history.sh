#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner snapshot`, `diff` and `history`, and `list --history`, on the demo API whose clock is set back and on again
# (TAP): what is kept, that nothing is kept without being asked for, and that nothing is left of what was forgotten.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
export XDG_DATA_HOME="$tmp/data"
file=$tmp/data/tcpartner/history.db

run() { # run COMMAND...: its status, and the first line of standard error without that about the clock
	tcpartner "$@" >"$tmp/out" 2>"$tmp/all-err" </dev/null
	status=$?
	grep -v 'clock is' "$tmp/all-err" >"$tmp/err"
	echo "$status $(head -n 1 "$tmp/err")" >"$tmp/status"
}
days_ago() { # days_ago N [OPTION]...: a demo API whose clock is so far back, at the same port
	back=$(($1 * -86400))
	shift
	api --port "$port" --fault "skew:$back" "$@"
}
port=$(own_port)
stat_of() { stat -c '%a' "$1" 2>/dev/null || stat -f '%Lp' "$1"; }

# --- off
days_ago 0 --customers 40
run list --endpoint "$url"
is 'without the option nothing is kept' "$(cat "$tmp/status") $(find "$tmp/data" "$HOME/.local" -type f 2>/dev/null)" '0  '
run diff --endpoint "$url"
is 'nothing to compare with: no file is made' "$(cat "$tmp/status")$(find "$tmp" -name history.db)" \
	'2 tcpartner: no snapshot is kept yet to compare with; "tcpartner snapshot" keeps one'
run history -o table
is 'an empty history' "$(cat "$tmp/status") $(cat "$tmp/out")" "0  No snapshot is kept in $file."
run history --forget
is 'nothing to forget' "$(cat "$tmp/status") $(cat "$tmp/out")$(find "$tmp" -name history.db)" "0  0 snapshots were removed from $file."

# --- snapshot
days_ago 3 --customers 40
run snapshot --endpoint "$url"
is 'the first snapshot says what is kept and where' "$(cat "$tmp/status")" \
	"0 tcpartner: the UIN, Credit, RemainingCredit and Force of all customers are kept in $file from now on, and nothing else of them; \"tcpartner history --forget\" removes them"
is 'it prints nothing' "$(cat "$tmp/out")" ''
is 'only the user can read it' "$(stat_of "$tmp/data/tcpartner") $(stat_of "$file")" '700 600'
run snapshot --endpoint "$url"
is 'one an hour, and it is said once' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" '0  1'
uin=$(tcpartner list --endpoint "$url" -o tsv --columns ClientUin 2>/dev/null | tail -n 1)
name=$(tcpartner list --endpoint "$url" -o tsv --columns Name 2>/dev/null | tail -n 1)
is 'no name is kept, and no key' "$(cat "$file"* | grep -c -e "$name" -e "$id" -e "$key")" 0

# --- diff
days_ago 1 --customers 42
run diff --endpoint "$url" -o csv
is 'two are new' "$(cat "$tmp/status") $(grep -c ',*new,' "$tmp/out") $(lines "$tmp/out")" '1  2 3'
run diff --endpoint "$url" --since last -o json --limit 1
like 'as JSON' "$(cat "$tmp/status") $(tr '\n' ' ' <"$tmp/out")" \
	'1  {"Since":"*T*+08:00","Until":"*T*+08:00","Counts":{"new":2,"gone":0,*},"Changes":\[ {"ClientUin":*,"Changes":\["new"\],*} \]} '
is 'without --history a list that is compared is not kept' "$(tcpartner history | wc -l | tr -d ' ')" 1
run diff --endpoint "$url" --since 2w
like 'an older moment than the oldest snapshot' "$(cat "$tmp/status")" '1 tcpartner: the oldest snapshot is of * (UTC+8); it is compared with that'
run diff --offline
like 'one snapshot alone' "$(cat "$tmp/status")" '2 tcpartner: only one snapshot of this account is kept*'
run diff --endpoint "$url" --history -o jsonl
is 'with it, it is' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" '1  2'
run diff --endpoint "$url" -o jsonl --since last
is 'nothing has changed since' "$(cat "$tmp/status")$(cat "$tmp/out")" '0 '
TENCENTCLOUD_SECRET_ID='' run diff --offline -o table --ascii
like 'two kept ones, without a key' "$(cat "$tmp/status") $(cat "$tmp/out")" '1  From * to * (UTC+8): 2 new
*UIN  Status  *  new
*  new'

# --- list --history
days_ago 0 --customers 41
run list --endpoint "$url" --history --limit 3
run list --endpoint "$url" --history -f "$uin"
is 'a part of a list is not kept' "$(tcpartner history | wc -l | tr -d ' ')" 2
run list --endpoint "$url" --history --status neg
is 'a whole list is, whatever is printed of it' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" '0  3'
run diff --offline --since 2d -o csv
is 'of three days' "$(cat "$tmp/status") $(grep -c ',*new,' "$tmp/out")" '1  1'
run diff --offline --since yesterday -o csv
is 'since yesterday' "$(cat "$tmp/status") $(grep -c ',gone,' "$tmp/out")" '1  1'
mkdir -p "$HOME/.config/tcpartner"
printf 'history = yes\nhistory_keep = 1/0/0\n' >"$HOME/.config/tcpartner/config"
days_ago 0 --customers 43 --fault skew:7300
run list --endpoint "$url"
is 'the configuration keeps it, and drops what it does not want' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" '0  1'
rm "$HOME/.config/tcpartner/config"

# --- one an hour
api --customers 1200 --log "$tmp/log"
run snapshot --endpoint "$url"
first=$(lines "$tmp/log")
run snapshot --endpoint "$url"
is 'where one of this hour is kept the list is not read to its end' \
	"$(cat "$tmp/status") $(lines "$tmp/log" | awk -v n="$first" '{ print (n >= 12 && $1 - n <= 6) ? "yes" : "no: " n " " $1 - n }')" '0  yes'
run history --forget="${url#http://}"

# --- burn from the snapshots, where bills are refused
burn() { tcpartner list --endpoint "$url" --status neg -o jsonl --columns Burn >"$tmp/out" 2>"$tmp/err" </dev/null; }
api --port "$port" --customers 43 --deny DescribeCustomerBillDetailByDay
burn
like 'too few snapshots for a burn' "$? $(sort -u "$tmp/out")" '0 {"Burn":null}'
run history --forget
for day in 5 4 3 2 1; do
	days_ago $day --customers 43
	run snapshot --endpoint "$url"
done
api --port "$port" --customers 43 --deny DescribeCustomerBillDetailByDay
burn
is 'the burn of the snapshots' "$? $(sort -u "$tmp/out")" '0 {"Burn":0.00}'
like 'and it is said' "$(cat "$tmp/err")" \
	'*tcpartner: burn: not permitted for this key (UnauthorizedOperation*); Burn and Runway are computed from the snapshots that are kept'
run check --endpoint "$url" --metric runway -c 3: -v --deadline 60
like 'the runway of a check, too' "$(cat "$tmp/out")" \
	'CRITICAL: * with nothing left, * alarm*burn: not permitted for this key (*); Burn and Runway are computed from the snapshots*'
run history --forget
days_ago -1 --customers 41
run snapshot --endpoint "$url"

# --- what changed, as columns of list
run history --forget
days_ago 3 --customers 41
run list --endpoint "$url" --columns ClientUin,DeltaUsed
like 'nothing is kept yet' "$(cat "$tmp/status") $(sort -u "$tmp/out" | head -n 1)" \
	'0 tcpartner: DeltaRemaining and DeltaUsed are unknown: no snapshot * {"ClientUin":*"DeltaUsed":null}'
run snapshot --endpoint "$url"
days_ago -1 --customers 43
run list --endpoint "$url" --columns DeltaRemaining,DeltaUsed --since 3d
is 'plain numbers, and null of new customers' "$(cat "$tmp/status") $(sort -u "$tmp/out" | tr '\n' ' ')" \
	'0  {"DeltaRemaining":0.00,"DeltaUsed":0.00} {"DeltaRemaining":null,"DeltaUsed":null} '
mv "$XDG_DATA_HOME/tcpartner/history.db" "$tmp/sound.db"
echo damaged >"$XDG_DATA_HOME/tcpartner/history.db"
run list --endpoint "$url" --columns DeltaUsed --since 3d
is 'a history that cannot be read: the rows come, and the exit status says so' \
	"$(sed 's/tcpartner: DeltaRemaining and DeltaUsed are unknown: .*/said/' "$tmp/status") $(sort -u "$tmp/out")" \
	'3 said {"DeltaUsed":null}'
mv "$tmp/sound.db" "$XDG_DATA_HOME/tcpartner/history.db"
run list --endpoint "$url" --columns ClientUin --since 3d
like '--since of nothing' "$(cat "$tmp/status")" '2 tcpartner: --since needs DeltaRemaining or DeltaUsed in --columns*'
run list --endpoint "$url" --columns ClientUin,DeltaUsed --since 9d -o csv
like 'an older moment than the oldest snapshot' "$(cat "$tmp/status") $(head -n 1 "$tmp/out" | tr -d '\r')" \
	'0 tcpartner: the oldest snapshot is of * ClientUin,DeltaUsed'
run history --forget
days_ago -1 --customers 41
run snapshot --endpoint "$url"

# --- lists that are not vouched for
api --port "$port" --fault skew:259200 --customers 40 --fault bad-rows
run snapshot --endpoint "$url"
like 'values that cannot be read' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" \
	'4 tcpartner: the UIN or an amount of some customers could not be read, so nothing was kept or compared; "tcpartner list" names them 1'
api --port "$port" --fault skew:259200 --customers 40 --fault refuse:InvalidParameter
run snapshot --endpoint "$url"
like 'a list that cannot be read' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" '3 * 1'

# --- files that cannot be used
days_ago -2 --customers 40
cp "$file" "$tmp/good"
echo 'no database at all, but a text' >"$file"
run snapshot --endpoint "$url"
like 'a file that is no history is named and left' "$(cat "$tmp/status") $(cat "$file")" \
	"3 tcpartner: $file is not a history of tcpartner, or it is damaged, and was left as it is; * no database at all, but a text"
run list --endpoint "$url" --history
like 'list prints all the same' "$(cat "$tmp/status") $(lines "$tmp/out")" "0 tcpartner: $file is not a history * 40"
run diff --offline
like 'diff says so, too' "$(cat "$tmp/status")" "3 tcpartner: $file is not a history of tcpartner*"
cp "$tmp/good" "$file"
if [ "$(id -u)" != 0 ]; then
	chmod 500 "$tmp/data/tcpartner"
	run snapshot --endpoint "$url"
	like 'a folder that is read-only' "$(cat "$tmp/status")" "3 tcpartner: the history $file *"
	chmod 700 "$tmp/data/tcpartner"
fi
(
	# shellcheck disable=SC3045  # dash, bash and busybox have -S
	ulimit -S -f 1
	run snapshot --endpoint "$url"
)
like 'a disk that is full' "$(cat "$tmp/status") $(tcpartner history | wc -l | tr -d ' ')" "3 tcpartner: the history $file * 1"
XDG_DATA_HOME=relative HOME='' run snapshot --endpoint "$url"
like 'no place at all' "$(cat "$tmp/status")" '3 tcpartner: there is no place for the history; set HOME or XDG_DATA_HOME to a folder'

# --- accounts, prune, forget
run snapshot --endpoint "$url"
account=$(tcpartner history -o tsv | sed -n '2s/.*\([0-9a-f]\{16\}\).*/\1/p')
for host in 127.0.0.1 "127.0.0.1:$port"; do
	run diff --offline="$host"
	is "the account of $host" "$(cat "$tmp/status")" '1 '
done
heads() { # heads WORD NAME COMMAND...: translated heads have the word, others the name; a table has the word unless told
	word=$1 name=$2
	shift 2
	for format in table csv tsv; do
		default=$name
		[ $format != table ] || default=$word
		tcpartner --lang zh-CN "$@" --heads translated -o $format >"$tmp/out" 2>"$tmp/err"
		like "$1 in $format: translated heads" "$(cat "$tmp/err" "$tmp/out")" "*$word*"
		tcpartner --lang zh-CN "$@" --heads names -o $format >"$tmp/out" 2>"$tmp/err"
		like "$1 in $format: names" "$(cat "$tmp/err" "$tmp/out")" "*$name*"
		tcpartner --lang zh-CN "$@" -o $format >"$tmp/out" 2>"$tmp/err"
		like "$1 in $format: by default" "$(cat "$tmp/err" "$tmp/out")" "*$default*"
	done
}
heads 客户 Customers history
heads 变化 Changes diff --offline
TENCENTCLOUD_SECRET_ID=AKIDother
api --fault skew:86400 --customers 41
run snapshot --endpoint "$url"
is 'another key and port of the same account' "$(tcpartner history -o tsv | cut -f 5 | sort -u | grep -c '^[0-9a-f]')" 1
api --fault skew:86400 --customers 7
run snapshot --endpoint "$url"
is 'too few of its customers' "$(tcpartner history -o tsv | cut -f 5 | sort -u | grep -c '^[0-9a-f]')" 1
TENCENTCLOUD_SECRET_ID=AKIDthird
api --fault skew:86400 --customers 7
run snapshot --endpoint "$url"
is 'two accounts' "$(tcpartner history -o tsv | cut -f 5 | sort -u | grep -c '^[0-9a-f]')" 2
other=$(tcpartner history -o tsv | cut -f 5 | grep '^[0-9a-f]' | grep -v "$account" | head -n 1)
run diff --offline
like 'one must be named' "$(cat "$tmp/status")" '2 tcpartner: snapshots of 2 accounts are kept; name one, *'
run diff --offline="$account"
is 'by its hash' "$(cat "$tmp/status")" '1 '
run history --forget=nobody
like 'one that there is not' "$(cat "$tmp/status")" '2 tcpartner: no snapshot is kept of the account "nobody"; *'
run history --forget="$other"
is 'one is forgotten' "$(cat "$tmp/status") $(cat "$tmp/out") $(tcpartner history | grep -c "$other")" \
	"0  1 snapshot was removed from $file. 0"
run history --prune --history-keep 0/0/0
is 'what lies in the future is not pruned' "$(cat "$tmp/status") $(cat "$tmp/out")" "0  0 snapshots were removed from $file."
run history --forget
is 'all are forgotten' "$(cat "$tmp/status") $(cat "$tmp/out")" "0  2 snapshots were removed from $file."
is 'and no file is left beside' "$(ls "$tmp/data/tcpartner")" history.db

# --- list -o sqlite
db=$tmp/customers.db
run list --endpoint "$url" -o sqlite --output "$db" --sort remaining
is 'customers as a database' "$(cat "$tmp/status")$(cat "$tmp/out") $(head -c 15 "$db") $(stat_of "$db")" '0  SQLite format 3 600'
if command -v sqlite3 >/dev/null; then
	run list --endpoint "$url" -o csv --columns ClientUin,RemainingCredit,Force,Status --sort remaining
	run list --endpoint "$url" -o sqlite --output "$db" --columns ClientUin,RemainingCredit,Force,Status --sort remaining
	is 'the same customers as in CSV' "$(sqlite3 -csv -header "$db" 'SELECT ClientUin, printf("%.2f", RemainingCredit) AS RemainingCredit, Force, Status FROM customers' | tr -d '\r' | hash)" \
		"$(tcpartner list --endpoint "$url" -o csv --columns ClientUin,RemainingCredit,Force,Status --sort remaining 2>/dev/null </dev/null |
			awk -F, 'BEGIN { OFS = "," } NR > 1 { $2 = sprintf("%.2f", $2) } { print }' | tr -d '\r' | hash)"
else
	skip 'the same customers as in CSV' 'there is no sqlite3 here'
fi
run list --endpoint "$url" -o sqlite --output "$tmp/none/customers.db"
like 'a folder that is not there' "$(cat "$tmp/status")" "3 tcpartner: cannot write $tmp/none/customers.db: No such file or directory"
finish
