#!/bin/sh
# SPDX-License-Identifier: MIT
# The demo API met by a client that shares nothing with this project: curl sends, the openssl command
# signs, step by step as the provider's Signature v3 page says (TAP).
set -u
: "${BUILD:=build}"
api=$BUILD/tcpartner-demo-api
id=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE
secret=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY TENCENTCLOUD_TOKEN
for v in http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY; do unset "$v"; done
tmp=$(mktemp -d)
mkfifo "$tmp/stdin" "$tmp/stdout"
server='' n=0 bad=0
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
for tool in curl openssl; do
	command -v $tool >/dev/null || { echo "Bail out! $tool is needed"; exit 1; }
done

is() { # is NAME GOT WANTED
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

start() { # start [OPTION]...: sets url; the server ends when descriptor 3 is closed
	"$api" --until-eof "$@" <"$tmp/stdin" >"$tmp/stdout" 2>"$tmp/err" &
	server=$!
	exec 3>"$tmp/stdin"
	read -r first_line <"$tmp/stdout"
	url=${first_line#listening on }
	[ -n "$url" ] || { echo "Bail out! it does not start: $(cat "$tmp/err")"; exit 1; }
	host=${url#*://}
	method=POST type=application/json service=intlpartnersmgt when=$(date -u +%s) signed=content-type\;host
}

stop() { # sets code to the exit code
	exec 3>&-
	wait "$server"
	code=$?
	server=''
}

hex_sha256() { openssl dgst -sha256 -hex | sed 's/^.*= *//'; }
hmac() { openssl dgst -sha256 -hex -mac HMAC -macopt "hexkey:$1" | sed 's/^.*= *//'; }
to_hex() { od -An -v -tx1 | tr -d ' \n'; }

# sign ACTION BODY QUERY: sets authorization
sign() {
	day=$(date -u -d "@$when" +%F 2>/dev/null || date -u -r "$when" +%F)
	headers="content-type:$type
host:$host
"
	case $signed in
	*x-tc-action) headers="${headers}x-tc-action:$(printf %s "$1" | tr A-Z a-z)
" ;;
	esac
	canonical=$(printf '%s\n/\n%s\n%s\n%s\n%s' "$method" "$3" "$headers" "$signed" \
		"$(printf %s "$2" | hex_sha256)")
	scope=$day/$service/tc3_request
	text=$(printf 'TC3-HMAC-SHA256\n%s\n%s\n%s' "$when" "$scope" "$(printf %s "$canonical" | hex_sha256)")
	key=$(printf %s "TC3$secret" | to_hex)
	for part in "$day" "$service" tc3_request; do key=$(printf %s "$part" | hmac "$key"); done
	authorization="TC3-HMAC-SHA256 Credential=$id/$scope, SignedHeaders=$signed, Signature=$(printf %s "$text" | hmac "$key")"
}

# ask ACTION BODY [CURL OPTION]...: prints the reply. The query string of a GET is its body here.
ask() {
	action=$1 body=$2
	shift 2
	if [ "$method" = GET ]; then
		sign "$action" '' "$body"
		set -- "$@" -G -H "Content-Type: $type" "$url/?$body"
	else
		sign "$action" "$body" ''
		printf %s "$body" >"$tmp/body"
		set -- "$@" -H "Content-Type: $type" --data-binary "@$tmp/body" "$url/"
	fi
	curl -sS --noproxy '*' --max-time 30 -H "X-TC-Action: $action" -H 'X-TC-Version: 2022-09-28' \
		-H "X-TC-Timestamp: $when" -H "Authorization: $authorization" "$@" 2>&1
}

page='{"Page":1,"PageSize":2}'

start --rate 0 --now 1790172128 --log "$tmp/log"
is 'says where it listens' "$first_line" 'listening on http://127.0.0.1:[1-9]*'
is 'an independent client gets in' "$(ask QueryCustomersCredit "$page")" \
	'{"Response":{"Total":2013,"Data":\[{"ClientUin":200416277903,*"RequestId":"*"}}'
is 'a body in UTF-8' "$(ask QueryCustomersCredit '{"FilterType":"Name","Filter":"深圳","PageSize":1}')" \
	'{"Response":{"Total":*"Name":"深圳*'
is 'x-tc-action signed too' "$(signed='content-type;host;x-tc-action'; ask QueryCustomersCredit "$page")" \
	'{"Response":{"Total":2013,*'
is 'a charset in the type' "$(type='application/json; charset=utf-8'; ask QueryPartnerCredit '{}')" \
	'{"Response":{"AllocatedCredit":*'
is 'GET with a query string' \
	"$(method=GET type=application/x-www-form-urlencoded; ask QueryCustomersCredit 'Page=2&PageSize=1')" \
	'{"Response":{"Total":2013,"Data":\[{"ClientUin":*'
is 'answers are JSON' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{http_code} %{content_type}')" \
	'200 application/json'
is 'a wrong key is refused with status 200' \
	"$(secret=wrong; ask QueryCustomersCredit "$page" -w ' %{http_code}')" '*AuthFailure.SignatureFailure* 200'
is 'an unknown key' "$(id=AKIDnobody; ask QueryCustomersCredit "$page")" '*AuthFailure.SecretIdNotFound*'
is 'an old signature' "$(when=$((when - 301)); ask QueryCustomersCredit "$page")" '*AuthFailure.SignatureExpire*'
is 'another product' "$(service=cvm; ask QueryCustomersCredit "$page")" '*AuthFailure.InvalidAuthorization*'
is 'another action' "$(ask AllocateCustomerCredit '{}')" '*"Code":"InvalidAction"*'
is 'a misspelt parameter' "$(ask QueryCustomersCredit '{"page":1}')" '*"Code":"UnknownParameter"*'
is 'another path' "$(curl -sS -o /dev/null -w '%{http_code}' "$url/x")" 404
is 'another method' "$(curl -sS -X DELETE "$url/")" '*"Code":"UnsupportedProtocol"*'
is 'no headers' "$(curl -sS -d '{}' -H 'Content-Type: application/json' "$url/")" '*"Code":"MissingParameter"*'
head -c 10485761 /dev/zero | tr '\0' ' ' >"$tmp/huge"
is 'a body over 10 MB' \
	"$(curl -sS --max-time 30 -H 'Content-Type: application/json' --data-binary "@$tmp/huge" "$url/")" \
	'*"Code":"RequestSizeLimitExceeded"*'
is 'malformed HTTP' "$(curl -sS --max-time 5 -X POST -H 'Content-Length: many' -o /dev/null -w '%{http_code}' \
	"$url/" 2>/dev/null)" 400
is 'and it still answers' "$(ask QueryPartnerCredit '{}')" '{"Response":{"AllocatedCredit":*'
is 'listens on loopback only' "$(curl -sS --max-time 5 -o /dev/null -w '%{http_code}' \
	"http://127.0.0.2:${host#*:}/" 2>/dev/null)" 000
is 'the log has a line a request and no key' \
	"$(grep -c '^{"time_ms":[0-9]*,"action":".*","page":.*,"code":".*"}$' "$tmp/log") $(grep -c "$id" "$tmp/log")" '17 0'
stop
is 'ends with its input' "$code" 0
is 'nothing on standard error' "$(cat "$tmp/err")" ''

start --rate 1
sign QueryPartnerCredit '{}' ''
set --
for i in 1 2 3 4 5 6 7 8 9; do set -- "$@" "$url/"; done
replies=$(curl -sS --noproxy '*' -H 'X-TC-Action: QueryPartnerCredit' -H 'X-TC-Version: 2022-09-28' \
	-H "X-TC-Timestamp: $when" -H "Authorization: $authorization" -H "Content-Type: $type" -d '{}' "$@")
is 'more in a second than the rate allows are refused' "$replies" \
	'{"Response":{"AllocatedCredit":*"Code":"RequestLimitExceeded"*in a second*'
kill -TERM "$server"
wait "$server"
is 'SIGTERM ends it cleanly' "$?" 0
exec 3>&-

start --rate 0 --latency 300
is 'latency delays the answer' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{time_total}' |
	awk '{ print ($1 >= 0.3 && $1 < 20) }')" 1
kill -INT "$server"
wait "$server"
is 'SIGINT ends it cleanly' "$?" 0
exec 3>&-

start --rate 0 --fault drop:2
ask QueryPartnerCredit '{}' >/dev/null
is 'a dropped answer is an empty reply' "$(ask QueryPartnerCredit '{}')" 'curl: (52)*'
is 'the next one is whole' "$(ask QueryPartnerCredit '{}')" '{"Response":{*}}'
stop

start --rate 0 --fault reset:1-1 --fault cut:2-2 --fault lost:3-3 --fault http:503:4-4
is 'a reset is one' "$(ask QueryPartnerCredit '{}')" 'curl: (56)*reset*'
is 'half an answer says how long the whole is' "$(ask QueryPartnerCredit '{}')" '*curl: (18)*'
is 'a lost answer does not come' "$(ask QueryPartnerCredit '{}' --max-time 0.2)" 'curl: (28)*'
is 'a status as ordered' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{http_code}')" 503
is 'and then it is whole again' "$(ask QueryPartnerCredit '{}')" '{"Response":{*}}'
stop
is 'a lost answer does not keep it from ending' "$code" 0

start --rate 0 --fault reorder:1-1 --log "$tmp/reorder"
{ ask QueryPartnerCredit '{}' -o /dev/null && echo first; } >>"$tmp/order" &
early=$!
while [ ! -s "$tmp/reorder" ]; do kill -0 "$early" || break; done
{ ask QueryPartnerCredit '{}' -o /dev/null && echo second; } >>"$tmp/order"
wait "$early"
is 'answers overtake each other' "$(tr '\n' ' ' <"$tmp/order")" 'second first '
stop

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 \
	-addext subjectAltName=IP:127.0.0.1 -keyout "$tmp/key.pem" -out "$tmp/cert.pem" 2>/dev/null
start --rate 0 --tls "$tmp/cert.pem" "$tmp/key.pem"
is 'over TLS with its certificate' "$url $(ask QueryPartnerCredit '{}' --cacert "$tmp/cert.pem")" \
	'https://127.0.0.1:* {"Response":{"AllocatedCredit":*'
is 'not without it' "$(ask QueryPartnerCredit '{}')" 'curl: (60)*'
stop

refuses() { # refuses NAME WANTED [OPTION]...
	name=$1 wanted=$2
	shift 2
	is "$name" "$("$api" "$@" 2>&1 </dev/null; echo "exit $?")" "$wanted"
}
refuses 'a bad option' 'tcpartner-demo-api: *--help*exit 2' --nonsense
refuses 'a missing certificate' 'tcpartner-demo-api: cannot read *exit 2' --tls /nonexistent /nonexistent
is 'half a key' "$(TENCENTCLOUD_SECRET_ID=x "$api" 2>&1; echo "exit $?")" 'tcpartner-demo-api: set both *exit 2'
is 'no input to wait for' "$("$api" --until-eof 2>&1 <&-; echo "exit $?")" \
	'tcpartner-demo-api: --until-eof needs *exit 2'
is '--version' "$("$api" --version)" "tcpartner-demo-api $(cat VERSION)"
start --rate 0
refuses 'a port that is taken' 'tcpartner-demo-api: cannot listen on *exit 1' --port "${host#*:}"
stop

echo "1..$n"
[ "$bad" -eq 0 ]
