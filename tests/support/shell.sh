# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the tests in shell share, each of which reads this in first: TAP, a folder of their own at $tmp, an
# environment without a user, and a demo API that ends with them. They run in the top folder, the programs first
# in PATH.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}"
tmp=$(mktemp -d)
trap 'api_end; rm -rf "$tmp"' EXIT
# The published example key pair, which the demo API takes where its environment has no other.
id=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE key=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
PATH=$(cd "$BUILD" && pwd):$PATH HOME=$tmp/home LC_ALL=C.UTF-8
export PATH HOME LC_ALL TENCENTCLOUD_SECRET_ID=$id TENCENTCLOUD_SECRET_KEY=$key
unset TENCENTCLOUD_TOKEN TCCLI_PROFILE TCPARTNER_METADATA_URL XDG_CONFIG_HOME XDG_STATE_HOME NO_COLOR
# Nothing is remembered, so that no run waits for the rate of the one before.
export TCPARTNER_STATE=-
unset TENCENTCLOUD_ROLE_ARN TENCENTCLOUD_ROLE_SESSION_NAME TENCENTCLOUD_SECURITY_TOKEN TENCENTCLOUD_CREDENTIALS_FILE
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
mkdir "$HOME"
n=0 bad=0 api_pid='' url='' parts=0 part_pids=''

verdict() { # verdict NAME: whether what was just tried holds
	if [ $? -eq 0 ]; then
		n=$((n + 1))
		echo "ok $n - $1"
	else
		n=$((n + 1)) bad=$((bad + 1))
		echo "not ok $n - $1"
		return 1
	fi
}

is() { # is NAME GOT WANTED
	[ "$2" = "$3" ]
	verdict "$1" || printf 'got:    %s\nwanted: %s\n' "$2" "$3" | cut -c 1-400 | head -n 12 | sed 's/^/# /'
}

like() { # like NAME GOT WANTED (a pattern)
	# shellcheck disable=SC2254
	case $2 in $3) true ;; *) false ;; esac
	verdict "$1" || printf 'got:    %s\nwanted: %s\n' "$2" "$3" | cut -c 1-400 | head -n 12 | sed 's/^/# /'
}

