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
like 'everything works' "$code $(grep -c '^ok ' "$tmp/out") $(tail -n 1 "$tmp/out")" '0 14 Everything works.'
like 'the key is told apart, not told' "$(line credentials)" 'ok credentials * key AKID...MPLE of the environment*'
like 'the version of TLS and the issuer' "$(line tls)" 'ok tls * TLSv1.?, certificate by *tcpartner test CA, expires *20??*'
like 'the role' "$(line permission)" '*a partner account with 120 customers; its own credit is readable*'
like 'the actions' "$(line actions)" 'ok actions *the key may call all 8 signed actions*'
like 'steps are timed' "$(grep -c '[0-9]\.[0-9] ms  ' "$tmp/out")" '[6-9]'
like 'no secret is shown' "$(grep -c -e "$key" -e "$id" "$tmp/out")" 0
run --endpoint "$url" --ca-file "$certs/ca.pem" --page-size 500
like 'the page size granted' "$code $(line page-size)" '0 ok page-size *500 requested, 100 sent*'
run --endpoint "$url" --ca-file "$certs/ca.pem" --json
like 'as JSON' "$code $(head -n 1 "$tmp/out") $(grep -c '"status":"ok","ms":[0-9n]' "$tmp/out")" \
	'0 {"ok":true,"exit":0,"steps":? 14'

api --customers 120 --deny DescribeCustomerBillDetailByDay,QueryPartnerCredit --log "$tmp/probes"
run --endpoint "$url"
like 'actions that the key may not call' "$code $(line actions)" \
	'1 WARN actions *the key may not call QueryPartnerCredit, DescribeCustomerBillDetailByDay (UnauthorizedOperation)*-> attach the policy*'
is 'each action is asked once, the list twice' "$(grep -c '"action":"QueryCustomersCredit"' "$tmp/probes") $(wc -l <"$tmp/probes")" '2 9'
api --customers 0
run --endpoint "$url"
like 'without a customer, those that need none are asked' "$code $(line actions)" '0 ok actions *the key may call 4 of the 8 signed actions;*'
api --customers 120 --tls "$certs/server.pem" "$certs/server.key"

# --- what tccli wrote for the profile cannot be used

mkdir "$HOME/.tccli"
printf '{"secretId":"%s","secretKey":"%s"}' "$id" "$key" >"$HOME/.tccli/default.credential"
chmod 600 "$HOME/.tccli/default.credential"
faulty() { # faulty TEXT: as the profile's settings
	printf '%s' "$1" >"$HOME/.tccli/default.configure"
	env -u TENCENTCLOUD_SECRET_ID -u TENCENTCLOUD_SECRET_KEY tcpartner doctor >"$tmp/out" 2>"$tmp/err"
	code=$?
}
for text in '{' '[]' '{"intlpartnersmgt":{"endpoint":7}}' '{"_sys_param":{"language":"klingon"}}' \
	'{"intlpartnersmgt":{"endpoint":"http://far.invalid"}}'; do
	faulty "$text"
	like "a line with the remedy: $text" "$code $(line configuration) $(cat "$tmp/err")" \
		'2 FAIL configuration *default.configure*-> correct what is named*'
	is "nothing else is tried: $text" "$(grep -c '^-  *[a-z-]*  *-  *not reached' "$tmp/out")" 13
done
rm -r "$HOME/.tccli"

# --- what stands in the way

run --endpoint "$url"
like 'untrusted certificate' "$code $(first_fail) $(line tls)" "3 tls *the endpoint's certificate is not trusted:*->*--ca-file*"
like 'what comes after it is not reached' "$(grep -c 'not reached$' "$tmp/out")" 8
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
(
	key=''
	run --endpoint "$url" --ca-file "$certs/ca.pem"
	echo "$code $(first_fail) $(line credentials)" >"$tmp/half"
)
like 'half a key: the variable is named, and how to set it' "$(cat "$tmp/half")" \
	'2 credentials *TENCENTCLOUD_SECRET_KEY is not set, but TENCENTCLOUD_SECRET_ID is*-> export TENCENTCLOUD_SECRET_KEY=...*'
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
like 'server down' "$code $(first_fail) $(line tcp)" '3 tcp *the endpoint does not answer*-> check the network*'
run --endpoint https://127.0.0.1/path
like 'wrong endpoint: not one at all' "$code $(first_fail)" '2 configuration'

api --customers 120 --tls "$certs/expired.pem" "$certs/server.key"
run --endpoint "$url" --ca-file "$certs/ca.pem"
like 'expired certificate' "$code $(first_fail) $(line tls)" '3 tls *has expired*->*renew the certificate*'
api_end

