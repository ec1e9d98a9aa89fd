#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command that the README and the manual print, in a block of its own or within a sentence, is run as printed,
# against the demo API: the configuration file names it. Of those that install or make packages make is asked what it
# would do, as of all that HACKING.md asks of make. A command that is new there fails until it is looked at here (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
mkdir -p "$HOME/.config/tcpartner"
# The jobs of the make that runs this are not for those below; its variables are.
case ${MAKEFLAGS-} in
*'-- '*) MAKEFLAGS="-- ${MAKEFLAGS#*-- }" ;;
*) MAKEFLAGS= ;;
esac
unset MAKELEVEL

serve() { # serve [OPTION]...
	api --customers 300 --rate 0 "$@"
	echo "endpoint = $url" >"$HOME/.config/tcpartner/config"
}
serve
shots=$(cd "$BUILD" && pwd)
mkdir "$tmp/work"

printed() {
	sed -n 's/^\.Dl \$ //p' man/*.[0-9] | sed 's/\\&//g'
	sed -n 's/^\.Li \(tcpartner .*\)/\1/p' man/*.[0-9]
	sed -n '/^```sh$/,/^```$/p' README.md | sed -n '/^\(make\|build\)/s/ *#.*//p'
	quoted README.md
}

# quoted FILE: the commands that stand in its sentences
quoted() { tr '\n' ' ' <"$1" | grep -oE '`(make|man|tcpartner|build/[a-z/-]*|--replay)( [^`]*)?`' | tr -d '`' | grep -v '^build/$'; }

# run COMMAND: in a folder of its own and a shell; what it prints, and its code, in $out
run() {
	out=$(cd "$tmp/work" && BUILD='' bash -c "$1" 2>&1 </dev/null; echo "code $?")
}

browser() { # browser COMMAND TEXT: the screen of 24 x 80 in which the text is to be seen
	# shellcheck disable=SC2086  # words
	out=$(printf 'wait %s\n' "$2" | screen 80x24 $1)
	like "$1" "$out" "*$2*"
}

