#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner doctor` names the fault: whatever can stand between a user and the first page is set up on the demo
# API, one thing at a time, and must be found under its own step, with a remedy and an exit code (TAP).
set -u
: "${BUILD:=build}"
bin=$BUILD/tcpartner
api=$BUILD/tcpartner-demo-api
id=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE
key=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
for v in http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY; do unset "$v"; done
unset TENCENTCLOUD_TOKEN TCCLI_PROFILE XDG_CONFIG_HOME
tmp=$(mktemp -d)
HOME=$tmp
export HOME
mkfifo "$tmp/stdin" "$tmp/stdout"
server='' n=0 bad=0
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
certs=$BUILD/certs
sh tests/support/certs.sh "$certs"

is() { # is NAME GOT WANTED (a pattern)
	n=$((n + 1))
	case $2 in
	$3) echo "ok $n - $1" ;;
	*)
		bad=$((bad + 1))
		echo "not ok $n - $1"
		printf '# got:    %s\n# wanted: %s\n' "$(printf %s "$2" | cut -c 1-400)" "$3"
		;;
	esac
}

start() { # start [OPTION]...: sets url; the server ends when descriptor 3 is closed
	"$api" --until-eof --customers 120 "$@" <"$tmp/stdin" >"$tmp/stdout" 2>"$tmp/err" &
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

run() { # run ARGUMENT...: sets code and out; the key is $id and $key
	TENCENTCLOUD_SECRET_ID=$id TENCENTCLOUD_SECRET_KEY=$key "$bin" doctor "$@" >"$tmp/out" 2>"$tmp/err" </dev/null 3>&-
	code=$?
	cat "$tmp/err" >>"$tmp/out"
}

line() { # the line of a step, and its remedy
	grep -A 1 "^[A-Za-z-]* *$1 " "$tmp/out" | tr -s ' \n' ' '
}

first_fail() { sed -n 's/^FAIL  \([a-z-]*\).*/\1/p' "$tmp/out" | head -n 1; }

# --- all is well

start --tls "$certs/server.pem" "$certs/server.key"
run --endpoint "$url" --ca-file "$certs/ca.pem"
is 'all is well' "$code $(grep -c '^ok ' "$tmp/out") $(tail -n 1 "$tmp/out")" '0 12 All is well.'
is 'the key is told apart, not told' "$(line credentials)" 'ok credentials * key AKID...MPLE of the environment*'
is 'the version of TLS and the issuer' "$(line tls)" 'ok tls * TLSv1.?, certificate by *tcpartner test CA, ends *20??*'
is 'the role' "$(line permission)" '*a partner account: lists its 120 customers, sees its own credit pool*'
is 'steps are timed' "$(grep -c '[0-9]\.[0-9] ms  ' "$tmp/out")" '[6-9]'
is 'no secret is shown' "$(grep -c -e "$key" -e "$id" "$tmp/out")" 0
run --endpoint "$url" --ca-file "$certs/ca.pem" --page-size 500
is 'the page size granted' "$code $(line page-size)" '0 ok page-size *500 asked, 100 granted*'
run --endpoint "$url" --ca-file "$certs/ca.pem" --json
is 'as JSON' "$code $(head -n 1 "$tmp/out") $(grep -c '"status":"ok","ms":[0-9n]' "$tmp/out")" \
	'0 {"ok":true,"exit":0,"steps":? 12'

# --- what stands in the way

run --endpoint "$url"
is 'untrusted certificate' "$code $(first_fail) $(line tls)" '3 tls *the certificate is not trusted:*->*--ca-file*'
is 'what comes after it is not reached' "$(grep -c 'not reached$' "$tmp/out")" 7
run --endpoint "http://127.0.0.1:${url##*:}"
is 'http where https is spoken' "$code $(first_fail)" '3 answer'
(
	unset id key
	id='' key=''
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line credentials)" >"$tmp/sub"
	grep -c '^ok  *\(dns\|tcp\|tls\|clock\) ' "$tmp/out" >"$tmp/reached"
)
is 'no key' "$(cat "$tmp/sub")" '2 credentials *no credentials found*TENCENTCLOUD_SECRET_ID*'
is 'the way is looked at all the same' "$(cat "$tmp/reached")" 4
(
	key=not-the-secret-of-this-key
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line signature)" >"$tmp/sub"
)
is 'wrong key' "$(cat "$tmp/sub")" '3 signature *AuthFailure.SignatureFailure*RequestId *->*without blanks*'
(
	id=AKIDaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line signature)" >"$tmp/sub"
)
is 'wrong key id' "$(cat "$tmp/sub")" '3 signature *AuthFailure.SecretIdNotFound*->*API Keys*'
stop
run --endpoint "$url"
is 'server down' "$code $(first_fail) $(line tcp)" '3 tcp *does not answer*-> is the server up?*'
run --endpoint https://127.0.0.1/path
is 'wrong endpoint: not one at all' "$code $(first_fail)" '2 configuration'

start --tls "$certs/expired.pem" "$certs/server.key"
run --endpoint "$url" --ca-file "$certs/ca.pem"
is 'expired certificate' "$code $(first_fail) $(line tls)" '3 tls *has expired*->*renew it*'
stop

start --fault html
run --endpoint "$url"
is 'wrong endpoint: something else answers' "$code $(first_fail) $(line answer)" '3 answer *->*is --endpoint right*'
stop

start --fault refuse:AuthFailure.InvalidAuthorization
run --endpoint "$url"
is 'wrong endpoint: another service' "$code $(first_fail) $(line answer)" '3 answer *->*check --endpoint*'
stop

start --fault skew:3600
run --endpoint "$url"
is 'clock off by an hour' "$code $(first_fail) $(line clock)" '3 clock *3[56]?? s behind the server*->*timedatectl*'
is 'the rest is examined by the time of the server' "$(grep -c '^ok ' "$tmp/out")" 11
stop
start --fault skew:-3600
run --endpoint "$url"
is 'ahead by an hour' "$code $(first_fail) $(line clock)" '3 clock *3[56]?? s ahead of the server*'
stop
start --fault skew:120
run --endpoint "$url"
is 'off, but not too far' "$code $(line clock)" '1 WARN clock *s behind the server*'
stop

start --fault refuse:UnauthorizedOperation.UinNoAuth
run --endpoint "$url"
is 'unauthorised account' "$code $(first_fail) $(line permission)" '3 permission *UinNoAuth*->*reseller*'
is 'whose signature was accepted' "$(line signature)" 'ok signature *accepted*'
stop

start --fault limited
run --endpoint "$url" --json
is 'rate-limited account' "$code $(grep -o '"rate","status":"[a-z]*"' "$tmp/out")" '3 "rate","status":"fail"'
is 'as JSON, with its remedy' "$(head -n 1 "$tmp/out") $(grep '"rate"' "$tmp/out")" \
	'{"ok":false,"exit":3,*"detail":"RequestLimitExceeded*"remedy":"stop other tools*"}*'
stop

start --fault limited:1-1
run --endpoint "$url"
is 'a limit met once is waited for' "$code $(line rate)" '0 ok rate *'
stop

# --- a file that others can read

mkdir "$tmp/.tccli"
printf '{"secretId":"%s","secretKey":"%s"}' "$id" "$key" >"$tmp/.tccli/default.credential"
chmod 644 "$tmp/.tccli/default.credential"
start
id='' key=''
run --endpoint "$url"
is 'a file others can read' "$code $(line credentials)" '1 WARN credentials *default.credential, changed today*-> others*chmod 600*'
stop

echo "1..$n"
[ "$bad" -eq 0 ]
