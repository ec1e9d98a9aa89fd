#!/bin/sh
# SPDX-License-Identifier: MIT
# `tcpartner list` while customers come and go between its requests: each who stays is printed once, or nothing is and
# the exit status is 4 (TAP). Journeys, each with customers of its own, are run side by side.
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

list() { # list ORDER FILE: the UINs, one a line
	tcpartner list -o tsv --columns ClientUin --endpoint "$url" --order "$1" >"$2.tsv" 2>"$2.err"
	code=$?
	sed 1d "$2.tsv" >"$2"
	return $code
}

# In DIR: the list before anything changes, which takes 5 requests for 4 pages; the list while it changes; the list in
# the end, when it rests.
e2e() { # e2e DIR SEED ORDER FAULT
	api --rate 0 --customers 230 --page-max 60 --seed "$2" --fault "$4"
	list desc "$1/before"
	echo "$2 $3 $4" >"$1/name"
	list "$3" "$1/printed"
	echo $? >"$1/code"
	list desc "$1/after" || list desc "$1/after"
}

# The program calls itself for each: `test_moving_list.sh DIR SEED ORDER FAULT`.
if [ $# -eq 4 ]; then
	e2e "$@"
	exit
fi

moved=0

judge() { # judge DIR
	for f in before printed after; do sort "$1/$f" >"$1/$f.sorted"; done
	comm -12 "$1/before.sorted" "$1/after.sorted" >"$1/stayed"
	sort -u "$1/before" "$1/after" >"$1/known"
	code=$(cat "$1/code") lines=$(lines "$1/printed")
	lost=$(comm -23 "$1/stayed" "$1/printed.sorted" | wc -l | tr -d ' ')
	twice=$(uniq -d "$1/printed.sorted" | wc -l | tr -d ' ')
	strange=$(comm -13 "$1/known" "$1/printed.sorted" | wc -l | tr -d ' ')
	cmp -s "$1/before.sorted" "$1/printed.sorted" || [ "$code" -ne 0 ] || moved=$((moved + 1))
	case "$code $(lines "$1/before") $lines $lost $twice $strange" in
	"0 230 "*" 0 0 0" | "4 230 0 "*" 0 0") said=ok ;;
	*) said="code $code, $lines printed, $lost lost, $twice twice, $strange unknown: $(cat "$1/printed.err")" ;;
	esac
	is "customers of seed $(cat "$1/name")" "$said" ok
}

# The first page of the list that is watched is request 6.
for seed in 1 2 3 4 5 6; do
	for order in asc desc; do
		case $((seed % 3)) in
		0) fault=replace:7-$((7 + seed)) ;;
		1) fault=replace:$((6 + seed))-$((6 + seed)) ;;
		2) fault=drift:6-$((7 + seed)) ;;
		esac
		mkdir "$tmp/$seed$order"
		echo "$tmp/$seed$order $seed $order $fault"
	done
done >"$tmp/all"
xargs -P 6 -n 4 sh "$0" <"$tmp/all" || echo 'Bail out! an e2e run did not end'
while read -r dir rest; do judge "$dir"; done <"$tmp/all"
is 'some lists came although they changed' "$([ $moved -gt 0 ] && echo some)" some

finish
