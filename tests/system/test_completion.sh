#!/bin/sh
# SPDX-License-Identifier: MIT
# The completion scripts: made from the same options as --help and the manual, right for the shells that are here, and
# asked in bash and fish as a person at the keyboard would (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
mkdir -p "$HOME/.tccli"
echo '{"secretId": "a", "secretKey": "b"}' >"$HOME/.tccli/main.credential"
# shellcheck disable=SC2016  # nothing is to be expanded
echo '{"secretId": "a", "secretKey": "b"}' >"$HOME/.tccli/\$(touch pwned).credential"

for shell in bash zsh fish; do
	tcpartner completion $shell >"$tmp/$shell"
	if command -v $shell >/dev/null; then
		$shell -n "$tmp/$shell" 2>"$tmp/err"
		is "$shell takes the script" "$? $(cat "$tmp/err")" '0 '
	else
		skip "$shell takes the script" "there is no $shell here"
	fi
done

# One table: what one of them has, all have.
for command in '' list check snapshot diff history request doctor completion help; do
	# shellcheck disable=SC2086 # no word at all for the browser
	tcpartner $command --help
done | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -e '--[a-z-]+' | LC_ALL=C sort -u >"$tmp/help"
manual() { # the long options that have an entry of their own, or share one
	sed -n '/^\.Sh OPTIONS/,/^\.Sh CHECK/p; /^\.Sh DOCTOR/,/^\.Sh [A-CE-Z]/p' man/tcpartner.1 |
		grep '^\.It Fl' | grep -oE 'Fl -[a-z-]+' | sed 's/Fl -/--/' | LC_ALL=C sort -u
}
is 'the manual has the options of --help' "$(manual | diff "$tmp/help" - | tr '\n' ' ')" ''
scripted() { # scripted SHELL: its options
	case $1 in
	bash) grep -E '^	\*\) _tcpartner_options|^	(list|check|snapshot|diff|history|request|doctor)\) ' "$tmp/bash" | grep -oE -e "[' ]--[a-z-]+" | tr -d "'" ;;
	zsh) sed -n "s/^		'([^)]*)//p" "$tmp/zsh" | grep -oE "^('?\\{-.\\+?,)?--[a-z-]*[a-z]" | grep -oE -e '--[a-z-]+' ;;
	fish) grep '^complete' "$tmp/fish" | grep -oE -e ' -l [a-z-]+' | sed 's/ -l /--/' ;;
	esac | tr -d ' ' | LC_ALL=C sort -u
}
for shell in bash zsh fish; do
	is "$shell has the options of --help" "$(scripted $shell | diff "$tmp/help" - | tr '\n' ' ')" ''
done
# Every word that is offered is one the program takes.
# shellcheck disable=SC2016
refused=$(sed -n "s/^	\(-[a-z]|\)\{0,1\}\(--[a-z-]*\)) _tcpartner_\(words\|list\) '\(.*\)'; return ;;/\2 \4/p" "$tmp/bash" |
	while read -r option words; do
		for word in $words; do
			case $option in
			--show) command='request' ;;
			--columns | --heads | --status | --sort | --output) command='list --endpoint http://127.0.0.1:1' ;;
			--filter-type) command='request -f 1' ;;
			--since) command='diff --offline' ;;
			*) command='request' ;;
			esac
			# shellcheck disable=SC2086
			TENCENTCLOUD_SECRET_ID='' tcpartner $command "$option=$word" 2>&1 | grep -e "^tcpartner: $option"
		done
	done)
is 'every word offered is taken' "$refused" ''
options() { grep -oE -e "[' ]--[a-z-]+" | tr -d "' " | LC_ALL=C sort -u | tr '\n' ' '; }
# A command is offered the options that its help has, no others.
for command in list check snapshot diff history request doctor; do
	is "$command is offered what its help has" \
		"$(grep "^	$command) _tcpartner_options" "$tmp/bash" | options)" \
		"$(tcpartner help $command | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | options)"
done
is 'what no help has is not offered' "$(cat "$tmp/zsh" "$tmp/fish" "$tmp/bash" | grep -c 'version:\|-a version\||version\|help version')" 0

