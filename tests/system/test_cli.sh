#!/bin/sh
# SPDX-License-Identifier: MIT
# What scripts rely on: exit codes, messages in one line on standard error, secrets nowhere, and what `tcpartner
# list` prints when there is little or nothing to print (TAP). The listing itself is judged by test_list.sh.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
log=$tmp/log

run() { # run ARGUMENT...: sets code and err; standard output is $tmp/out
	tcpartner "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	code=$?
	err=$(cat "$tmp/err")
}

list() { run list --endpoint "$url" "$@"; }


# --- the command line

run --version
like 'the version' "$code $(cat "$tmp/out")" "0 tcpartner $(cat VERSION)"
run --help
like 'the help' "$code $(head -n 1 "$tmp/out")" '0 Usage: tcpartner*'
run list --help
like 'the help of a command' "$code $(head -n 1 "$tmp/out")" '0 Usage: tcpartner list ?OPTIONS?*'
run help list
like 'is that of help' "$code $(tcpartner list --help | cmp - "$tmp/out" && echo same)" '0 same'
run help status
like 'help of a word of the screen' "$code $(head -n 2 "$tmp/out" | tail -n 1)" '0 *SUS *suspended: Force is not 0*'
run help foo
like 'help of what is no command' "$code $err" '2 tcpartner: no help for "foo"; topics are list, *'
run
like 'no browser without a terminal' "$code $err" '2 tcpartner: the browser needs a terminal*tcpartner list'
run --demo
like 'no demo without a terminal' "$code $err" '2 tcpartner: the browser needs a terminal*'
run list --no-such
like 'an unknown option' "$code $err" '2 tcpartner: unknown option --no-such*'
like 'is said in one line' "$(lines "$tmp/err")" 1
run list --endpoint http://example.com
like 'no plain http to others' "$code $err" '2 tcpartner: plain http is only for this machine*'
run list --ca-file "$tmp/none"
like 'a CA file that is not there' "$code $err" "2 tcpartner: cannot read --ca-file $tmp/none: *"
(
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
	run list
	echo "$code $err" >"$tmp/sub"
)
like 'no credentials' "$(cat "$tmp/sub")" '2 tcpartner: no credentials found*; see tcpartner doctor'

# --- the demo: no key, no file of the user, and nothing is written

(
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
	mkdir -p "$HOME/.config/tcpartner"
	echo 'foo = bar' >"$HOME/.config/tcpartner/config"
	find "$HOME" >"$tmp/before"
	run list --demo --limit 3 -o csv --columns Name
	echo "$code $(lines "$tmp/out") $err" >"$tmp/sub"
	run check --demo -t Name -f media
	echo "$code $(cat "$tmp/out")$err" >>"$tmp/sub"
	run doctor --demo
	echo "$code $(tail -n 1 "$tmp/out")$err" >>"$tmp/sub"
	find "$HOME" | cmp - "$tmp/before" >>"$tmp/sub"
	rm "$HOME/.config/tcpartner/config"
)
like 'list, check and doctor run on the demo API' "$(cat "$tmp/sub")" '0 4 
[0-2] *: * | customers=*
0 Everything works.'
TENCENTCLOUD_SECRET_ID=someone run list --demo --limit 1
like 'and take no key of the environment' "$code $(lines "$tmp/out") $err" '0 1 '

# --- the configuration file's keys

printf 'bind o = sort\nbind F2 = frobnicate\nbind q = none\nbind gx = export\nbind Meta-X = up\n' >"$tmp/keys"
run request --show=body --config "$tmp/keys"
like 'keys that cannot be bound are named with their lines' "$code $err" "0 \
tcpartner: $tmp/keys line 1: o was the last key of order; only :order runs it now
tcpartner: $tmp/keys line 2: unknown command \"frobnicate\"*
tcpartner: $tmp/keys line 4: gx is never reached: g alone is first
tcpartner: $tmp/keys line 5: \"Meta-X\" is not a key*"

# --- what is known of the API

run help api
like 'the API: its parameters' "$code $(cat "$tmp/out")" '0 *QueryCustomersCredit:*Parameters*FilterType *Fields*RemainingCredit*'
like 'and every code with its remedy' "$(cat "$tmp/out")" '*Error codes:*SignatureExpire*To do: set the clock*Network.Timeout*'
like 'the signs of the screen where they can be printed' "$(cat "$tmp/out")" '*◔ CRIT *critical: less than 10% remains*'
LC_ALL=C
run help api
like 'and words where they cannot' "$(cat "$tmp/out")" '*    CRIT *critical: less than 10% remains*'
is 'in 80 columns' "$(wc -L <"$tmp/out" | awk '$1 > 80')" ''
LC_ALL=C.UTF-8
like 'words of the screen are looked up like codes' "$(tcpartner help api expiry)" '*Expiry *the nearest expiration date*'
run help api uinnoauth
like 'searched for a code' "$code $(cat "$tmp/out")" '0 *UnauthorizedOperation.UinNoAuth*To do: use a key of the reseller*'
like 'only what holds it' "$(grep -c FilterType "$tmp/out")" 0
run help api FailedOperation.Brandnew
like 'a code that is not listed is said to be none' "$code $(head -n 1 "$tmp/out")" \
	'0 FailedOperation.Brandnew has no entry of its own. It is one of FailedOperation:'