try() {
	case $1 in
	'make demo') like "$1" "$(make -n demo CI=1)" "*$BUILD/tcpartner --demo*" ;;
	'make test') like "$1" "$(make -n run-tests)" '*tests/run.sh*test_examples.sh*' ;;
	make | 'make install PREFIX=/usr/local') like "$1" "$($1 -n)" '*/tcpartner*' ;;
	'make deb' | 'make rpm' | 'make brew') like "$1" "$($1 -n)" "*packaging/${1#make }.sh*" ;;
	'make bench' | 'make bench PEERS=1') like "$1" "$($1 -n)" '*/tests/bench/bench *' ;;
	'man ./man/tcpartner.1')
		if command -v man >/dev/null && [ -x /usr/bin/groff ]; then
			like "$1" "$($1 2>&1 | col -b)" '*TCPARTNER(1)*SYNOPSIS*'
		else
			skip "$1" 'there is no man here'
		fi
		;;
	'tcpartner --record-masked bug.json')
		(cd "$tmp" && printf 'wait loaded 300 of 300\ntype q\n' >steps)
		like "$1" "$(cd "$tmp/work" && "$shots/tests/shots/shot" "$tmp/steps" -- tcpartner --record-masked bug.json 2>&1
			head -n 1 bug.json)" '{*'
		;;
	'--replay bug.json')
		printf 'wait loaded 300 of 300\ntxt %s\n' "$tmp/replayed" >"$tmp/steps"
		like "$1" "$(cd "$tmp/work" && "$shots/tests/shots/shot" "$tmp/steps" -- tcpartner --replay bug.json 2>&1
			cat "$tmp/replayed")" '*loaded 300 of 300*'
		;;
	'tcpartner list')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -c '^{"ClientUin"') $out" '300 *code 0'
		;;
	'tcpartner help config')
		run "$1"
		like "$1" "$out" '# Configuration of tcpartner*code 0'
		;;
	'TCPARTNER_METADATA_URL=http://127.0.0.1:PORT tcpartner --cvm-role')
		serve --role reseller-role
		browser "env -u TENCENTCLOUD_SECRET_ID -u TENCENTCLOUD_SECRET_KEY TCPARTNER_METADATA_URL=$url ${1#* }" 'row 1/300'
		;;
	'tcpartner --endpoint http://127.0.0.1:PORT --role-arn ARN')
		arn=qcs::cam::uin/100000000001:roleName/reseller
		serve --assume-role $arn
		browser "tcpartner --endpoint $url --role-arn $arn" 'environment/reseller'
		serve
		;;
	tcpartner) browser "$1" 'row 1/300' ;;
	'tcpartner --demo') browser "$1" 'row 1/2,013' ;;
	'tcpartner -f delta') browser "$1" 'Name' ;;
	*'list -o csv '*'>'*.csv)
		run "$1"
		is "$1" "$out $(lines "$tmp/work/${1##*[ >]}")" 'code 0 301'
		;;
	'tcpartner list --sort remaining --limit 20 --totals')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -c '^{"ClientUin"') $out" '20 *{"Totals":{"Customers":20,*code 0'
		;;
	'tcpartner list --status neg,out --columns UIN,Name,Status,TopUpToLow')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -v '"Status":"\(NEG\|OUT\)","TopUpToLow":[0-9.]*}$')" 'code 0'
		;;
	'tcpartner list --demo --sort remaining --limit 5')
		run "$1"
		like "$1" "$(printf '%s\n' "$out" | grep -c '^{"ClientUin"') $out" '5 *"RemainingCredit":-*code 0'
		;;
	'tcpartner check --below 5 --neg')
		run "$1"
		like "$1" "$out" 'CRITICAL: * owe *code 2'
		;;
	'tcpartner check -v --metric neg -w 0 -c 20 --metric pool -c 1000:')
		run "$1"
		like "$1" "$out" 'WARNING: * owe *pool=*code 1'
		;;
	'tcpartner check' | 'tcpartner check -v')
		run "$1"
		like "$1" "$out" 'CRITICAL: *code 2'
		;;
	'tcpartner list -o sqlite --output customers.db')
		run "$1"
		is "$1" "$out $(head -c 15 "$tmp/work/customers.db")" 'code 0 SQLite format 3'
		;;
	'tcpartner snapshot')
		run "$1"
		like "$1" "$out" '*code 0'
		;;
	'tcpartner diff --since yesterday')
		run "tcpartner snapshot && $1"
		like "$1" "$out" '*the oldest snapshot is of *code 0'
		;;
	'tcpartner history' | 'tcpartner history --forget')
		run "$1"
		like "$1" "$out" '*code 0'
		;;
	'tcpartner doctor')
		run "$1"
		like "$1" "$out" '*Everything works.?code 0'
		;;
	'mkdir -p ~/.config/tcpartner' | 'mkdir -p ~/.config/tcpartner/themes')
		run "HOME=$tmp/new; $1"
		is "$1" "$out" 'code 0'
		;;
	'tcpartner help config > ~/.config/tcpartner/config')
		run "HOME=$tmp/new; $1"
		like "$1" "$out $(cat "$tmp/new/.config/tcpartner/config")" 'code 0 # Configuration of tcpartner*credential_command = *'
		;;
	'tcpartner help theme dark > ~/.config/tcpartner/themes/mine')
		run "HOME=$tmp/new; $1"
		like "$1" "$out $(cat "$tmp/new/.config/tcpartner/themes/mine")" 'code 0 # Colours of the screen*'
		;;
	'tcpartner help theme Ar NAME')
		run "${1% Ar*} light"
		like "$1" "$out" '# Colours of the screen*code 0'
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
like 'there are many' "$(lines "$tmp/printed")" '[3-9][0-9]'

# One make for all of them: reading the makefiles asks the compiler what it can.
quoted HACKING.md | grep '^make ' | tr ' ' '\n' | grep -v '=\|^make$' | sort -u >"$tmp/targets"
# shellcheck disable=SC2046 # words
make -n $(cat "$tmp/targets") >"$tmp/said" 2>&1
verdict 'make knows all that HACKING.md asks of it' || grep -F '***' "$tmp/said" | sed 's/^/# /'
like 'and of make' "$(lines "$tmp/targets")" '[1-4][0-9]'

finish
