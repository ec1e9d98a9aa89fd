#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner request --show`: the curl command it prints, run as printed, is accepted by a server that verifies
# signatures, and returns the same customers as the program's own requests. The Node.js program likewise, where
# node finds the official SDK (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
ID=$id
KEY=$key
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
api --customers 90 --rate 0
http_proxy=http://127.0.0.1:9 # no proxy is asked for a loopback address
export http_proxy

show() { tcpartner request --endpoint "$url" "$@" </dev/null; }
with_key() { TENCENTCLOUD_SECRET_ID=$ID TENCENTCLOUD_SECRET_KEY=$KEY "$@"; }
run_curl() { show --show=curl "$@" >"$tmp/curl.sh" && with_key sh "$tmp/curl.sh" 2>&1; }
uins() { grep -o '"ClientUin": *[0-9]*' | grep -o '[0-9]*$'; }
listed() { with_key tcpartner list --endpoint "$url" -o jsonl "$@" </dev/null | uins; }

is 'the printed curl command returns the same customers' "$(run_curl | uins)" "$(listed)"
is '... oldest first' "$(run_curl --page-size 9 --order asc | uins)" "$(listed --order asc --limit 9)"
is '... of a filter of the shell'"'"'s own characters' "$(run_curl -t Remark -f "o'\$(x)\`\"\\ {host}" | grep -o '"Total":[0-9]*')" '"Total":0'
is '... of a filter in Chinese' "$(run_curl -t Name -f 深圳 | uins)" "$(listed -t Name -f 深圳)"
is '... and there are such customers' "$(run_curl -t Name -f 深圳 | uins | wc -l | awk '{ print ($1 > 0) }')" 1
for shell in bash zsh fish; do
	if command -v $shell >/dev/null; then
		show --show=curl -t Remark -f "o'\\\\\$(x)\\'!! \`{host}" >"$tmp/curl.$shell"
		is "... in $shell" "$(with_key $shell "$tmp/curl.$shell" 2>&1 | grep -o '"Total":[0-9]*')" '"Total":0'
		show --show=curl -t Name -f 深圳 >"$tmp/curl.$shell"
		is "... in $shell, with customers" "$(with_key $shell "$tmp/curl.$shell" 2>&1 | uins)" "$(listed -t Name -f 深圳)"
	else
		skip "... in $shell" "there is no $shell here"
	fi
done
show --show=curl >"$tmp/curl.sh"
is 'a key that is wrong is refused' \
	"$(TENCENTCLOUD_SECRET_ID=$ID TENCENTCLOUD_SECRET_KEY=x sh "$tmp/curl.sh" | grep -o 'AuthFailure.SignatureFailure')" AuthFailure.SignatureFailure
is 'without a key it says so and sends nothing' "$(sh "$tmp/curl.sh" 2>&1 >/dev/null | grep -o 'TENCENTCLOUD_SECRET_ID: is not set')" 'TENCENTCLOUD_SECRET_ID: is not set'

# The programs that are started get no part of the key as an argument: of each the arguments are written down.
mkdir "$tmp/bin"
for tool in openssl od tr cut date curl; do
	printf '#!/bin/sh\nprintf "%%s\\n" "$0 $*" >>%s\nexec %s "$@"\n' "$tmp/argv" "$(command -v $tool)" >"$tmp/bin/$tool"
	chmod +x "$tmp/bin/$tool"
done
TENCENTCLOUD_TOKEN=token-to-hide PATH="$tmp/bin:$PATH" with_key sh "$tmp/curl.sh" >/dev/null
hexed=$(printf %s "$KEY" | od -An -v -tx1 | tr -d ' \n')
is 'curl and openssl were started' "$(grep -c -e bin/curl -e bin/openssl "$tmp/argv" | awk '{ print ($1 > 2) }')" 1
is 'no program is given the key or the token' "$(grep -c -e "$KEY" -e "$hexed" -e token-to-hide -e "$ID" "$tmp/argv")" 0

