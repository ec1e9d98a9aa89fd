#!/bin/sh
# SPDX-License-Identifier: MIT
# What scripts rely on: exit codes, messages in one line on standard error, secrets nowhere, and what `tcpartner
# list` prints when there is little or nothing to print (TAP). The listing itself is judged by test_list.sh.
set -u
: "${BUILD:=build}"
bin=$BUILD/tcpartner
api=$BUILD/tcpartner-demo-api
TENCENTCLOUD_SECRET_ID=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE
TENCENTCLOUD_SECRET_KEY=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
HOME=/nonexistent
export TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY HOME
unset TENCENTCLOUD_TOKEN
for v in http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY; do unset "$v"; done
tmp=$(mktemp -d)
mkfifo "$tmp/stdin" "$tmp/stdout"
server='' n=0 bad=0
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$tmp"' EXIT

is() { # is NAME GOT WANTED (a pattern)
	n=$((n + 1))
	case $2 in
	$3) echo "ok $n - $1" ;;
	*)
		bad=$((bad + 1))
		echo "not ok $n - $1"
		printf '# got:    %s\n# wanted: %s\n' "$(printf %s "$2" | cut -c 1-300)" "$3"
		;;
	esac
}

start() { # start [OPTION]...: sets url and log; the server ends when descriptor 3 is closed
	log=$tmp/log
	rm -f "$log"
	"$api" --until-eof --log "$log" "$@" <"$tmp/stdin" >"$tmp/stdout" 2>"$tmp/err" &
	server=$!
	exec 3>"$tmp/stdin"
	read -r line <"$tmp/stdout"
	url=${line#listening on }
	[ -n "$url" ] || { echo "Bail out! the demo API does not start: $(cat "$tmp/err")"; exit 1; }
}

stop() {
	exec 3>&-
	wait "$server"
	server=''
}

run() { # run ARGUMENT...: sets code and err; standard output is $tmp/out
	"$bin" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null 3>&-
	code=$?
	err=$(cat "$tmp/err")
}

list() { run list --endpoint "$url" "$@"; }

lines() { wc -l <"$tmp/out" | tr -d ' '; }
requests() { wc -l <"$log" | tr -d ' '; }

# --- the command line

run --version
is 'the version' "$code $(cat "$tmp/out")" "0 tcpartner $(cat VERSION)"
run --help
is 'the help' "$code $(head -n 1 "$tmp/out")" '0 Usage: tcpartner*'
run
is 'no browser without a terminal' "$code $err" '2 tcpartner: the browser needs a terminal*tcpartner list'
run --demo
is 'no demo without a terminal' "$code $err" '2 tcpartner: the browser needs a terminal*'
run list --no-such
is 'an unknown option' "$code $err" '2 tcpartner: there is no option --no-such*'
is 'is said in one line' "$(wc -l <"$tmp/err" | tr -d ' ')" 1
run list --endpoint http://example.com
is 'no plain http to others' "$code $err" '2 tcpartner: plain http is only for this machine*'
run list --ca-file "$tmp/none"
is 'a CA file that is not there' "$code $err" "2 tcpartner: cannot read --ca-file $tmp/none: *"
(
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
	run list
	echo "$code $err" >"$tmp/sub"
)
is 'no credentials' "$(cat "$tmp/sub")" '2 tcpartner: no credentials found*'

# --- the configuration file's keys

printf 'bind o = sort\nbind F2 = frobnicate\nbind q = none\nbind gx = export\nbind Meta-X = up\n' >"$tmp/keys"
run request --show=body --config "$tmp/keys"
is 'keys that cannot be bound are named with their lines' "$code $err" "0 \
tcpartner: $tmp/keys line 2: there is no command \"frobnicate\"*
tcpartner: $tmp/keys line 5: \"Meta-X\" is no key*
tcpartner: $tmp/keys line 1: o was the last key of order, which now only :order runs
tcpartner: $tmp/keys line 4: gx is never reached: g alone is first"

# --- what is known of the API

run help api
is 'the API: its parameters' "$code $(cat "$tmp/out")" '0 *QueryCustomersCredit:*Parameters*FilterType *Fields*RemainingCredit*'
is 'and every code with its remedy' "$(cat "$tmp/out")" '*Error codes:*SignatureExpire*To do: set the clock*Network.Timeout*'
is 'in 80 columns' "$(awk 'length > 80' "$tmp/out")" ''
run help api uinnoauth
is 'searched for a code' "$code $(cat "$tmp/out")" '0 *UnauthorizedOperation.UinNoAuth*To do: use a key of the reseller*'
is 'only what holds it' "$(grep -c FilterType "$tmp/out")" 0
run help api FailedOperation.Brandnew
is 'a code that is not listed is said to be none' "$code $(head -n 1 "$tmp/out")" \
	'0 FailedOperation.Brandnew is not listed. It is one of FailedOperation:'
run help api zork
is 'a word that is nowhere' "$code $err" '2 tcpartner: "zork" is not in what is known of the API*'
run help api a b
is 'one word at a time' "$code $err" '2 tcpartner: help api takes one word; "b" is another'

# --- what is printed

start --customers 90 --rate 0
list -o tsv --columns Name,Arrears
is 'tsv: one line a customer' "$(lines)" 91
list -o json --limit 2 --columns ClientUin
is 'json: one array' "$(tr -d '\n' <"$tmp/out" | tr 0-9 n)" '?{"ClientUin":nnnnnnnnnnnn},{"ClientUin":nnnnnnnnnnnn}?'
list --standing neg,out --columns RemainingCredit
is 'standing: only those' "$(grep -c '"RemainingCredit":\(-\|0}\|0\.0*}\)' "$tmp/out")" "$(lines)"
is 'standing: there are some' "$(lines)" '[1-9]*'
list -t Name -f 'no such customer'
is 'nobody is no failure' "$code $(lines) $err" '0 0 '
list -o json -t Name -f 'no such customer'
is 'and an empty array' "$(tr -d '\n' <"$tmp/out")" '?]'
: >"$log"
list --limit 3
is 'limit: in one request' "$(requests)" 1

{ "$bin" list --endpoint "$url" 2>"$tmp/err" 3>&-; echo $? >"$tmp/code"; } | head -n 1 >/dev/null
is 'a reader that has seen enough is no failure' "$(cat "$tmp/code" "$tmp/err")" 0
if [ -w /dev/full ]; then
	"$bin" list --endpoint "$url" >/dev/full 2>"$tmp/err" 3>&-
	is 'a full disk is one' "$? $(cat "$tmp/err")" '3 tcpartner: the output cannot be written: *'
fi
stop

# --- what can go wrong

start --customers 20
wrong=not-the-secret-of-this-key
(
	TENCENTCLOUD_SECRET_KEY=$wrong
	list
	echo "$code $err" >"$tmp/sub"
)
is 'a wrong key' "$(cat "$tmp/sub")" '3 tcpartner: AuthFailure.SignatureFailure: *RequestId ????????-*'
is 'is not shown' "$(grep -c $wrong "$tmp/sub" "$tmp/out" | cut -d: -f2 | tr -d '\n')" 00
is 'and nothing is printed' "$(lines)" 0
stop

sh tests/support/certs.sh "$BUILD/certs"
start --customers 20 --tls "$BUILD/certs/server.pem" "$BUILD/certs/server.key"
list --ca-file "$BUILD/certs/ca.pem"
is 'TLS with the CA file' "$code $(lines)" '0 20'
: >"$log"
list
is 'TLS without it' "$code $err" '3 tcpartner: Network.Certificate: *--ca-file*'
is 'sends nothing' "$(requests)" 0
stop

start --customers 110 --rate 0 --fault lying-total
list
is 'a list that does not add up is not printed' "$code $(lines) $err" '4 0 tcpartner: nothing was printed: *'
stop

start --customers 40 --rate 0 --fault hostile-names
list
is 'hostile names are escaped' "$code $(LC_ALL=C tr -cd '\000-\011\013-\037\177' <"$tmp/out" | wc -c | tr -d ' ')" '0 0'
stop

echo "1..$n"
[ "$bad" -eq 0 ]
