#!/bin/sh
# SPDX-License-Identifier: MIT
# The demo API met by a client that shares nothing with this project: curl sends, the openssl command
# signs, step by step as the provider's Signature v3 page says (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
for tool in curl openssl; do
	command -v $tool >/dev/null || { echo "Bail out! $tool is needed"; exit 1; }
done
secret=$key

start() { # start [OPTION]...
	api --rate 0 "$@"
	host=${url#*://}
	method=POST type=application/json service=intlpartnersmgt when=$(date -u +%s) signed=content-type\;host
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
		"$(printf %s "${body_signed-$2}" | hex_sha256)")
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

start --now 1790172128 --log "$tmp/log"
like 'says where it listens' "$line" 'listening on http://127.0.0.1:[1-9]*'
like 'an independent client gets in' "$(ask QueryCustomersCredit "$page")" \
	'{"Response":{"Total":2013,"Data":\[{"ClientUin":200416277903,*"RequestId":"*"}}'
like 'a body in UTF-8' "$(ask QueryCustomersCredit '{"FilterType":"Name","Filter":"深圳","PageSize":1}')" \
	'{"Response":{"Total":*"Name":"深圳*'
like 'x-tc-action signed too' "$(signed='content-type;host;x-tc-action'; ask QueryCustomersCredit "$page")" \
	'{"Response":{"Total":2013,*'
like 'a charset in the type' "$(type='application/json; charset=utf-8'; ask QueryPartnerCredit '{}')" \
	'{"Response":{"AllocatedCredit":*'
like 'GET with a query string' \
	"$(method=GET type=application/x-www-form-urlencoded; ask QueryCustomersCredit 'Page=2&PageSize=1')" \
	'{"Response":{"Total":2013,"Data":\[{"ClientUin":*'
plus() { # as the SDKs of Go, Python, PHP and Java write a blank
	method=GET type=application/x-www-form-urlencoded
	ask QueryCustomersCredit "Filter=$1&FilterType=Name&PageSize=1" | grep -o '"Total":[0-9]*'
}
like 'a blank of a query is a plus sign' "$(plus e%20S) $(plus e+S)" '"Total":[1-9]* "Total":[1-9]*'
is 'and the same as %20' "$(plus e+S)" "$(plus e%20S)"
is 'a plus sign is %2B' "$(plus e%2BS)" '"Total":0'
like 'messages in Chinese' "$(ask QueryCustomersCredit '{"Page":0}' -H 'X-TC-Language: zh-CN')" '*"Message":"参数 `Page` 的取值从 1 开始。"*'
like 'a body that is not signed' "$(body_signed=UNSIGNED-PAYLOAD; ask QueryCustomersCredit "$page" \
	-H 'X-TC-Content-SHA256: UNSIGNED-PAYLOAD')" '{"Response":{"Total":2013,*'
like 'answers are JSON' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{http_code} %{content_type}')" \
	'200 application/json'
like 'a wrong key is refused with status 200' \
	"$(secret=wrong; ask QueryCustomersCredit "$page" -w ' %{http_code}')" '*AuthFailure.SignatureFailure* 200'
like 'an unknown key' "$(id=AKIDnobody; ask QueryCustomersCredit "$page")" '*AuthFailure.SecretIdNotFound*'
like 'an old signature' "$(when=$((when - 301)); ask QueryCustomersCredit "$page")" '*AuthFailure.SignatureExpire*'
like 'another product' "$(service=cvm; ask QueryCustomersCredit "$page")" '*AuthFailure.InvalidAuthorization*'
like 'another action' "$(ask AllocateCustomerCredit '{}')" '*"Code":"InvalidAction"*'
like 'a misspelt parameter' "$(ask QueryCustomersCredit '{"page":1}')" '*"Code":"UnknownParameter"*'
like 'another path' "$(curl -sS -o /dev/null -w '%{http_code}' "$url/x")" 404
like 'another method' "$(curl -sS -X DELETE "$url/")" '*"Code":"UnsupportedProtocol"*'
like 'no headers' "$(curl -sS -d '{}' -H 'Content-Type: application/json' "$url/")" '*"Code":"MissingParameter"*'
head -c 10485761 /dev/zero | tr '\0' ' ' >"$tmp/huge"
like 'a body over 10 MB' \
	"$(curl -sS --max-time 30 -H 'Content-Type: application/json' --data-binary "@$tmp/huge" "$url/")" \
	'*"Code":"RequestSizeLimitExceeded"*'
# Or no answer at all: so libmicrohttpd before 0.9.74.
like 'malformed HTTP' "$(curl -sS --max-time 5 -X POST -H 'Content-Length: many' -o /dev/null -w '%{http_code}' \
	"$url/" 2>/dev/null)" '[04]00'
like 'and it still answers' "$(ask QueryPartnerCredit '{}')" '{"Response":{"AllocatedCredit":*'
like 'listens on loopback only' "$(curl -sS --max-time 5 -o /dev/null -w '%{http_code}' \
	"http://127.0.0.2:${host#*:}/" 2>/dev/null)" 000
like 'the log has a line a request and no key' \
	"$(grep -c '^{"time_ms":[0-9]*,"action":".*","page":.*,"code":".*"}$' "$tmp/log") $(grep -c "$id" "$tmp/log")" '24 0'
api_end
like 'ends with its input' "$code" 0
like 'nothing on standard error' "$(cat "$tmp/api-err")" ''

start --rate 1
sign QueryPartnerCredit '{}' ''
set --
for _ in 1 2 3 4 5 6 7 8 9; do set -- "$@" "$url/"; done
replies=$(curl -sS --noproxy '*' -H 'X-TC-Action: QueryPartnerCredit' -H 'X-TC-Version: 2022-09-28' \
	-H "X-TC-Timestamp: $when" -H "Authorization: $authorization" -H "Content-Type: $type" -d '{}' "$@")
like 'more in a second than the rate allows are refused' "$replies" \
	'{"Response":{"AllocatedCredit":*"Code":"RequestLimitExceeded"*in a second*'
kill -TERM "$api_pid"
api_end
like 'SIGTERM ends it cleanly' "$?" 0

start --latency 300
like 'latency delays the answer' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{time_total}' |
	awk '{ print ($1 >= 0.3 && $1 < 20) }')" 1
