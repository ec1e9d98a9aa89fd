#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs test programs side by side and counts: run.sh PROGRAM...  A program prints TAP (cmocka does so
# under CMOCKA_MESSAGE_OUTPUT=TAP); one that crashes, hangs or runs fewer tests than it planned fails.
# Prints what failed and why, the SLOWEST tests if asked, then one line: N passed, N failed. What each printed stays in a folder of this run's own in
# $BUILD/test-output, so that two runs may go on at once; the next run removes the folders of those that are over.
set -u
: "${BUILD:=build}" "${TEST_SECONDS:=900}" "${JOBS:=2}" "${SLOWEST:=0}"
slowest=$SLOWEST
unset SLOWEST # is for this run only, not for one within a test
for old in "$BUILD"/test-output/*; do
	case ${old##*/} in
	*[!0-9]*) rm -rf "$old" ;;
	*) kill -0 "${old##*/}" 2>/dev/null || rm -rf "$old" ;;
	esac
done
out=$BUILD/test-output/$$
rm -rf "$out"
mkdir -p "$out"
export CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC
# Whoever runs the tests may use the program, too, and may have settings for other programs that are run here.
export XDG_CONFIG_HOME=/nonexistent
unset TCCLI_PROFILE TENCENTCLOUD_ROLE_ARN TENCENTCLOUD_ROLE_SESSION_NAME TENCENTCLOUD_CREDENTIALS_FILE
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY TENCENTCLOUD_TOKEN TENCENTCLOUD_SECURITY_TOKEN TCPARTNER_METADATA_URL
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
unset CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR CURL_HOME
unset LANG LANGUAGE COLUMNS LINES NO_COLOR NO_MOTION TCPARTNER_FRAME_MARK CDPATH ENV BASH_ENV GREP_OPTIONS POSIXLY_CORRECT
# Their clipboard stays as it is.
unset DISPLAY WAYLAND_DISPLAY WSL_DISTRO_NAME TMUX STY

run_one='
	days() { # today by UTC, and by UTC+8, which bills have
		now=$(date +%s)
		echo "$((now / 86400)) $(((now + 28800) / 86400))"
	}
	name=$(printf %s "$1" | tr / _)
	case $1 in
	*.sh) set -- sh "$1" ;;
	*/fuzz_*) set -- "$1" "tests/fuzz/corpus/${1##*/fuzz_}" ;;
	esac
	began=$(date +%s%N) # where date knows no %N there is an N behind the seconds
	day=$(days)
	timeout -k 5 "$TEST_SECONDS" "$@" >"$OUT/$name.tap" 2>&1 </dev/null
	code=$?
	# What fails while one day ends and another begins may have computed with both: it gets a second chance.
	if [ "$code" -ne 0 ] && [ "$(days)" != "$day" ]; then
		echo "# $name is run again: the day has changed" >&2
		timeout -k 5 "$TEST_SECONDS" "$@" >"$OUT/$name.tap" 2>&1 </dev/null
		code=$?
	fi
	echo "exit $code" >>"$OUT/$name.tap"
	ended=$(date +%s%N)
	times >"$OUT/$name.used" # in this shell, because a pipe would begin to count anew
	echo "$(((${ended%N} - ${began%N}) / 1000000)) $name" >>"$OUT/times"
'
OUT=$out
export OUT TEST_SECONDS BUILD
printf '%s\n' "$@" | xargs -P "$JOBS" -n 1 sh -c "$run_one" run

passed=0 failed=0 skipped=0
for f in "$out"/*.tap; do
	counts=$(awk '
		/^1\.\.[0-9]+/ { split($0, a, /\.\./); plan += a[2]; planned = 1 }
		/^ok /         { ok++ }
		/^not ok .*# SKIP/ { skipped++; next } # as cmocka says it
		/^not ok /     { bad++ }
		/^exit /       { code = $2 }
		END {
			missing = planned ? plan - ok - bad - skipped : 0
			if (missing < 0) missing = 0
			if (!planned || (code != 0 && bad + missing == 0)) missing++
			print ok + 0, bad + missing, skipped + 0
		}' "$f")
	# shellcheck disable=SC2086 # three numbers
	set -- $counts
	p=$1 b=$2
	passed=$((passed + p)) failed=$((failed + b)) skipped=$((skipped + $3))
	if [ "$b" -ne 0 ]; then
		echo "--- $(basename "$f" .tap)"
		grep -v '^ok ' "$f"
	fi
done
# used NAME: the seconds of processors that the test took, with the programs that it started and awaited.
used() { awk -F '[ms ]' 'END { print 60 * $1 + $2 + 60 * $4 + $5 }' "$out/$1.used"; }
[ "$slowest" -eq 0 ] || sort -rn "$out/times" | head -n "$slowest" | while read -r ms name; do
	echo "$ms $(used "$name") $name"
done | awk '{ printf "%7.1f s, %6.1f s of a processor  %s\n", $1 / 1000, $2, $3 }'
said="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || said="$said, $skipped skipped"
echo "$said"
[ "$failed" -eq 0 ]
