#!/bin/sh
# SPDX-License-Identifier: MIT
# What the browser says at a glance against what the list prints: sums, hops, order, modes (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 300 --rate 0

list() { tcpartner list --endpoint "$url" "$@" </dev/null; }

browse() { # browse SIZE OPTION...: its last screen; the steps of shot on standard input
	size=$1
	shift
	screen "$size" tcpartner --endpoint "$url" "$@"
}

# Sums of the list in whole cents, as the header prints them.
sums() {
	list -o tsv --columns Credit,RemainingCredit | awk -F '\t' '
		NR > 1 { credit += $1 * 100; remaining += $2 * 100 }
		function money(cents,   s, out, n) {
			s = sprintf("%.0f", cents < 0 ? -cents : cents)
			while (length(s) < 3) s = "0" s
			out = "." substr(s, length(s) - 1)
			s = substr(s, 1, length(s) - 2)
			while (length(s) > 3) { out = "," substr(s, length(s) - 2) out; s = substr(s, 1, length(s) - 3) }
			return (cents < 0 ? "-" : "") s out
		}
		END { print "Credit " money(credit) " Remaining " money(remaining) }'
}

printf 'wait loaded 300 of 300\n' >"$tmp/none"
header=$(browse 200x50 <<'END'
wait 300 of 300
type a
wait All 300
END
)
said=$(printf '%s\n' "$header" | sed -n 's/.*\(Credit [0-9,.]*\)  *\(Remaining [0-9,.]*\) .*/\1 \2/p' | head -n 1)
is 'the sums of the list equal those of the header' "$said" "$(sums)"

# Each e goes to the next of those that list --status prints, in its order; one more ends with a sentence.
list -o tsv --columns ClientUin --status sus,neg,out,crit | tail -n +2 >"$tmp/at_risk"
first=$(list -o tsv --columns ClientUin --limit 1 | tail -n 1)
{
	echo 'wait 300 of 300'
	echo 'key enter'
	echo 'wait Arrears'
	k=0
	while read -r uin; do
		[ "$uin" = "$first" ] && continue # e looks after the cursor
		k=$((k + 1))
		echo 'type e'
		echo "wait · $uin"
	done <"$tmp/at_risk"
	echo 'type e'
	echo 'wait No customer after this one is at risk'
} >"$tmp/hops"
hops=$(browse 120x40 <"$tmp/hops" | grep -c 'No customer after this one')
is "e visits the $(wc -l <"$tmp/at_risk") that list --status prints, in table order" "$hops" 1

# rows: those of the table on a screen, which begin with a marker's column and a UIN.
rows() { grep -E '^[^0-9]{1,2}[0-9]{12} '; }

# Several customers may owe the same: any of them may stand first.
list -o tsv --columns RemainingCredit,ClientUin | tail -n +2 | sort -n >"$tmp/by_remaining"
top=$(browse 110x30 <<'END' | rows | head -n 1 | grep -oE '[0-9]{12}'
wait 300 of 300
type s
wait Sort loaded rows
key enter
wait by Remaining
END
)
least=$(head -n 1 "$tmp/by_remaining" | cut -f 1)
is 'sorted by Remaining the least comes first' \
	"$(awk -F '\t' -v uin="$top" '$2 == uin { print $1 }' "$tmp/by_remaining")" "$least"

# Every customer on one tall screen: each status is on as many rows as the list has of it.
counts() { # counts SIGNS: "SIGN N" for each, as they are seen behind the name
	printf '%s\n' "$@" | while read -r sign; do
		printf '%s %s, ' "$sign" "$(grep -cF " $sign " "$tmp/rows")"
	done
}
wanted() { # wanted SIGNS: the same of the list; the word is the end of a sign
	printf '%s\n' "$@" | while read -r sign; do
		printf '%s %s, ' "$sign" "$(list -o tsv --columns ClientUin \
			--status "$(printf %s "${sign##* }" | tr 'A-Z' 'a-z' | tr -d /)" | tail -n +2 | grep -c .)"
	done
}
seen() { # seen OPTIONS: all rows, to $tmp/rows
	browse 120x320 "$@" <<'END' | rows >"$tmp/rows"
wait 300 of 300
END
}
set -- '■ SUS' '✖ NEG' '○ OUT' '◔ CRIT' '◑ LOW' '● OK' '· N/A'
with_symbols=$(wanted "$@")
is 'there are customers of every status' "$(printf %s "$with_symbols" | grep -c ' 0,')" 0
seen
is 'every status by symbol and word, in colour' "$(counts "$@")" "$with_symbols"
seen --theme cb
is 'every status for colour-blind eyes' "$(counts "$@")" "$with_symbols"
NO_COLOR=1
export NO_COLOR
seen
is 'every status without colour' "$(counts "$@")" "$with_symbols"
unset NO_COLOR
set -- SUS NEG OUT CRIT LOW OK N/A
seen --ascii
is 'every status in ASCII' "$(counts "$@")" "$(wanted "$@")"
is 'and nothing but ASCII but in names' "$(cut -c 39- "$tmp/rows" | grep -c '[■✖○◔◑●│█·]')" 0

# Arrears is shown as sent, and said to be no verdict; nothing else on any screen speaks of it.
verdicts() { grep -ic 'arrears\|overdue'; }
is 'no verdict in the table' "$(browse 200x50 <<'END' | verdicts
wait 300 of 300
END
)" 0
is 'none in the distribution' "$(browse 120x40 <<'END' | verdicts
wait 300 of 300
type D
wait Own credit
END
)" 0
is 'none in the sums of marked rows' "$(browse 120x40 <<'END' | verdicts
wait 300 of 300
type v
key down
type v
wait 2 marked
END
)" 0
arrears=$(browse 120x40 <<'END' | grep -i 'arrears\|overdue'
wait 300 of 300
key enter
wait no other value
END
)
is 'Arrears stands on one line of the detail' "$(printf '%s\n' "$arrears" | grep -c .)" 1
is 'as sent' "$(printf '%s\n' "$arrears" | grep -c '"-"   the API sends no other value')" 1

finish
