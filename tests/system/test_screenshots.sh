#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures: a session on the stage is the same each time, what the program shows of its record too, and a picture that
# shows something else is found (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
stage=$BUILD/tests/shots/stage

printf 'load\nkey j j Enter\nload\npause 2000\n' >"$tmp/script"
is 'a session is played' "$("$stage" 80x24 "$tmp/script" "$tmp/a.record" 2>&1; echo $?)" 0
"$stage" 80x24 "$tmp/script" "$tmp/b.record"
is 'and again, the same' "$(cmp "$tmp/a.record" "$tmp/b.record" 2>&1)" ''
like 'its day is none of ours' "$(sed -n 2p "$tmp/a.record")" '{"ms":0,"s":1790172131,"start":\[24,80\]}'

for i in 1 2; do
	printf 'wait Space step\nkey end\nwait the record ends here\nsvg %s\n' "$tmp/$i.svg" |
		screen 80x25 tcpartner --replay "$tmp/a.record" --replay-steps >"$tmp/$i.txt"
done
is 'it is shown the same each time' "$(cmp "$tmp/1.svg" "$tmp/2.svg" 2>&1)" ''
like 'with what was loaded then' "$(cat "$tmp/1.txt")" '*Orchid*1 day ago*'

printf 'load\nkey Hyperspace\n' >"$tmp/script"
like 'a script that is none' "$("$stage" 80x24 "$tmp/script" "$tmp/c.record" 2>&1; echo $?)" 'stage: no such key: Hyperspace*1'

check() { SHOTS=$tmp/shots sh tests/shots/make.sh --check narrow 2>&1; echo $?; }
mkdir "$tmp/shots"
is 'a picture that is missing' "$(check)" "$tmp/shots/narrow.png is missing: make screenshots makes it
1"
echo picture >"$tmp/shots/narrow.png"
echo 'narrow 0 0' >"$tmp/shots/made-from"
is 'one that shows something else' "$(check)" "$tmp/shots/narrow.png does not show what the program shows now: make screenshots makes it anew
1"
if command -v rsvg-convert >/dev/null; then
	made=$(SHOTS=$tmp/shots sh tests/shots/make.sh narrow 2>&1)
	is 'made anew' "$made" "$tmp/shots/narrow.png"
	is 'it is current' "$(check)" 0
	cp "$tmp/shots/narrow.png" "$tmp/narrow.png"
	SHOTS=$tmp/shots sh tests/shots/make.sh narrow >/dev/null
	is 'made again, the same' "$(cmp "$tmp/narrow.png" "$tmp/shots/narrow.png" 2>&1)" ''
	echo more >>"$tmp/shots/narrow.png"
	is 'one that was changed by hand' "$(check)" "$tmp/shots/narrow.png is not what make screenshots made
1"
else
	skip 'pictures are made' 'no rsvg-convert'
fi
finish
