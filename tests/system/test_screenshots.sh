#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures: a session of the screenshot player is the same each time, what the program shows of its record too, and a picture that
# shows something else is found (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
player=$BUILD/tests/shots/screenshot_player

printf 'load\nkey 8 0 G Enter\nload\nkey G\npause 2000\n' >"$tmp/script"
like 'a session is played' "$("$player" 80x24 "$tmp/script" "$tmp/a.record" 2>&1; echo $?)" '*200416253771*0'
"$player" 80x24 "$tmp/script" "$tmp/b.record" >/dev/null
is 'and again, the same' "$(cmp "$tmp/a.record" "$tmp/b.record" 2>&1)" ''
like 'its day is none of ours' "$(sed -n 2p "$tmp/a.record")" '{"ms":0,"s":1790172131,"start":\[24,80\]}'

for i in 1 2; do
	printf 'wait Space step\nkey end\nwait the recording ends here\nsvg %s\n' "$tmp/$i.svg" |
		screen 80x25 tcpartner --replay "$tmp/a.record" --replay-steps >"$tmp/$i.txt"
done
is 'it is shown the same each time' "$(cmp "$tmp/1.svg" "$tmp/2.svg" 2>&1)" ''
like 'with what was loaded then' "$(cat "$tmp/1.txt")" '*200416253771*Burn*a day*Runway*days to 0*'

printf 'wait Space step\nfilm %s\n' "$tmp/film" | screen 80x25 tcpartner --replay "$tmp/a.record" --replay-steps >/dev/null
is 'each step is a picture of a film' "$(lines "$tmp/film")" "$(find "$tmp" -name 'film-*.svg' | wc -l | tr -d ' ')"
is 'to the end of the recording, which is looked at for a while' "$(tail -n 1 "$tmp/film")" 250
like 'that takes as long as the session, and a look' \
	"$(awk '{ all += $1 } END { print NR, all }' "$tmp/film") $(tail -n 1 "$tmp/a.record")" '[0-9]* 490 {"ms":24*'

# keys SEED: any keys but those that end the session
keys() {
	awk -v seed="$1" 'BEGIN {
		n = split("j j k PgDn PgUp G g Home End / f a o e ! = s S D I Enter Enter Esc Esc Tab Space v u r R & ? K p y x " \
			"| h l $ 0 : 4 2 m e d i a BS Left Right Up Down Ctrl-L F5", key, " ")
		for (i = 0; i < 120; i++) {
			seed = (seed * 1103515245 + 12345) % 2147483648
			print (i % 17 == 16 ? "load" : "key " key[1 + int(seed / 65536) % n])
			if (i % 23 == 22)
				print "pause 1700"
		}
		print "pause 300"
	}'
}
for seed in 1 2 3 4 5 6; do
	keys $seed >"$tmp/script"
	rm -f "$tmp/c.record"
	"$player" 100x30 "$tmp/script" "$tmp/c.record" --fault busy:7 --shared 2 >"$tmp/then.txt" || echo "# the screenshot player failed"
	printf 'wait Space step\nkey end\nwait the recording ends here\n' |
		screen 100x31 tcpartner --replay "$tmp/c.record" --replay-steps | sed '$d' >"$tmp/now.txt"
	is "a session of any keys ends on the same screen: $seed" "$(diff "$tmp/then.txt" "$tmp/now.txt")" ''
done

printf 'load\nkey Hyperspace\n' >"$tmp/script"
like 'a script that is none' "$("$player" 80x24 "$tmp/script" "$tmp/c.record" 2>&1; echo $?)" 'screenshot_player: no such key: Hyperspace*1'

check() { SHOTS=$tmp/shots sh tests/shots/make.sh --check narrow 2>&1; echo $?; }
mkdir "$tmp/shots"
is 'a picture that is missing' "$(check)" "$tmp/shots/narrow.png is missing: make screenshots makes it
1"
echo picture >"$tmp/shots/narrow.png"
echo 'narrow 0 0' >"$tmp/shots/made-from"
is 'one that shows something else' "$(check)" "$tmp/shots/narrow.png does not show what the program shows now: make screenshots makes it anew
1"
made=$(SHOTS=$tmp/shots sh tests/shots/make.sh narrow 2>&1)
if [ "$?" -ne 3 ]; then
	is 'made anew' "$made" "$tmp/shots/narrow.png"
	is 'it is current' "$(check)" 0
	cp "$tmp/shots/narrow.png" "$tmp/narrow.png"
	SHOTS=$tmp/shots sh tests/shots/make.sh narrow >/dev/null
	is 'made again, the same' "$(cmp "$tmp/narrow.png" "$tmp/shots/narrow.png" 2>&1)" ''
	echo more >>"$tmp/shots/narrow.png"
	is 'one that was changed by hand' "$(check)" "$tmp/shots/narrow.png is not what make screenshots made
1"
else
	skip 'pictures are made' "$made"
fi
finish
