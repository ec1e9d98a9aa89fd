#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list` over TLS through every fault that the demo API can be asked for: all customers, each once, or a
# sentence and an exit code that says so; nothing in between (TAP). Cases are run side by side: most only wait.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
certs=$BUILD/certs

list() { # list [OPTION]...
	tcpartner list -o jsonl --endpoint "$url" --ca-file "$certs/ca.pem" "$@"
}

# In DIR: what `list LIST-OPTIONS` prints, says and returns against a server of its own. Where that went well the
# list is read once more from the same server, as it is in the end.
e2e() { # e2e DIR LIST-OPTIONS DEMO-OPTION...
	dir=$1 options=$2
	shift 2
	api --tls "$certs/server.pem" "$certs/server.key" --rate 0 "$@"
	# shellcheck disable=SC2086
	list $options >"$dir/out" 2>"$dir/err"
	code=$?
	echo $code >"$dir/code"
	: >"$dir/then"
	[ $code -ne 0 ] || list >"$dir/then" 2>/dev/null
}

# The program calls itself for each case: `test_wire_list.sh DIR`.
if [ $# -eq 1 ]; then
	# shellcheck disable=SC2046
	e2e "$1" "$(cat "$1/options")" $(cat "$1/demo")
	exit
fi

sh tests/support/certs.sh "$certs" || exit 1
cases=0 options=''

# A case: code, lines, customers more than once, whether they are those that the server has in the end, and what is
# said are to match $wanted.
run() { # run NAME DEMO-OPTION...
	cases=$((cases + 1))
	dir=$tmp/$cases
	mkdir "$dir"
	echo "$1" >"$dir/name"
	shift
	echo "$@" >"$dir/demo"
	echo "$options" >"$dir/options"
	echo "$wanted" >"$dir/wanted"
}

uins() { grep -o '"ClientUin":[^,]*' "$1" | sort; }

judge() { # judge DIR
	uins "$1/out" >"$1/a"
	uins "$1/then" >"$1/b"
	same=other
	cmp -s "$1/a" "$1/b" && same=same
	lines=$(wc -l <"$1/out" | tr -d ' ') twice=$(uniq -d "$1/a" | wc -l | tr -d ' ')
	like "$(cat "$1/name")" "$(cat "$1/code") $lines lines $twice twice $same: $(cat "$1/err")" "$(cat "$1/wanted")"
}

# The longest ones first. What never rests settles in time, or does not.
wanted='[04] *0 twice *'
run 'a list that never rests' --customers 350 --fault drift:1-9
wanted='3 0 lines*: tcpartner: [NO]*; no good answer came within --patience; try again later, or run tcpartner doctor*'
options='--patience 2'
run 'busy for ever' --customers 300 --fault busy
run 'nobody answers' --customers 300 --fault drop
# More than half of all requests fail, each in another way.
options='' wanted='0 900 lines 0 twice same: '
run 'most requests fail' --customers 900 --fault reset:5 --fault http:502:7 --fault busy:4 --fault internal:9 --fault cut:11
wanted='0 3[05]0 lines 0 twice same: '
options='--timeout 3'
run 'a lost reply passes' --customers 300 --fault lost:2-2
run 'an answer later than the timeout passes' --customers 300 --fault slow:4500:2-2
options=''
run 'a rate that others share' --customers 350 --shared 3 --rate 5

# What passes: nobody notices.
for fault in busy:1-3 internal:2-4 refuse:ServiceUnavailable:2-2 http:502:2-3 malformed:2-2 \
	truncate-json:2-3 drop:2-3 reset:2-3 cut:1-2 reorder:2 slow:300:2 limited:2-2 http:429:2-2 rows:20000:1-1; do
	run "$fault passes" --customers 300 --fault "$fault"
done
for code in $(sed -n 's/^    {"\([A-Za-z.]*\)", FAULT_\(RETRY\|LIMITED\|SIZE\),.*/\1/p' src/api/fault.c | grep -v '^Network\|^Http\|^Reply'); do
	run "$code passes" --customers 300 --fault "refuse:$code:1-1"
done
run 'smaller pages without a word' --customers 300 --page-max 40
run 'smaller pages by an error' --customers 300 --page-max 60 --page-max-error

# Customers come and go between any two requests.
wanted='0 3[45][0-9] lines 0 twice same: '
for k in 1 2 3 4; do
	run "a change before request $k" --customers 350 --fault "drift:$k-$k"
	run "a change before request $k and the next" --customers 349 --fault "drift:$k-$((k + 1))"
done

# A Date tells whole seconds, and the answer takes its time.
wanted="0 300 lines 0 twice same: tcpartner: this computer's clock is [56]?? s [ab]*: set it"
run 'a clock that is behind' --customers 300 --fault skew:600
run 'a clock that is ahead' --customers 300 --fault skew:-600

# What does not add up is not printed.
wanted='4 0 lines*: tcpartner: nothing was printed: the API sent * customers than its Total says; run it again*'
for fault in total:100 total:1 total:0 total:150 total:400000 total:9223372036854775807 lying-total empty-page \
	empty-page:2-2 rows:3:2-2; do
	run "$fault is no list" --customers 300 --fault "$fault"
done
wanted='0 300 lines 0 twice same: '
run 'a negative Total is none' --customers 300 --fault total:-5
wanted='4 0 lines*: *has a customer twice; *'
run 'a customer twice in a page' --customers 300 --fault twice

# What is absurd, and a list all the same.
wanted='0 300 lines *: '
for fault in hostile-names null-fields; do
	run "$fault are listed" --customers 300 --fault "$fault"
done
wanted='0 300 lines *: row 1 *; printed as sent*and 280 more; *'
for fault in absurd-numbers swapped-types; do
	run "$fault are listed as sent" --customers 300 --fault "$fault"
done
wanted='4 300 lines *: row 3 *tcpartner: 63 customers could not be read completely*'
run 'damaged customers do not hide the others' --customers 300 --fault bad-rows
wanted='0 12000 lines 0 twice same: '
run 'pages of 10,000' --customers 12000 --page-max 10000 --fault rows:10000

# What stays: the code, what it means and what to do, and no list.
wanted='3 0 lines*: tcpartner: *: *; *'
run 'pages too large' --customers 20000 --page-max 20000 --fault rows:20000
run 'the same page for any number' --customers 300 --fault same-page
run 'a token that ended' --customers 300 --fault refuse:AuthFailure.TokenFailure:2-
run 'a redirect' --customers 300 --fault http:302
run 'a login page' --customers 300 --fault html:1-2
run 'a network that wants a login' --customers 300 --fault http:511
before=$cases
for code in $(sed -n 's/^    {"\([A-Za-z.]*\)", FAULT_STOP,.*/\1/p' src/api/fault.c | grep -v '^Network\|^Http\|^Reply'); do
	run "$code stops" --customers 300 --fault "refuse:$code:2-"
done

i=0
while [ $i -lt $cases ]; do
	i=$((i + 1))
	echo "$tmp/$i"
done >"$tmp/all"
xargs -P 24 -n 1 sh "$0" <"$tmp/all" || echo "Bail out! a case did not run"
while read -r dir; do judge "$dir"; done <"$tmp/all"
like 'every code of the table was tried' "$((cases - before)) $(grep -l 'Exceeded.* passes' "$tmp"/*/name | wc -l)" '[3-9][0-9] *[6-9]'

finish