# What bash answers when Tab is pressed behind the words.
if command -v bash >/dev/null; then
	tab() { # tab WORD...
		# shellcheck disable=SC2016
		(cd "$tmp" && bash --norc -c '. ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tcpartner; echo ${COMPREPLY[*]}' \
			bash "$@" 2>&1)
	}
	is 'bash: commands' "$(tab tcpartner l)" list
	is 'bash: commands first' "$(tab tcpartner '')" 'list check snapshot diff history request doctor completion help'
	is 'bash: then nothing until a dash' "$(tab tcpartner list '')" ''
	like 'bash: options of the browser behind a dash' "$(tab tcpartner --)" '--demo --filter-type *--mouse *'
	is 'bash: none of the browser for a check' "$(tab tcpartner check --mo)" ''
	is 'bash: options of a command' "$(tab tcpartner list --so)" --sort
	is 'bash: not those of another' "$(tab tcpartner doctor --so)" ''
	is 'bash: what many have' "$(tab tcpartner doctor --j)" --json
	is 'bash: words of a value' "$(tab tcpartner --order '')" 'asc desc'
	is 'bash: behind an equals sign' "$(tab tcpartner list --output = j)" 'json jsonl'
	is 'bash: right behind it' "$(tab tcpartner --order =)" 'asc desc'
	is 'bash: a list goes on' "$(tab tcpartner list --status neg,cr)" neg,crit
	is 'bash: no word twice' "$(tab tcpartner list --status neg,)" 'neg,sus neg,out neg,crit neg,low neg,ok neg,na'
	is 'bash: nor one turned round' "$(tab tcpartner list --sort -name,-na)" ''
	is 'bash: a check has its own formats' "$(tab tcpartner check -o '') $(tab tcpartner check --output = '')" 'json prom json prom'
	is 'bash: a column turned round' "$(tab tcpartner list --sort name,-rem)" 'name,-remaining% name,-remaining name,-remark'
	is 'bash: a value that may be left out' "$(tab tcpartner request --show = cu)" curl
	is 'bash: profiles' "$(tab tcpartner -p ma)" main
	# shellcheck disable=SC2016
	is 'bash: and none of them is run' "$(tab tcpartner -p '$')$(ls "$tmp/pwned" 2>/dev/null)" '\$\(touch\ pwned\)'
	is 'bash: files' "$(touch "$tmp/a file"; tab tcpartner --log a)" 'a file'
	is 'bash: none that is refused with one before' "$(tab tcpartner --demo --endp) $(tab tcpartner --endpoint = x --dem)" ' '
	is 'bash: also by its letter' "$(tab tcpartner list -pmain --cv) $(tab tcpartner list -p main --cv)" ' '
	is 'bash: not its letter either' "$(tab tcpartner --demo - | tr ' ' '\n' | grep -c '^-p$')" 0
	is 'bash: others stay' "$(tab tcpartner --demo --no-an)" --no-anim
	is 'bash: entries of the reference' "$(tab tcpartner help api UnauthorizedOperation.Uin)" UnauthorizedOperation.UinNoAuth
	like 'bash: parameters of actions' "$(tab tcpartner help api FilterT) $(tab tcpartner help api QueryP)" 'FilterType QueryPartnerCredit'
	is 'bash: nothing behind a topic' "$(tab tcpartner help list '') $(tab tcpartner completion bash '')" ' '
	is 'bash: a theme or a file' "$(tab tcpartner --theme hi) $(cd "$tmp" && tab tcpartner --theme ./a) $(tab tcpartner help theme mo)" \
		'high-contrast ./a file mono'
	is 'bash: what help tells of' "$(tab tcpartner help '')" 'api config theme list check snapshot diff history request doctor completion help'
	is 'bash: shells' "$(tab tcpartner completion z)" zsh
else
	skip 'bash completes' 'there is no bash here'
fi

