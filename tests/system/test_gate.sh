#!/bin/sh
# SPDX-License-Identifier: MIT
# The password of a proxy is shown by no command, however its URL is written, and a URL that cannot be read is
# explained by its variable alone; nothing leaves this machine (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

shown() { # shown COMMAND...: all it says, its log and its exit code to $tmp/said
	rm -f "$tmp/log"
	env "$variable=$proxy" tcpartner "$@" --endpoint https://partner.invalid --timeout 2 --patience 1 --log "$tmp/log" \
		</dev/null >"$tmp/said" 2>&1
	cat "$tmp/log" >>"$tmp/said" 2>/dev/null
}
told() { grep -c -e Hunter2 -e alice -e "$(printf alice:Hunter2Pass | openssl base64)" "$tmp/said"; }
controls() { LC_ALL=C tr -d '\n\40-\176\200-\377' <"$tmp/said" | wc -c | tr -d ' '; }

echo 'x alice:Hunter2 x' >"$tmp/said"
is 'the search finds a password' "$(told)" 1

unread() { # unread URL: it is written without %XX where it needs one
	proxy=$1
	for command in check 'check -o json' doctor 'doctor --json' 'list --limit 1'; do
		# shellcheck disable=SC2086
		shown $command
		is "$command with $variable=$proxy: nothing of it is shown" "$(told)" 0
		like "$command with $variable=$proxy: what to write" "$(cat "$tmp/said")" \
			"*the URL of the proxy is not valid*$variable; *write @ / # as %40 %2F %23*write it like http://proxy.example.com:3128, or unset it*"
		is "$command with $variable=$proxy: no control character" "$(controls)" 0
	done
}
variable=https_proxy
unread 'http://alice:Hunter2@Pass@127.0.0.1:1'
unread 'http://alice:Hunter2Pass@127.0.0.1:1 '
unread 'http://alice:Hunter2#Pass@127.0.0.1:1'
unread 'http://alice:Hunter2/Pass@127.0.0.1:1'
unread 'http://alice:Hunter2'
variable=ALL_PROXY
unread 'alice:Hunter2@Pass@127.0.0.1:1'

refused() { # refused URL [PATTERN]: it can be read, and leads nowhere
	proxy=$1
	for command in check doctor 'doctor --json'; do
		# shellcheck disable=SC2086
		shown $command
		is "$command with $proxy: nothing of it is shown" "$(told)" 0
		like "$command with $proxy: what to write" "$(cat "$tmp/said")" \
			"${2-*the URL of the proxy is not valid*$variable; *write it like http://proxy.example.com:3128, or unset it*}"
	done
}
variable=https_proxy
refused 'http://alice:Hunter2Pass@127.0.0.1:99999'
refused 'odd://alice:Hunter2Pass@127.0.0.1:1'
refused 'http://alice:Hunter2%0APass@127.0.0.1:1' '*through *127.0.0.1:1 (https_proxy)*'

# What needs no proxy is not kept from its work.
api --customers 10 --rate 0
is 'this machine is reached past it' \
	"$(https_proxy='http://a:b@c@d' http_proxy='http://a:b@c@d' tcpartner list --endpoint "$url" -o jsonl </dev/null | wc -l | tr -d ' ')" 10

finish
