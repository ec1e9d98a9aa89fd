#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list` against the server's own pages, fetched by curl and signed by the openssl command:
# each customer once, in the asked order, as sent, and never more than five requests in a second (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

start() { # start CUSTOMERS OPTION...
	customers=$1
	shift
	: >"$tmp/log"
	api --customers "$customers" "$@" --log "$tmp/log"
}

# One page as the server sends it.
page() { ask QueryCustomersCredit "$1"; } # page BODY

# The most requests in any second of the log.
rate() {
	sed 's/.*"time_ms":\([0-9]*\).*/\1/' "$tmp/log" | awk '
		{ t[NR] = $1; while ($1 - t[first + 1] >= 1000) first++; if (NR - first > most) most = NR - first }
		END { print most + 0 }'
}

list() { tcpartner list --endpoint "$url" "$@" </dev/null; }

# uins: of jsonl, or of a page; numbers as they stand there
uins() { grep -o '"ClientUin":[0-9]*' | cut -d: -f 2; }

start 1237
list -o jsonl --order asc >"$tmp/asc"
is 'at most five requests in any second' "$(rate | awk '{ print ($1 <= 5) ? "yes" : "no: " $1 }')" yes
is 'as few requests as pages, and two to see that nobody moved meanwhile' "$(wc -l <"$tmp/log" | tr -d ' ')" 15
is 'every customer' "$(wc -l <"$tmp/asc" | tr -d ' ')" 1237
is 'each once' "$(uins <"$tmp/asc" | sort | uniq -d | wc -l | tr -d ' ')" 0
: >"$tmp/pages"
p=1
while [ $p -le 13 ]; do
	page "{\"Page\":$p,\"PageSize\":100,\"Order\":\"asc\"}" >"$tmp/page"
	if grep -q RequestLimitExceeded "$tmp/page"; then continue; fi
	cat "$tmp/page" >>"$tmp/pages"
	p=$((p + 1))
done
is 'in the order of the server' "$(uins <"$tmp/asc" | hash)" "$(uins <"$tmp/pages" | hash)"

# Values as sent: the same fields with the same texts, whatever their order in the object.
fields() { grep -o '"\(Credit\|RemainingCredit\|Force\|IdentifyType\)":[^,}]*\|"\(Name\|Remark\|Email\|Mobile\|AssociationTime\|RecentExpiry\|Type\|Arrears\)":\("[^"]*"\|null\)' | sort; }
is 'with the values of the server' "$(fields <"$tmp/asc" | hash)" "$(fields <"$tmp/pages" | hash)"

# What is printed, of a server that refuses no list soon after another.
start 250 --rate 0
list -o jsonl --order asc >"$tmp/asc"
list -o jsonl --order desc >"$tmp/desc"
is 'newest first is the reverse of oldest first' "$(uins <"$tmp/desc" | awk '{ l[NR] = $0 } END { for (i = NR; i; i--) print l[i] }' | hash)" \
	"$(uins <"$tmp/asc" | hash)"