if command -v fish >/dev/null; then
	tab() { # tab LINE: what fish offers, without the explanations
		fish --no-config -c "source '$tmp/fish'; complete -C '$1'" 2>&1 | cut -f 1 | tr '\n' ' '
	}
	is 'fish: commands' "$(tab 'tcpartner l')" 'list '
	is 'fish: options of a command' "$(tab 'tcpartner list --tot')" '--totals '
	is 'fish: not those of another' "$(tab 'tcpartner doctor --tot')" ''
	is 'fish: words of a value' "$(tab 'tcpartner --order ' | tr ' ' '\n' | sort | tr '\n' ' ')" 'asc desc '
	is 'fish: a list goes on' "$(tab 'tcpartner list --status neg,cr')" 'neg,crit '
	is 'fish: no word twice' "$(tab 'tcpartner list --status neg,ne')" ''
	is 'fish: a column turned round' "$(tab 'tcpartner list --sort name,-rema' | tr ' ' '\n' | sort | tr '\n' ' ')" \
		'name,-remaining name,-remaining% name,-remark '
	is 'fish: a check has its own formats' "$(tab 'tcpartner check -o ')" 'json prom '
	is 'fish: none of the browser for a check' "$(tab 'tcpartner check --mou')" ''
	is 'fish: none that is refused with one before' "$(tab 'tcpartner --demo --endp')$(tab 'tcpartner --endpoint x --dem')" ''
	is 'fish: also by its letter' "$(tab 'tcpartner list -p main --cv')" ''
	is 'fish: others stay' "$(tab 'tcpartner --demo --no-an')" '--no-anim '
	is 'fish: entries of the reference' "$(tab 'tcpartner help api UnauthorizedOperation.Uin')" 'UnauthorizedOperation.UinNoAuth '
	is 'fish: a theme or a file' "$(touch "$tmp/mine"; tab "tcpartner --theme $tmp/mi") $(tab 'tcpartner --theme hi')$(tab 'tcpartner help theme mo')" \
		"$tmp/mine  high-contrast mono "
	is 'fish: topics' "$(tab 'tcpartner help conf')" 'config '
	is 'fish: nothing behind a topic' "$(tab 'tcpartner help list ')$(tab 'tcpartner completion bash ')" ''
	is 'fish: profiles' "$(tab 'tcpartner -p ma')" 'main '
else
	skip 'fish completes' 'there is no fish here'
fi

# zsh says what it would offer only to a terminal: Tab is pressed in one, and what the line then is, is read.
if command -v zsh >/dev/null; then
	mkdir "$tmp/functions"
	cp "$tmp/zsh" "$tmp/functions/_tcpartner"
	tcpartner-demo-api --completion zsh >"$tmp/functions/_tcpartner-demo-api"
	touch "$tmp/cert.pem"
	# shellcheck disable=SC2016
	is 'zsh: found by its name' "$(zsh -f -c 'fpath=("$1" $fpath); autoload -Uz compinit; compinit -u -d "$1/dump"; echo $_comps[tcpartner]' \
		zsh "$tmp/functions" 2>&1)" _tcpartner
	cat >"$tmp/.zshrc" <<'END'
precmd() { PS1="ready$((++lines))> " }
fpath=($ZDOTDIR/functions $fpath)
autoload -Uz compinit
compinit -u -d $ZDOTDIR/functions/dump
END
	# Each line is typed, completed with Tab, and left; a number behind it shows that zsh has answered.
	tab() { # tab LINE WANTED: what the line must be behind Tab
		at=$((at + 1))
		printf 'type tcpartner%s\nkey tab\ntype <%s\nwait <%s\nctrl C\nwait ready%s>\n' "$1" $at $at $((at + 1)) >>"$tmp/zsh.steps"
		printf 'ready%s> tcpartner%s<%s\n' $at "$2" $at >>"$tmp/wanted"
	}
	at=0
	echo 'wait ready1>' >"$tmp/zsh.steps"
	tab ' lis' ' list '
	tab ' list --tot' ' list --totals '
	tab ' doctor --tot' ' doctor --tot'
	tab ' check --mou' ' check --mou'
	tab ' check -o j' ' check -o json '
	tab ' list --status neg,cr' ' list --status neg,crit,'
	tab ' list --status neg,ne' ' list --status neg,ne'
	tab ' --demo --endp' ' --demo --endp'
	tab ' --endpoint x --dem' ' --endpoint x --dem'
	tab ' list -p main --cv' ' list -p main --cv'
	tab ' --demo --no-an' ' --demo --no-anim '
	tab ' -p ma' ' -p main '
	tab ' help conf' ' help config '
	tab ' help api UnauthorizedOperation.Uin' ' help api UnauthorizedOperation.UinNoAuth '
	tab ' help theme mo' ' help theme mono '
	tab ' --theme hi' ' --theme high-contrast '
	tab " --theme $tmp/cer" " --theme $tmp/cert.pem "
	tab ' help list U' ' help list U'
	tab ' completion zs' ' completion zsh '
	tab '-demo-api --cus' '-demo-api --customers='
	tab '-demo-api --fault bu' '-demo-api --fault busy '
	tab '-demo-api --fault htt' '-demo-api --fault http:'
	tab '-demo-api --until' '-demo-api --until-eof '
	echo "txt $tmp/zsh.txt" >>"$tmp/zsh.steps"
	ZDOTDIR=$tmp "$BUILD/tests/shots/shot" -s 120x60 "$tmp/zsh.steps" -- zsh -i >"$tmp/shot.out" 2>&1
	is 'zsh: what Tab makes of lines' "$(cat "$tmp/shot.out"; grep '<' "$tmp/zsh.txt" | sed 's/ *$//' | diff - "$tmp/wanted")" ''
