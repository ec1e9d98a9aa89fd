#!/bin/sh
# SPDX-License-Identifier: MIT
# `make install` puts there what the list below says and nothing else, `make uninstall` takes it away again, and what
# was installed works from where it is (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
: "${CC:=cc}"
export BUILD CC

# The variables of the make that runs this reach the one below; its jobs do not.
case ${MAKEFLAGS-} in
*'-- '*) MAKEFLAGS="-- ${MAKEFLAGS#*-- }" ;;
*) MAKEFLAGS= ;;
esac
unset MAKELEVEL DESTDIR PREFIX prefix BINDIR bindir DATADIR datadir datarootdir MANDIR mandir DOCDIR docdir DOCS

run_make() { make --no-print-directory "$@" >"$tmp/said" 2>&1 || sed 's/^/# /' "$tmp/said"; }
files() { (cd "$1" && find . ! -type d | sed 's/^\.\///' | LC_ALL=C sort); }
not_mode() { find "$1" ! -type d ! -perm "$2"; }

expected() { # expected PREFIX: what there is to be
	for f in tcpartner tcpartner-demo-api; do echo "$1/bin/$f"; done
	for f in man/*.[0-9]; do echo "$1/share/man/man${f##*.}/${f##*/}"; done
	for f in man/zh_CN/*; do echo "$1/share/man/zh_CN/man${f##*.}/${f##*/}"; done
	for f in tcpartner tcpartner-demo-api; do
		echo "$1/share/bash-completion/completions/$f"
		echo "$1/share/zsh/site-functions/_$f"
		echo "$1/share/fish/vendor_completions.d/$f.fish"
	done
	for f in README.md README.zh-CN.md NEWS.md LICENSE; do echo "$1/share/doc/tcpartner/$f"; done
	echo "$1/share/doc/tcpartner/examples/config"
}

# As a packager does it, with a umask that would show.
d="$tmp/a root"
umask 077
run_make install DESTDIR="$d" PREFIX=/usr
is 'nothing is built again' "$(grep -cE '^  (CC|AR|LINK) ' "$tmp/said")" 0
is 'what is installed' "$(files "$d")" "$(expected usr | LC_ALL=C sort)"
is 'programs can be run by all' "$(not_mode "$d/usr/bin" 755)" ''
is 'and the rest be read' "$(not_mode "$d/usr/share" 644)" ''
is 'in folders open to all' "$(find "$d/usr" -type d ! -perm 755)" ''
(cd "$d" && find . ! -type d -exec cksum {} +) >"$tmp/once"
run_make install DESTDIR="$d" PREFIX=/usr
is 'twice is as once' "$(cd "$d" && find . ! -type d -exec cksum {} +)" "$(cat "$tmp/once")"
umask 022

# What is there works, and knows no other place.
is 'the version is that of the file' "$("$d/usr/bin/tcpartner" --version)" "tcpartner $(cat VERSION)"
is 'for both programs' "$("$d/usr/bin/tcpartner-demo-api" --version)" "tcpartner-demo-api $(cat VERSION)"
is 'the foot of each manual says so' "$(sed -n 's/^\.Os *//p' "$d"/usr/share/man/man*/* "$d"/usr/share/man/*/man*/* | sort | uniq -c | tr -s ' ')" \
	" $(find man -type f | grep -c .) tcpartner $(cat VERSION)"
if command -v lexgrog >/dev/null; then
	is 'each translated manual has a line for apropos' \
		"$(lexgrog "$d"/usr/share/man/zh_CN/man*/* | grep -vc '"tcpartner[a-z-]* - ')" 0
else
	skip 'each translated manual has a line for apropos' 'there is no lexgrog here'
fi
is 'and the news are of it' "$(sed -n 's/^## \([^ ]*\).*/\1/p' NEWS.md | grep -vx Unreleased | head -n 1)" "$(cat VERSION)"
is 'completions are those that the program makes' \
	"$("$d/usr/bin/tcpartner" completion bash | cksum)" "$(cksum <"$d/usr/share/bash-completion/completions/tcpartner")"
is 'those of the demo API too' \
	"$("$d/usr/bin/tcpartner-demo-api" --completion fish | cksum)" \
	"$(cksum <"$d/usr/share/fish/vendor_completions.d/tcpartner-demo-api.fish")"
is 'programs do not hold the folder they were installed to' "$(grep -lF "$tmp" "$d"/usr/bin/*)" ''
printf 'wait UIN\ntxt %s\n' "$tmp/screen" >"$tmp/steps"
HOME=$tmp PATH=/nonexistent "$BUILD/tests/shots/shot" -s 80x24 "$tmp/steps" -- "$d/usr/bin/tcpartner" --demo >"$tmp/shot" 2>&1
is 'the demo finds its API beside it' "$(grep -c UIN "$tmp/screen" 2>/dev/null)" 1

# What others put there stays; what is ours goes.
echo another >"$d/usr/bin/another"
run_make uninstall DESTDIR="$d" PREFIX=/usr
is 'uninstall leaves what is not ours' "$(files "$d")" usr/bin/another
is 'and no folder of our own' "$(find "$d" -name '*tcpartner*')" ''
run_make uninstall DESTDIR="$d" PREFIX=/usr
is 'to uninstall what is not there is no error' "$(grep -c Error "$tmp/said")" 0

# Every folder can be chosen, by the names of either custom.
d=$tmp/chosen
set -- bindir=/b mandir=/m docdir=/d BASHDIR=/s/bash ZSHDIR=/s/zsh FISHDIR=/s/fish
run_make install DESTDIR="$d" "$@"
is 'each folder is as chosen' "$(cd "$d" && find . -mindepth 1 -maxdepth 1 | LC_ALL=C sort | tr '\n' ' ')" './b ./d ./m ./s '
run_make uninstall DESTDIR="$d" "$@"
is 'and found again' "$(files "$d")" ''
run_make install DESTDIR="$d" prefix=/opt/x DOCS=0
is 'documents can be left out' "$(files "$d")" "$(expected opt/x | grep -vE '/doc/tcpartner/.*$' | LC_ALL=C sort)"
run_make uninstall DESTDIR="$d" prefix=/opt/x DOCS=0
is 'and are not missed' "$(files "$d")" ''
is 'without any it is /usr/local' "$(make -n install | grep -c "'/usr/local/bin'")" 2

finish