is 'json is one array' "$(list -o json | awk 'NR == 1 { a = $0 } { z = $0 } END { print a z }')" '[]'
is 'csv has a header and a line each' "$(list -o csv --columns ClientUin,Credit | wc -l | tr -d ' ')" 251
is 'csv lines end in CRLF' "$(list -o csv --columns ClientUin | tr -d '\n' | tr '\r' '\n' | head -n 1)" ClientUin
list -o jsonl -t Name -f studio >"$tmp/filtered"
is 'a filter finds what the whole list has by that name' "$(uins <"$tmp/filtered" | sort | hash)" \
	"$(grep -i '"Name":"[^"]*studio' "$tmp/asc" | uins | sort | hash)"
is 'and finds some' "$(wc -l <"$tmp/filtered" | awk '{ print ($1 > 0) ? "some" : "none" }')" some
is 'a limit' "$(list -o tsv --limit 7 | wc -l | tr -d ' ')" 8
is 'a reader that leaves early is no error' "$(list -o jsonl 2>"$tmp/pipe" | head -n 1 | wc -l | tr -d ' ')$(cat "$tmp/pipe")" 1

# Sorted by what is in the columns.
list -o tsv --columns RemainingCredit --sort -remaining | tail -n +2 >"$tmp/sorted"
is 'sorted, the largest first' "$(sort -k1,1gr -s <"$tmp/sorted" | hash)" "$(hash <"$tmp/sorted")"
is 'and the least of them at the end' "$(tail -n 1 "$tmp/sorted")" \
	"$(list -o tsv --columns RemainingCredit --sort remaining --limit 1 | tail -n 1)"
is 'nobody is lost by it' "$(wc -l <"$tmp/sorted" | tr -d ' ')" 250
is 'sums of what was printed' "$(list -o jsonl --status neg --totals | tail -n 1 | sed 's/.*"Customers":\([0-9]*\),.*"Owed":\([0-9.]*\),.*/\1 \2/')" \
	"$(list -o tsv --status neg --columns RemainingCredit | tail -n +2 | awk '{ n++; s -= $1 } END { printf "%d %.2f", n, s }')"
is 'json with sums is one object' "$(list -o json --totals | python3 -c 'import json, sys; d = json.load(sys.stdin); print(len(d["Customers"]), d["Totals"]["Customers"])')" '250 250'
cat >"$tmp/excel.py" <<'END'
import csv, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as f:
    rows = list(csv.DictReader(f))
with open(sys.argv[2], encoding='utf-8', newline='') as f:
    plain = list(csv.DictReader(f))
texts = [all(r['ClientUin'].endswith('\t') for r in rows), any('\u4e00' <= c <= '\u9fff' for r in rows for c in r['Name'])]
back = [{k: v[:-1] if v.endswith('\t') else v for k, v in r.items()} for r in rows]
print(len(rows), all(texts), back == plain, all(float(r['Credit']) >= 0 for r in rows if r['Credit']))
END
list -o csv --bom >"$tmp/excel.csv"
list -o csv >"$tmp/plain.csv"
is 'CSV for Excel: UINs are texts, amounts numbers, names right; without the tabs it is CSV' \
	"$(python3 "$tmp/excel.py" "$tmp/excel.csv" "$tmp/plain.csv")" '250 True True True'
is 'json without is one array' "$(list -o json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))')" 250

TENCENTCLOUD_SECRET_KEY=wrong list -o jsonl >"$tmp/none" 2>"$tmp/why"
is 'a refused key exits 3' $? 3
is 'prints nothing' "$(wc -c <"$tmp/none" | tr -d ' ')" 0
is 'says what to do' "$(grep -c 'AuthFailure.SignatureFailure.*copy' "$tmp/why")" 1
list --bogus >"$tmp/none" 2>"$tmp/why"
is 'an unknown option exits 2' $? 2
is 'in one line' "$(wc -l <"$tmp/why" | tr -d ' ')" 1

# What comes is printed, and when the reader has enough no more is asked for.
start 100000 --rate 0 --page-max 1000
is 'the first line needs no more than a few pages' "$(list -o csv | head -n 1 | cut -d, -f1)$(awk 'END { print (NR < 40) ? " early" : " after " NR }' "$tmp/log")" 'ClientUin early'
start 100000 --rate 0 --page-max 1000
is 'nor, oldest first, what stands on later pages' "$(list -o csv --order asc | head -n 2500 | wc -l | tr -d ' ')$(awk 'END { print (NR < 40) ? " early" : " after " NR }' "$tmp/log")" '2500 early'
start 100000 --rate 0 --page-max 1000
is 'nor does a limit' "$(list -o jsonl --limit 1500 | wc -l | tr -d ' ') $(awk 'END { print (NR < 60) ? "early" : "after " NR }' "$tmp/log")" '1500 early'

start 2000 --rate 0 --latency 250
is 'a limit asks for what it needs and what proves it' \
	"$(list -o jsonl --limit 101 | wc -l | tr -d ' ')$(sed 's/.*"page":\([0-9]*\).*/ \1/' "$tmp/log" | tr -d '\n')" '101 1 2 1'

# The list changes after its first page was printed: the reader is told, and in a file there is nothing.
start 600 --rate 0 --fault drift:3-4
list -o jsonl --order desc --stream 2>"$tmp/why" | cat >"$tmp/part"
is 'a reader along is told that the list changed' "$(grep -c 'the printed list is not complete: the list changed during the listing' "$tmp/why")" 1
is 'after what was the whole so far' "$(uins <"$tmp/part" | sort | uniq -d | wc -l | tr -d ' ')" 0
start 600 --rate 0 --fault drift:3-4
{
	list -o jsonl --order desc --hold 599 2>"$tmp/why"
	echo $? >"$tmp/code"
} | cat >"$tmp/part"
is 'so is one of a list too long to be held back' "$(cat "$tmp/code") $(grep -c 'without --stream and with a larger --hold' "$tmp/why")" '4 1'
start 600 --rate 0 --fault drift:3-4
{
	list -o jsonl --order desc 2>"$tmp/why"
	echo $? >"$tmp/code"
} | cat >"$tmp/whole"
is 'a pipe gets the list as it is in the end' "$(cat "$tmp/code") $(cat "$tmp/why")" '0 '
is 'whole' "$(uins <"$tmp/whole" | sort | hash)" "$(list -o jsonl | uins | sort | hash)"
start 600 --rate 0 --fault drift:3-4
list -o jsonl --order desc >"$tmp/whole" 2>"$tmp/why"
is 'a file gets the list as it is in the end' "$? $(cat "$tmp/why")" '0 '
is 'all of it' "$(uins <"$tmp/whole" | sort | hash)" "$(list -o jsonl | uins | sort | hash)"

finish
