#!/bin/sh
# SPDX-License-Identifier: MIT
# No command prints, logs or hands on the key or the token, whether it goes well or wrong; what it writes is for its
# owner alone (TAP). The browser's memory and screen are searched in tests/pty/test_secrets.c.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
id=AKIDwhoseKeyIsLookedForEverywhere1
key=thisKeyMustBeNowhereElse0123456789
token=andThisTokenNeither0123456789abcdefghijklmnopqrstuvwxyz
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
umask 022

start() { # start KEY OPTION...: an API that takes this key
	served=$1
	shift
	export TENCENTCLOUD_SECRET_ID=$id TENCENTCLOUD_SECRET_KEY="$served" TENCENTCLOUD_TOKEN=$token
	api --customers 250 --rate 0 "$@"
	unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY TENCENTCLOUD_TOKEN
}

tcpartner() { # with the key: all it says to $tmp/said, its errors to $tmp/log as well
	rm -f "$tmp/log"
	TENCENTCLOUD_SECRET_ID=$id TENCENTCLOUD_SECRET_KEY=$key TENCENTCLOUD_TOKEN=$token \
		command tcpartner "$@" --endpoint "$url" --log "$tmp/log" </dev/null >"$tmp/said" 2>&1
	cat "$tmp/log" >>"$tmp/said" 2>/dev/null
}

told() { # how often the key, its id or the token stands in what was said; and the signing keys of today
	today=$(date -u +%Y-%m-%d)
	signing=$(printf %s "$today" | openssl dgst -sha256 -mac HMAC -macopt "key:TC3$key" | sed 's/.* //')
	cat "$tmp/said" "$tmp/log" 2>/dev/null | grep -cF -e "$key" -e "$token" -e "$id" -e "$signing"
}

# A search that finds what is there, or none of what follows means anything.
echo "x${key}x" >"$tmp/said"
is 'the search finds a key' "$(told)" 1

commands='list_-o_jsonl check check_-o_json doctor doctor_--json request_--show=curl request_--show=headers request_--show=canonical request_--show=node request_--show=tccli'
every() { # every SITUATION
	for command in $commands; do
		# shellcheck disable=SC2046
		tcpartner $(echo "$command" | tr _ ' ')
		is "$1: $(echo "$command" | tr _ ' ') tells nothing" "$(told)" 0
		is "$1: and says something" "$(awk 'END { print (NR > 0) }' "$tmp/said")" 1
	done
}
start "$key"
every 'everything works'
start another
every 'the key is refused'
start "$key" --fault malformed:1-
commands=list_-o_jsonl_--patience_1
every 'the answers are no JSON'
is 'the log is for its owner alone' "$(stat -c %a "$tmp/log" 2>/dev/null || stat -f %Lp "$tmp/log")" 600
url=http://127.0.0.1:1
commands=doctor
every 'nobody answers'

# What credential_command starts is handed no key of the environment.
start "$key"
mkdir -p "$HOME/.config/tcpartner"
cat >"$HOME/keeper" <<END
#!/bin/sh
env >"$tmp/seen"
echo '{"secretId": "$id", "secretKey": "$key", "token": "$token"}'
END
chmod 700 "$HOME/keeper"
printf '[profile kept]\ncredential_command = %s\n' "$HOME/keeper" >"$HOME/.config/tcpartner/config"
chmod 600 "$HOME/.config/tcpartner/config"
tcpartner list -p kept --limit 1
is 'a command that fetches a key works' "$(grep -c ClientUin "$tmp/said")" 1
is 'its answer is told to nobody' "$(told)" 0
is 'its environment has no key' "$(grep -c -e "$key" -e "$token" "$tmp/seen")$(grep -c '^PATH=' "$tmp/seen")" 01

finish
