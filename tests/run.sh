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

# There are hundreds of tests, so a test starts few other programs.
run_one='
	name= rest=$1
	while [ "$rest" != "${rest#*/}" ]; do
		name=$name${rest%%/*}_
		rest=${rest#*/}
	done
	name=$name$rest
	read_clock() { # ns is the time; where date knows no %N there is an N behind the seconds
		ns=$(date +%s%N)
		[ "$ns" = "${ns%N}" ] || ns=${ns%N}000000000
		days="$((ns / 86400000000000)) $(((ns + 28800000000000) / 86400000000000))" # by UTC, and by UTC+8, which bills have
	}
	run_test() {
		timeout -k 5 "$TEST_SECONDS" "$@" >"$OUT/$name.tap" 2>&1 </dev/null
		code=$?
	}
	case $1 in
	*.sh) set -- sh "$1" ;;
	*/fuzz_*) set -- "$1" "tests/fuzz/corpus/${1##*/fuzz_}" ;;
	esac
	read_clock
	began=$ns day=$days
	run_test "$@"
	read_clock
	# What fails while one day ends and another begins may have computed with both: it gets a second chance.
	if [ "$code" -ne 0 ] && [ "$days" != "$day" ]; then
		echo "# $name is run again: the day has changed" >&2
		run_test "$@"
		read_clock
	fi
	echo "exit $code" >>"$OUT/$name.tap"
	times >"$OUT/$name.used" # in this shell, because a pipe would begin to count anew
	echo "$(((ns - began) / 1000000)) $name" >>"$OUT/times"
'
OUT=$out
export OUT TEST_SECONDS BUILD
printf '%s\n' "$@" | xargs -P "$JOBS" -n 1 sh -c "$run_one" run

# The counts of each test: passed, failed, skipped, file.
awk '
	function count(   missing) {
		if (!file) return
		missing = planned ? plan - ok - bad - skipped : 0
		if (missing < 0) missing = 0
		if (!planned || (code != 0 && bad + missing == 0)) missing++
		print ok + 0, bad + missing, skipped + 0, file
	}
	FNR == 1 { count(); file = FILENAME; plan = planned = ok = bad = skipped = 0; code = "" }
	/^1\.\.[0-9]+/ { split($0, a, /\.\./); plan += a[2]; planned = 1 }
	/^ok /         { ok++ }
	/^not ok .*# SKIP/ { skipped++; next } # as cmocka says it
	/^not ok /     { bad++ }
	/^exit /       { code = $2 }
	END { count() }' "$out"/*.tap >"$out/counts"
awk '$2 > 0 { sub(/^[0-9]+ [0-9]+ [0-9]+ /, ""); print }' "$out/counts" | while IFS= read -r f; do
	echo "--- $(basename "$f" .tap)"
	grep -v '^ok ' "$f"
done
read -r passed failed skipped <<END
$(awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }' "$out/counts")
END
# used NAME: the seconds of processors that the test took, with the programs that it started and awaited.
used() { awk -F '[ms ]' 'END { print 60 * $1 + $2 + 60 * $4 + $5 }' "$out/$1.used"; }
[ "$slowest" -eq 0 ] || sort -rn "$out/times" | head -n "$slowest" | while read -r ms name; do
	echo "$ms $(used "$name") $name"
done | awk '{ printf "%7.1f s, %6.1f s of a processor  %s\n", $1 / 1000, $2, $3 }'
said="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || said="$said, $skipped skipped"
echo "$said"
[ "$failed" -eq 0 ]