# A key of more than one block of the hash is hashed first (RFC 2104, section 2): as OpenSSL does it.
sed -n '/^sha()/,/^}/p; /^hmac()/,/^}/p' "$tmp/curl.sh" >"$tmp/hmac.sh"
long=$(printf 'k%.0s' $(seq 1 100))
want=$(printf %s text | openssl dgst -sha256 -mac HMAC -macopt "key:$long" -r | cut -c1-64)
is 'HMAC under a long key' "$(sh -c '. "$1"; hmac "$(printf %s "$2" | sha)" text' sh "$tmp/hmac.sh" "$long")" "$want"
short=$(printf '\001 %%\\\377')
want=$(printf %s text | openssl dgst -sha256 -mac HMAC -macopt "key:$short" -r | cut -c1-64)
is 'HMAC under a short key of odd bytes' "$(sh -c '. "$1"; hmac "$(printf %s "$2" | hex)" text' sh "$tmp/hmac.sh" "$short")" "$want"

# Nothing is sent to show a request, and no key is needed or read.
with_key show >"$tmp/all"
is 'all parts are shown' "$(grep -c '^==== ' "$tmp/all")" 9
is 'no secret is in them' "$(grep -c -e "$ID" -e "$KEY" "$tmp/all")" 0
is 'the signature is masked' "$(grep -c 'SignedHeaders=content-type;host, Signature=\*\*\*\*\*\*\*\*$' "$tmp/all")" 1
is 'the body alone' "$(show --show=body --page-size 7 --order asc)" '{"Page":1,"PageSize":7,"Order":"asc"}'
is 'the hash in the canonical request is the body'"'"'s' "$(show --show=canonical | tail -n 1)" "$(show --show=body | tr -d '\n' | openssl dgst -sha256 -r | cut -c1-64)"
is 'an unknown part' "$(show --show=perl 2>&1; echo $?)" 'tcpartner: --show must be one of body, canonical, to-sign, headers, curl, tccli, python, go, node, not "perl"
2'

if command -v python3 >/dev/null; then
	show --show=python -t Name -f "o'\"\\x" >"$tmp/program.py"
	is 'the Python program is Python' "$(python3 -m py_compile "$tmp/program.py" 2>&1)" ''
else
	skip 'the Python program is Python' 'there is no python3 here'
fi
show --show=node --page-size 30 -t Name -f 深圳 >"$tmp/program.js"
if command -v node >/dev/null; then
	is 'the Node.js program is JavaScript' "$(node --check "$tmp/program.js" 2>&1)" ''
else
	skip 'the Node.js program is JavaScript' 'there is no node here'
fi
if node -e 'require("tencentcloud-sdk-nodejs-intl-en")' 2>/dev/null; then
	is 'the Node.js program with the official SDK returns the same customers' "$(unset http_proxy; with_key node "$tmp/program.js" | uins)" "$(listed -t Name -f 深圳 --limit 30)"
else
	skip 'the Node.js program with the official SDK' 'there is no tencentcloud-sdk-nodejs-intl-en here (NODE_PATH)'
fi

if command -v gofmt >/dev/null; then
	show --show=go --ca-file "$tmp/ca.pem" -f 深圳 >"$tmp/with.go"
	show --show=go --language zh-CN >"$tmp/without.go"
	is 'the Go programs are formatted as gofmt does it' "$(gofmt -l "$tmp/with.go" "$tmp/without.go" 2>&1)" ''
else
	skip 'the Go programs are formatted as gofmt does it' 'there is no gofmt here'
fi

# With certificates of one's own, in a file whose name needs quoting.
ca="$tmp/o'ur\\\\ca.pem"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 \
	-addext subjectAltName=IP:127.0.0.1 -keyout "$tmp/key.pem" -out "$ca" 2>/dev/null
api --customers 90 --rate 0 --tls "$ca" "$tmp/key.pem"
total() { grep -o '"Total": *[0-9]*' | tr -d ' '; }
is 'the curl command trusts --ca-file' "$(run_curl --ca-file "$ca" | total)" '"Total":90'
if command -v fish >/dev/null; then
	is '... in fish' "$(with_key fish "$tmp/curl.sh" 2>&1 | total)" '"Total":90'
else
	skip '... in fish' 'there is no fish here'
fi
like '... and without it nothing' "$(run_curl)" 'curl: (60)*'
show --show=node --ca-file "$ca" >"$tmp/program.js"
if node -e 'require("tencentcloud-sdk-nodejs-intl-en")' 2>/dev/null; then
	is 'so does the Node.js program with the official SDK' "$(unset http_proxy; with_key node "$tmp/program.js" | total)" '"Total":90'
elif command -v node >/dev/null; then
	is 'the Node.js program with --ca-file is JavaScript' "$(node --check "$tmp/program.js" 2>&1)" ''
else
	skip 'so does the Node.js program with the official SDK' 'there is no node here'
fi

finish