run help api zork
like 'a word that is nowhere' "$code $err" '2 tcpartner: the API reference has no "zork"*'
run help api a b
like 'one word at a time' "$code $err" '2 tcpartner: help api takes one word; remove "b"'

# --- what is printed

api --log "$log" --customers 90 --rate 0
list -o tsv --columns Name,Arrears
like 'tsv: one line a customer' "$(lines "$tmp/out")" 91
list -o json --limit 2 --columns ClientUin
like 'json: one array' "$(tr -d '\n' <"$tmp/out" | tr 0-9 n)" '?{"ClientUin":nnnnnnnnnnnn},{"ClientUin":nnnnnnnnnnnn}?'
list -o csv --bom --columns UIN,Status,'remaining %',Top-up --limit 1
like 'csv: a byte order mark for Excel, and what is derived' "$(head -c 3 "$tmp/out" | od -An -tx1) $(head -n 1 "$tmp/out")" \
	' ef bb bf *ClientUin,Status,RemainingPercent,TopUpToLow*'
like 'csv: and a UIN that Excel keeps as text' "$(sed -n 2p "$tmp/out" | tr '0-9\t' '[n*10]T')" '"nnnnnnnnnnnnT",*'
list --columns ClientUin,Surname
like 'a column that is none' "$code $err" '2 tcpartner: --columns has no column "Surname"; columns are ClientUin, *, Status, *'
list --status neg,out --columns RemainingCredit
like 'status: only those' "$(grep -c '"RemainingCredit":\(-\|0}\|0\.0*}\)' "$tmp/out")" "$(lines "$tmp/out")"
like 'status: there are some' "$(lines "$tmp/out")" '[1-9]*'
list -t Name -f 'no such customer'
like 'nobody is no failure' "$code $(lines "$tmp/out") $err" '0 0 '
list -o json -t Name -f 'no such customer'
like 'and an empty array' "$(tr -d '\n' <"$tmp/out")" '?]'
: >"$log"
list --limit 3
like 'limit: in one request' "$(lines "$log")" 1

{ tcpartner list --endpoint "$url" 2>"$tmp/err"; echo $? >"$tmp/code"; } | head -n 1 >/dev/null
like 'a reader that has seen enough is no failure' "$(cat "$tmp/code" "$tmp/err")" 0
if [ -w /dev/full ]; then
	tcpartner list --endpoint "$url" >/dev/full 2>"$tmp/err"
	like 'a full disk is one' "$? $(cat "$tmp/err")" '3 tcpartner: cannot write the output: *'
fi
api_end

# --- what can go wrong

api --log "$log" --customers 20
wrong=not-the-secret-of-this-key
(
	TENCENTCLOUD_SECRET_KEY=$wrong
	list
	echo "$code $err" >"$tmp/sub"
)
like 'a wrong key' "$(cat "$tmp/sub")" '3 tcpartner: AuthFailure.SignatureFailure: *RequestId ????????-*'
like 'is not shown' "$(grep -c $wrong "$tmp/sub" "$tmp/out" | cut -d: -f2 | tr -d '\n')" 00
like 'and nothing is printed' "$(lines "$tmp/out")" 0
api_end

sh tests/support/certs.sh "$BUILD/certs"
api --log "$log" --customers 20 --tls "$BUILD/certs/server.pem" "$BUILD/certs/server.key"
list --ca-file "$BUILD/certs/ca.pem"
like 'TLS with the CA file' "$code $(lines "$tmp/out")" '0 20'
: >"$log"
list
like 'TLS without it' "$code $err" '3 tcpartner: Network.Certificate: *--ca-file*'
like 'sends nothing' "$(lines "$log")" 0
(
	mkdir "$tmp/trust"
	ln -s "$(realpath "$BUILD/certs/ca.pem")" "$tmp/trust/$(openssl x509 -noout -hash -in "$BUILD/certs/ca.pem").0"
	export SSL_CERT_FILE="$BUILD/certs/ca.pem" SSL_CERT_DIR="$tmp/trust" CURL_CA_BUNDLE="$BUILD/certs/ca.pem"
	list
	echo "$code $err" >"$tmp/sub"
	export SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/dev/null CURL_CA_BUNDLE=/dev/null
	list --ca-file "$BUILD/certs/ca.pem"
	echo "$code" >"$tmp/sub.without"
)
like 'variables of other programs add no trust' "$(cat "$tmp/sub")" '3 tcpartner: Network.Certificate: *'
like 'and take none away' "$(cat "$tmp/sub.without")" 0
api_end

api --log "$log" --customers 110 --rate 0 --fault lying-total
list
like 'a list that does not add up is not printed' "$code $(lines "$tmp/out") $err" '4 0 tcpartner: nothing was printed: *'
api_end

api --log "$log" --customers 40 --rate 0 --fault hostile-names
list
like 'hostile names are escaped' "$code $(LC_ALL=C tr -cd '\000-\011\013-\037\177' <"$tmp/out" | wc -c | tr -d ' ')" '0 0'
api_end

finish