# --- what goes wrong with the API, over https and over http: only the first request makes a connection, so what is said
# of the way must not change with a second try

# api_over WAY OPTION...: sets url and trust
api_over() {
	trust=''
	if [ "$1" = https ]; then
		trust="--ca-file $certs/ca.pem"
		shift
		api --customers 120 --tls "$certs/server.pem" "$certs/server.key" "$@"
	else
		shift
		api --customers 120 "$@"
	fi
}

# examine WAY FAULT [OPTION]...: sets code and out
examine() {
	api_over "$1" --fault "$2"
	shift 2
	# shellcheck disable=SC2086 # an option and its value
	run --endpoint "$url" $trust "$@"
	way_failed=$(grep -c '^FAIL  *\(dns\|tcp\|tls\) ' "$tmp/out")
}

faults() { # faults WAY
	examine "$1" html
	like "$1: something else answers" "$code $way_failed $(first_fail) $(line answer)" '3 0 answer *a web page came instead*->*has a login page*'
	examine "$1" http:502
	like "$1: a gateway answers" "$code $way_failed $(first_fail)" '3 0 answer'
	examine "$1" refuse:AuthFailure.InvalidAuthorization
	like "$1: another service" "$code $way_failed $(first_fail) $(line answer)" '3 0 answer *->*check --endpoint*'
	examine "$1" skew:36000
	like "$1: clock behind by ten hours" "$code $way_failed $(first_fail) $(line clock)" \
		'1 0 *WARN clock *3[56]??? s behind the server*->*timedatectl*'
	like "$1: everything else works" "$(grep -c '^ok ' "$tmp/out") $(tail -n 1 "$tmp/out")" '13 It works;*'
	examine "$1" skew:-3600
	like "$1: ahead by an hour" "$code $way_failed $(line clock)" '1 0 WARN clock *3[56]?? s ahead of the server*'
	examine "$1" skew:120
	like "$1: off, but not too far" "$code $way_failed $(line clock)" '1 0 WARN clock *s behind the server*'
	examine "$1" refuse:AuthFailure.SignatureExpire
	like "$1: a clock that cannot be helped" "$code $way_failed $(first_fail) $(line clock)" \
		'3 0 clock *AuthFailure.SignatureExpire*->*timedatectl*'
	examine "$1" refuse:UnauthorizedOperation.UinNoAuth
	like "$1: unauthorised account" "$code $way_failed $(first_fail) $(line permission)" '3 0 permission *UinNoAuth*->*reseller*'
	like "$1: whose signature was accepted" "$(line signature)" 'ok signature *accepted*'
	examine "$1" refuse:InvalidParameterValue.PageSize
	like "$1: every page size refused" "$code $way_failed $(first_fail)" '3 0 page-size'
	examine "$1" limited --json
	like "$1: rate-limited account" "$code $(grep -o '"\(tls\|rate\)","status":"[a-z]*"' "$tmp/out" | tr '\n' ' ')" \
		'3 "tls","status":"ok" "rate","status":"fail" '
	like "$1: as JSON, with its remedy" "$(head -n 1 "$tmp/out") $(grep '"rate"' "$tmp/out")" \
		'{"ok":false,"exit":3,*"detail":"RequestLimitExceeded*"remedy":"stop other tools*"}*'
	api_over "$1" --page-max 50 --page-max-error
	# shellcheck disable=SC2086
	run --endpoint "$url" $trust
	like "$1: a refused page size" "$code $(grep -c '^ok ' "$tmp/out") $(line page-size)" '0 14 *100 refused, 50 accepted*'
	for fault in busy internal limited http:502 malformed; do
		examine "$1" "$fault:1-1"
		like "$1: $fault once passes" "$code $(grep -c '^ok ' "$tmp/out")" '0 14'
		[ "$1" = https ] || break # each takes a second
	done
}

faults https
like 'the first connection is what is told of' "$(line tls)" 'ok tls * TLSv1.?, certificate by *tcpartner test CA*'
faults http

# a try again that finds the server gone is no fault of TLS
api_over https --fault busy:1-1 --fault reset:2-
# shellcheck disable=SC2086
run --endpoint "$url" $trust
like 'a second try that breaks off' "$code $(first_fail) $(line tls)" '3 answer ok tls * TLSv1.?, *'
api_end

# --- a file that others can read

mkdir "$HOME/.tccli"
printf '{"secretId":"%s","secretKey":"%s"}' "$id" "$key" >"$HOME/.tccli/default.credential"
chmod 644 "$HOME/.tccli/default.credential"
api --customers 120
id='' key=''
run --endpoint "$url"
like 'a file others can read' "$code $(line credentials)" '1 WARN credentials *default.credential, changed today*-> other users*chmod 600*'
api_end

finish
