#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command that the README and the manual print is run as printed, against the demo API: the configuration
# file names it. A command that is new there fails until it is looked at here (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 300 --rate 0
mkdir -p "$HOME/.config/tcpartner"
echo "endpoint = $url" >"$HOME/.config/tcpartner/config"
shots=$(pwd)/$BUILD
mkdir "$tmp/work"

printed() {
	sed -n 's/^\.Dl \$ //p' man/*.[0-9]
	sed -n '/^```sh$/,/^```$/p' README.md | sed -n '/^\(make\|build\)/s/ *#.*//p'
}

# run COMMAND: in a folder of its own and a shell; what it prints, and its code, in $out
run() {
	out=$(cd "$tmp/work" && BUILD='' bash -c "$1" 2>&1 </dev/null; echo "code $?")
}

browser() { # browser COMMAND TEXT: the screen of 24 x 80 in which the text is to be seen
	# shellcheck disable=SC2086  # words
	out=$(printf 'wait %s\n' "$2" | (BUILD=$shots; screen 80x24 $1))
	like "$1" "$out" "*$2*"
}

try() {
	case $1 in
	'make demo') like "$1" "$(make -n demo CI=1)" "*$BUILD/tcpartner --demo*" ;;
	'make test') like "$1" "$(make -n run-tests)" '*tests/run.sh*test_examples.sh*' ;;
	tcpartner) browser "$1" 'row 1/300' ;;
	'tcpartner --demo') browser "$1" 'row 1/2,013' ;;
	'tcpartner -t Name -f delta') browser "$1" 'Name' ;;
	*'list -o csv '*'>'*.csv)
		run "$1"
		is "$1" "$out $(lines "$tmp/work/${1##*[ >]}")" 'code 0 301'
		;;
	'tcpartner list --sort remaining --limit 20 --totals')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -c '^{"ClientUin"') $out" '20 *{"Totals":{"Customers":20,*code 0'
		;;
	'tcpartner list --standing neg,out --columns ClientUin,Name,RemainingCredit')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -v '"RemainingCredit":\(-.*\|0\|0.0*\)}$')" 'code 0'
		;;
	'tcpartner check --below 5 --neg')
		run "$1"
		like "$1" "$out" 'CRITICAL: * owe *code 2'
		;;
	'tcpartner doctor')
		run "$1"
		like "$1" "$out" '*All is well.?code 0'
		;;
	'mkdir -p ~/.config/tcpartner')
		run "HOME=$tmp/new; $1"
		is "$1" "$out" 'code 0'
		;;
	'tcpartner help config > ~/.config/tcpartner/config')
		run "HOME=$tmp/new; $1"
		like "$1" "$out $(cat "$tmp/new/.config/tcpartner/config")" 'code 0 # Configuration of tcpartner*credential_command = *'
		;;
	'tcpartner help api UinNoAuth')
		run "$1"
		like "$1" "$out" '*UnauthorizedOperation.UinNoAuth*code 0'
		;;
	'tcpartner request --show=curl')
		run "$1"
		like "$1" "$out" '*curl *QueryCustomersCredit*code 0'
		;;
	'tcpartner request --show=curl '*'| sh')
		run "$1"
		like "$1" "$out" '{"Response":*"Total":*}*code 0'
		;;
	'. <(tcpartner completion bash)')
		run "$1; complete -p tcpartner"
		like "$1" "$out" 'complete *-F * tcpartner*code 0'
		;;
	'tcpartner-demo-api --port 8080 '*)
		run "$(echo "$1" | sed 's/8080/0/') --until-eof" # another may listen there
		like "$1" "$out" 'listening on http://127.0.0.1:*code 0'
		;;
	tcpartner-demo-api*)
		run "$1 --until-eof"
		like "$1" "$out" 'listening on http://127.0.0.1:*code 0'
		;;
	*) is "$1" 'nothing says what it is to do' '' ;;
	esac
}

printed >"$tmp/printed"
while IFS= read -r command <&3; do try "${command#build/}"; done 3<"$tmp/printed"
like 'there are many' "$(lines "$tmp/printed")" '[12][0-9]'

finish