skip() { # skip NAME WHY
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

# beside COMMAND...: what mostly waits is run beside the rest, in a shell of its own, in which $tmp is another folder. No more
# can be tried here before together has awaited it.
beside() {
	parts=$((parts + 1))
	mkdir "$tmp/part$parts"
	(
		exec 9>&-
		tmp=$tmp/part$parts n=0 bad=0 api_pid='' parts=0 part_pids=''
		trap api_end EXIT
		"$@"
		api_end
		echo "$n $bad" >"$tmp/counts"
	) >"$tmp/part$parts/tap" 2>&1 </dev/null &
	part_pids="$part_pids $!"
}

# Waits for all that was begun by beside, and prints its verdicts; a part that ended too early has failed.
together() {
	# shellcheck disable=SC2086  # process ids
	wait $part_pids
	part=0
	while [ "$part" -lt "$parts" ]; do
		part=$((part + 1))
		awk -v n="$n" '
			/^ok [0-9]/     { sub(/^ok [0-9]+/, "ok " ++n) }
			/^not ok [0-9]/ { sub(/^not ok [0-9]+/, "not ok " ++n) }
			{ print }' "$tmp/part$part/tap"
		more=0 wrong=0
		[ ! -e "$tmp/part$part/counts" ] || read -r more wrong <"$tmp/part$part/counts"
		n=$((n + more)) bad=$((bad + wrong))
		if [ "$more" -eq 0 ]; then
			n=$((n + $(grep -c '^\(not \)*ok [0-9]' "$tmp/part$part/tap")))
			false
			verdict "part $part comes to its end"
		fi
	done
	parts=0 part_pids=''
	rm -rf "$tmp"/part[0-9]*
}

finish() { # the last of a test
	echo "1..$n"
	[ "$bad" -eq 0 ]
}

# api [OPTION]...: a demo API listens at $url; the one before has ended.
api() {
	api_end
	[ -p "$tmp/life" ] || mkfifo "$tmp/life" "$tmp/says"
	tcpartner-demo-api --until-eof "$@" <"$tmp/life" >"$tmp/says" 2>"$tmp/api-err" &
	api_pid=$!
	exec 9>"$tmp/life" # it ends when this is closed
	read -r line <"$tmp/says"
	url=${line#listening on }
	[ -n "$url" ] || { echo "Bail out! the demo API does not start: $(cat "$tmp/api-err")"; exit 1; }
}

# own_port: one for a demo API that is to be found at the same place again. It is below those that the system gives to whoever
# asks for any, so that no other test has got it meanwhile.
own_port() {
	own=$((10000 + $$ % 20000))
	until tcpartner-demo-api --port $own --until-eof </dev/null >"$tmp/port" 2>&1; do
		own=$((own + 1))
		[ $own -lt 32000 ] || { cat "$tmp/port" >&2; break; }
	done
	echo $own
}

api_end() { # with the server's exit code
	[ -n "$api_pid" ] || return 0
	exec 9>&-
	wait "$api_pid"
	code=$?
	api_pid=''
	return "$code"
}

hmac() { openssl dgst -sha256 -mac HMAC -macopt "$1" | sed 's/.* //'; }
hash() { openssl dgst -sha256 | sed 's/.* //'; }

# What the server at $url answers, asked by curl and signed by the openssl command, by the steps of Signature v3.
ask() { # ask ACTION BODY
	when=$(date -u '+%s %Y-%m-%d') # at once: between two calls a day may end
	day=${when#* } when=${when% *}
	canonical=$(printf 'POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s' \
		"${url#http://}" "$(printf %s "$2" | hash)")
	scope=$day/intlpartnersmgt/tc3_request
	to_sign=$(printf 'TC3-HMAC-SHA256\n%s\n%s\n%s' "$when" "$scope" "$(printf %s "$canonical" | hash)")
	signer=$(printf %s "$day" | hmac "key:TC3$TENCENTCLOUD_SECRET_KEY")
	signer=$(printf %s intlpartnersmgt | hmac "hexkey:$signer")
	signer=$(printf %s tc3_request | hmac "hexkey:$signer")
	signature=$(printf %s "$to_sign" | hmac "hexkey:$signer")
	curl -s -d "$2" -H 'Content-Type: application/json' -H "X-TC-Action: $1" \
		-H 'X-TC-Version: 2022-09-28' -H "X-TC-Timestamp: $when" \
		-H "Authorization: TC3-HMAC-SHA256 Credential=$TENCENTCLOUD_SECRET_ID/$scope, SignedHeaders=content-type;host, Signature=$signature" "$url"
}

# The most requests of one action in any second of the log of a demo API.
most_in_a_second() { # most_in_a_second LOG
	sed 's/.*"time_ms":\([0-9]*\).*"action":"\([A-Za-z]*\)".*/\1 \2/' "$1" |
		awk '{ at[$2, ++n[$2]] = $1; while ($1 - at[$2, first[$2] + 1] >= 1000) first[$2]++
			if (n[$2] - first[$2] > most) most = n[$2] - first[$2] }
			END { print most + 0 }'
}

lines() { wc -l <"$1" | tr -d ' '; }

# screen SIZE COMMAND...: the steps of shot on standard input; what is shown in the end is printed.
screen() {
	size=$1
	shift
	{ cat; echo "txt $tmp/screen"; } >"$tmp/steps"
	rm -f "$tmp/screen"
	"$BUILD/tests/shots/shot" -s "$size" "$tmp/steps" -- "$@" >"$tmp/shot.out" 2>&1 || sed 's/^/# /' "$tmp/shot.out" >&2
	cat "$tmp/screen"
}
