#!/bin/sh
# SPDX-License-Identifier: MIT
# make.sh [NAME...]: the pictures of screenshots/. Each is a session that is played by screenshot_player.c (the demo API's own
# code, a clock that stands in 2026) and recorded; the real program shows the record in a terminal emulator (shot.c),
# and its cells become SVG, and that PNG. The same program gives the same bytes, whatever the day. What each was made
# from is written to screenshots/made-from. It says which tools and fonts it needs.
#
# make.sh --check [NAME...]: says which pictures show something else than the program does today. Needs none of these.
set -eu
: "${BUILD:=build}" "${SHOTS:=screenshots}"
export LC_ALL=C.UTF-8
unset NO_COLOR NO_MOTION TCPARTNER_FRAME_MARK 2>/dev/null || :
out=$SHOTS
list=$out/made-from
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
check=
[ "${1-}" != --check ] || { check=yes; shift; }
only=" $* "
undated='-define png:exclude-chunk=date,tIME'
stale=0

# A picture in other letters is another picture.
if [ -z "$check" ]; then
	for it in rsvg-convert:librsvg2-bin convert:imagemagick fc-list:fontconfig; do
		command -v "${it%:*}" >/dev/null || { echo "make screenshots needs ${it%:*} (${it#*:})" >&2; exit 3; }
	done
	for it in 'JetBrains Mono:fonts-jetbrains-mono' 'Noto Sans Mono CJK SC:fonts-noto-cjk' 'Noto Color Emoji:fonts-noto-color-emoji'; do
		fc-list | grep -q "${it%:*}" || { echo "make screenshots needs the font ${it%:*} (${it#*:})" >&2; exit 3; }
	done
fi

hash_of() { openssl dgst -sha256 -r <"$1" | cut -c 1-64; }

wanted() { [ "$only" = "  " ] || case $only in *" $1 "*) ;; *) return 1 ;; esac; }

# act NAME SIZE FLAGS: the script comes on standard input; the record is $tmp/NAME.record
act() {
	cat >"$tmp/script"
	rm -f "$tmp/$1.record"
	# shellcheck disable=SC2086 # flags are words
	"$BUILD/tests/shots/screenshot_player" "$2" "$tmp/script" "$tmp/$1.record" $3 >/dev/null
}

# show NAME SIZE SHOT-OPTIONS PROGRAM-OPTIONS: the steps come on standard input, and one row more than the record has
show() {
	cat >"$tmp/steps"
	# shellcheck disable=SC2086 # options are words
	"$BUILD/tests/shots/shot" -c -s "${2%x*}x$((${2#*x} + 1))" -T tcpartner $3 "$tmp/steps" -- \
		"$BUILD/tcpartner" --replay "$tmp/$1.record" --replay-steps $4
}

# note NAME FILE SOURCE: what the picture was made from, and what it is
note() {
	[ ! -f "$list" ] || grep -v "^$1 " "$list" >"$tmp/list" || :
	echo "$1 $(hash_of "$3") $(hash_of "$2")" >>"$tmp/list"
	sort "$tmp/list" >"$list"
	rm "$tmp/list"
	echo "$2"
}

# judge NAME FILE SOURCE
judge() {
	if [ ! -f "$2" ]; then
		echo "$2 is missing: make screenshots makes it"
	elif ! grep -q "^$1 $(hash_of "$3") " "$list"; then
		echo "$2 does not show what the program shows now: make screenshots makes it anew"
	elif ! grep -q "^$1 .* $(hash_of "$2")\$" "$list"; then
		echo "$2 is not what make screenshots made"
	else
		return 0
	fi
	stale=1
}

# picture NAME SIZE FLAGS SHOT-OPTIONS PROGRAM-OPTIONS: the script comes on standard input
picture() {
	wanted "$1" || { cat >/dev/null; return 0; }
	act "$1" "$2" "$3"
	ends='the recording ends here'
	[ "$1" != chinese ] || ends='录制文件到此结束'
	printf 'wait Space step\nkey end\nwait %s\nsvg %s\n' "$ends" "$tmp/$1.svg" |
		show "$1" "$2" "$4" "$5"
	[ -z "$check" ] || { judge "$1" "$out/$1.png" "$tmp/$1.svg"; return 0; }
	# shellcheck disable=SC2086 # two words
	rsvg-convert "$tmp/$1.svg" | convert - -strip -dither None -colors 256 $undated "PNG8:$out/$1.png"
	note "$1" "$out/$1.png" "$tmp/$1.svg"
}

# film NAME SIZE FLAGS: likewise, all of its screens
film() {
	wanted "$1" || { cat >/dev/null; return 0; }
	act "$1" "$2" "$3"
	printf 'wait Space step\nfilm %s\n' "$tmp/$1" | show "$1" "$2" "" ""
	cat "$tmp/$1" "$tmp/$1"-*.svg >"$tmp/$1.all"
	[ -z "$check" ] || { judge "$1" "$out/$1.gif" "$tmp/$1.all"; return 0; }
	set -- "$1"
	n=0
	while read -r hundredths; do
		frame=$tmp/$1-$(printf %03d $n)
		n=$((n + 1))
		[ "$hundredths" -gt 0 ] || continue
		rsvg-convert "$frame.svg" -o "$frame.png"
		set -- "$@" -delay "$hundredths" "$frame.png"
	done <"$tmp/$1"
	name=$1
	shift
	convert "$@" -loop 0 -strip -dither None -colors 128 -layers OptimizeTransparency "$out/$name.gif"
	note "$name" "$out/$name.gif" "$tmp/$name.all"
}

mkdir -p "$out"
# shellcheck source=tests/shots/pictures.sh
. "$(dirname "$0")/pictures.sh"
exit $stale
