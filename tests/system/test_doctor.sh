#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner doctor` names the fault: whatever can stand between a user and the first page is set up on the demo
# API, one thing at a time, and must be found under its own step, with a remedy and an exit code (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
certs=$BUILD/certs
sh tests/support/certs.sh "$certs"

run() { # run ARGUMENT...: sets code and out; the key is $id and $key
	TENCENTCLOUD_SECRET_ID=$id TENCENTCLOUD_SECRET_KEY=$key tcpartner doctor "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	code=$?
	cat "$tmp/err" >>"$tmp/out"
}

line() { # the line of a step, and its remedy
	grep -A 1 "^[A-Za-z-]* *$1 " "$tmp/out" | tr -s ' \n' ' '
}

first_fail() { sed -n 's/^FAIL  \([a-z-]*\).*/\1/p' "$tmp/out" | head -n 1; }

# --- all is well

api --customers 120 --tls "$certs/server.pem" "$certs/server.key"
run --endpoint "$url" --ca-file "$certs/ca.pem"
like 'all is well' "$code $(grep -c '^ok ' "$tmp/out") $(tail -n 1 "$tmp/out")" '0 12 All is well.'
like 'the key is told apart, not told' "$(line credentials)" 'ok credentials * key AKID...MPLE of the environment*'
like 'the version of TLS and the issuer' "$(line tls)" 'ok tls * TLSv1.?, certificate by *tcpartner test CA, ends *20??*'
like 'the role' "$(line permission)" '*a partner account: lists its 120 customers, sees its own credit pool*'
like 'steps are timed' "$(grep -c '[0-9]\.[0-9] ms  ' "$tmp/out")" '[6-9]'
like 'no secret is shown' "$(grep -c -e "$key" -e "$id" "$tmp/out")" 0
run --endpoint "$url" --ca-file "$certs/ca.pem" --page-size 500
like 'the page size granted' "$code $(line page-size)" '0 ok page-size *500 asked, 100 granted*'
run --endpoint "$url" --ca-file "$certs/ca.pem" --json
like 'as JSON' "$code $(head -n 1 "$tmp/out") $(grep -c '"status":"ok","ms":[0-9n]' "$tmp/out")" \
	'0 {"ok":true,"exit":0,"steps":? 12'

# --- what stands in the way

run --endpoint "$url"
like 'untrusted certificate' "$code $(first_fail) $(line tls)" '3 tls *the certificate is not trusted:*->*--ca-file*'
like 'what comes after it is not reached' "$(grep -c 'not reached$' "$tmp/out")" 7
run --endpoint "http://127.0.0.1:${url##*:}"
like 'http where https is spoken' "$code $(first_fail)" '3 answer'
(
	unset id key
	id='' key=''
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line credentials)" >"$tmp/sub"
	grep -c '^ok  *\(dns\|tcp\|tls\|clock\) ' "$tmp/out" >"$tmp/reached"
)
like 'no key' "$(cat "$tmp/sub")" '2 credentials *no credentials found*TENCENTCLOUD_SECRET_ID*'
like 'the way is looked at all the same' "$(cat "$tmp/reached")" 4
(
	key=not-the-secret-of-this-key
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line signature)" >"$tmp/sub"
)
like 'wrong key' "$(cat "$tmp/sub")" '3 signature *AuthFailure.SignatureFailure*RequestId *->*without blanks*'
(
	id=AKIDaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line signature)" >"$tmp/sub"
)
like 'wrong key id' "$(cat "$tmp/sub")" '3 signature *AuthFailure.SecretIdNotFound*->*API Keys*'
api_end
run --endpoint "$url"
like 'server down' "$code $(first_fail) $(line tcp)" '3 tcp *does not answer*-> is the server up?*'
run --endpoint https://127.0.0.1/path
like 'wrong endpoint: not one at all' "$code $(first_fail)" '2 configuration'

api --customers 120 --tls "$certs/expired.pem" "$certs/server.key"
run --endpoint "$url" --ca-file "$certs/ca.pem"
like 'expired certificate' "$code $(first_fail) $(line tls)" '3 tls *has expired*->*renew it*'
api_end

api --customers 120 --fault html
run --endpoint "$url"
like 'wrong endpoint: something else answers' "$code $(first_fail) $(line answer)" '3 answer *->*is --endpoint right*'
api_end

api --customers 120 --fault refuse:AuthFailure.InvalidAuthorization
run --endpoint "$url"
like 'wrong endpoint: another service' "$code $(first_fail) $(line answer)" '3 answer *->*check --endpoint*'
api_end

api --customers 120 --fault skew:3600
run --endpoint "$url"
like 'clock off by an hour' "$code $(first_fail) $(line clock)" '3 clock *3[56]?? s behind the server*->*timedatectl*'
like 'the rest is examined by the time of the server' "$(grep -c '^ok ' "$tmp/out")" 11
api_end
api --customers 120 --fault skew:-3600
run --endpoint "$url"
like 'ahead by an hour' "$code $(first_fail) $(line clock)" '3 clock *3[56]?? s ahead of the server*'
api_end
api --customers 120 --fault skew:120
run --endpoint "$url"
like 'off, but not too far' "$code $(line clock)" '1 WARN clock *s behind the server*'
api_end

api --customers 120 --fault refuse:UnauthorizedOperation.UinNoAuth
run --endpoint "$url"
like 'unauthorised account' "$code $(first_fail) $(line permission)" '3 permission *UinNoAuth*->*reseller*'
like 'whose signature was accepted' "$(line signature)" 'ok signature *accepted*'
api_end

api --customers 120 --fault limited
run --endpoint "$url" --json
like 'rate-limited account' "$code $(grep -o '"rate","status":"[a-z]*"' "$tmp/out")" '3 "rate","status":"fail"'
like 'as JSON, with its remedy' "$(head -n 1 "$tmp/out") $(grep '"rate"' "$tmp/out")" \
	'{"ok":false,"exit":3,*"detail":"RequestLimitExceeded*"remedy":"stop other tools*"}*'
api_end

api --customers 120 --fault limited:1-1
run --endpoint "$url"
like 'a limit met once is waited for' "$code $(line rate)" '0 ok rate *'
api_end

# --- a file that others can read

mkdir "$HOME/.tccli"
printf '{"secretId":"%s","secretKey":"%s"}' "$id" "$key" >"$HOME/.tccli/default.credential"
chmod 644 "$HOME/.tccli/default.credential"
api --customers 120
id='' key=''
run --endpoint "$url"
like 'a file others can read' "$code $(line credentials)" '1 WARN credentials *default.credential, changed today*-> others*chmod 600*'
api_end

finish