else
	skip 'zsh: found by its name' 'there is no zsh here'
fi

# The demo API has scripts of its own.
tcpartner-demo-api --help | grep -oE '^  --[a-z-]+' | grep -oE -e '--[a-z-]+' | LC_ALL=C sort >"$tmp/help"
for shell in bash zsh fish; do
	tcpartner-demo-api --completion $shell >"$tmp/api.$shell"
	case $shell in
	bash) sed -n "s/^	\*) words='\(.*\)' ;;/\1/p" "$tmp/api.bash" | tr ' ' '\n' ;;
	zsh) grep -oE "^		'\*?--[a-z-]*[a-z]" "$tmp/api.zsh" | grep -oE -e '--[a-z-]+' ;;
	fish) grep -oE -e ' -l [a-z-]+' "$tmp/api.fish" | sed 's/ -l /--/' ;;
	esac | LC_ALL=C sort >"$tmp/offered"
	is "demo API: $shell has the options of --help" "$(diff "$tmp/help" "$tmp/offered")" ''
	if command -v $shell >/dev/null; then
		$shell -n "$tmp/api.$shell" 2>"$tmp/err"
		is "demo API: $shell takes the script" "$? $(cat "$tmp/err")" '0 '
	else
		skip "demo API: $shell takes the script" "there is no $shell here"
	fi
done
touch "$tmp/cert.pem"
if command -v bash >/dev/null; then
	tab() { # tab WORD...
		# shellcheck disable=SC2016
		(cd "$tmp" && bash --norc -c '. ./api.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tcpartner_demo_api; echo ${COMPREPLY[*]}' \
			bash tcpartner-demo-api "$@" 2>&1)
	}
	is 'demo API: bash' "$(tab --cus) $(tab --fault bu) $(tab --fault = htt) $(tab --completion z) $(tab --port '')" \
		'--customers busy http: zsh '
	is 'demo API: bash, files' "$(tab --log ce) $(tab --tls ce) $(tab --tls x ce) $(tab x ce)" 'cert.pem cert.pem cert.pem '
else
	skip 'demo API: bash' 'there is no bash here'
fi
if command -v fish >/dev/null; then
	tab() { # tab LINE
		(cd "$tmp" && fish --no-config -c "source api.fish; complete -C 'tcpartner-demo-api $1'" 2>&1 | cut -f 1 | tr '\n' ' ')
	}
	is 'demo API: fish' "$(tab --cus)$(tab '--fault bu')$(tab '--fault htt')$(tab '--completion z')" '--customers busy http: zsh '
	is 'demo API: fish, files' "$(tab '--log ce')$(tab '--tls ce')$(tab '--tls x ce')$(tab 'x ce')" 'cert.pem cert.pem cert.pem '
else
	skip 'demo API: fish' 'there is no fish here'
fi

tcpartner completion tcsh >"$tmp/out" 2>"$tmp/err"
is 'another shell is refused' "$? $(cat "$tmp/err")" '2 tcpartner: completion needs a shell: bash, zsh or fish'

finish