kill -INT "$api_pid"
api_end
like 'SIGINT ends it cleanly' "$?" 0

start --fault drop:2
ask QueryPartnerCredit '{}' >/dev/null
like 'a dropped answer is an empty reply' "$(ask QueryPartnerCredit '{}')" 'curl: (52)*'
like 'the next one is whole' "$(ask QueryPartnerCredit '{}')" '{"Response":{*}}'
api_end

start --fault reset:1-1 --fault cut:2-2 --fault lost:3-3 --fault http:503:4-4
like 'a reset is one' "$(ask QueryPartnerCredit '{}')" 'curl: (56)*reset*'
like 'half an answer says how long the whole is' "$(ask QueryPartnerCredit '{}')" '*curl: (18)*'
like 'a lost answer does not come' "$(ask QueryPartnerCredit '{}' --max-time 0.2)" 'curl: (28)*'
like 'a status as ordered' "$(ask QueryPartnerCredit '{}' -o /dev/null -w '%{http_code}')" 503
like 'and then it is whole again' "$(ask QueryPartnerCredit '{}')" '{"Response":{*}}'
api_end
like 'a lost answer does not keep it from ending' "$code" 0

# Which of two programs writes first depends on a busy machine, too; so this is tried again and again. The one that is to be
# overtaken waits a second: the signature of the other is ready before.
send_signed() {
	curl -sS --noproxy '*' -H 'X-TC-Action: QueryPartnerCredit' -H 'X-TC-Version: 2022-09-28' -H "X-TC-Timestamp: $when" \
		-H "Authorization: $authorization" -H "Content-Type: $type" -d '{}' -o /dev/null "$url/"
}
overtake() {
	rm -f "$tmp/reorder" "$tmp/order"
	start --fault reorder:1-1 --log "$tmp/reorder"
	sign QueryPartnerCredit '{}' ''
	{ send_signed && echo first; } >>"$tmp/order" &
	early=$!
	while [ ! -s "$tmp/reorder" ]; do kill -0 "$early" || break; done
	{ send_signed && echo second; } >>"$tmp/order"
	wait "$early"
	api_end
	tr '\n' ' ' <"$tmp/order"
}
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	overtake >"$tmp/overtaken"
	[ "$(cat "$tmp/overtaken")" = 'second first ' ] && break
done
like 'answers overtake each other' "$(cat "$tmp/overtaken")" 'second first '

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 \
	-addext subjectAltName=IP:127.0.0.1 -keyout "$tmp/key.pem" -out "$tmp/cert.pem" 2>/dev/null
start --tls "$tmp/cert.pem" "$tmp/key.pem"
like 'over TLS with its certificate' "$url $(ask QueryPartnerCredit '{}' --cacert "$tmp/cert.pem")" \
	'https://127.0.0.1:* {"Response":{"AllocatedCredit":*'
like 'not without it' "$(ask QueryPartnerCredit '{}')" 'curl: (60)*'
api_end

refuses() { # refuses NAME WANTED [OPTION]...
	name=$1 wanted=$2
	shift 2
	like "$name" "$(tcpartner-demo-api "$@" 2>&1 </dev/null; echo "exit $?")" "$wanted"
}
refuses 'a bad option' 'tcpartner-demo-api: *--help*exit 2' --nonsense
refuses 'a missing certificate' 'tcpartner-demo-api: cannot read *exit 2' --tls /nonexistent /nonexistent
like 'half a key' "$(unset TENCENTCLOUD_SECRET_KEY; tcpartner-demo-api 2>&1 </dev/null; echo "exit $?")" 'tcpartner-demo-api: set both *exit 2'
like 'no input to wait for' "$(tcpartner-demo-api --until-eof 2>&1 <&-; echo "exit $?")" \
	'tcpartner-demo-api: --until-eof needs *exit 2'
like '--version' "$(tcpartner-demo-api --version)" "tcpartner-demo-api $(cat VERSION)"
start
refuses 'a port that is taken' 'tcpartner-demo-api: cannot listen on *exit 1' --port "${host#*:}"
api_end

finish
