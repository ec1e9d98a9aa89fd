#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures of screenshots/, from the real program's cells. make.sh NAME... makes only those.
# Needs rsvg-convert (librsvg2-bin) and the fonts JetBrains Mono and Noto Sans Mono CJK.
set -eu
: "${BUILD:=build}"
shot=$BUILD/tests/shots/shot
out=screenshots
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p $out
only=" $* "

# picture NAME SIZE SHOT-OPTIONS PROGRAM-OPTIONS: the script comes on standard input
picture() {
	[ "$only" = "  " ] || case $only in *" $1 "*) ;; *) cat >/dev/null; return ;; esac
	cat >"$tmp/steps"
	echo "svg $tmp/$1.svg" >>"$tmp/steps"
	# shellcheck disable=SC2086 # options are words
	"$shot" -s "$2" -T tcpartner $3 "$tmp/steps" -- "$BUILD/tcpartner" --demo $4
	rsvg-convert "$tmp/$1.svg" -o "$out/$1.png"
	echo "$out/$1.png"
}

picture main 110x30 "" "" <<END
wait of 2,013
type a
wait All 2,013
type jjj
settle 5500
END
picture filter 80x24 "" "" <<END
wait of 2,013
settle 600
type f2
key enter
type light
wait match locally
END
picture detail 120x40 "" "" <<END
wait of 2,013
type jj
key enter
wait allocations
END
picture sort 110x30 "" "" <<END
wait of 2,013
type a
wait All 2,013
type s
type jjjj
key enter
settle 5500
END
picture risk 110x30 "" "" <<END
wait of 2,013
type a
wait All 2,013
type !
wait worst first
END
picture histogram 110x30 "" "" <<END
wait of 2,013
type a
wait All 2,013
type D
wait Distribution
END
picture inspector 120x40 "" "" <<END
wait of 2,013
settle 900
type I
type G
key enter
type /
type clientuin
key enter
settle 5500
END
picture help 110x30 "" "" <<END
wait of 2,013
type ?
wait commands
END
picture narrow 60x20 "" "" <<END
wait of 2,013
settle 500
END
picture light 110x30 "-l" "--theme light" <<END
wait of 2,013
type jj
settle 500
END
picture colour-blind 110x30 "" "--theme cb" <<END
wait of 2,013
type jj
settle 500
END
picture ascii 80x24 "" "--ascii --color never" <<END
wait of 2,013
type jj
settle 500
END
