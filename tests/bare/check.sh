#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh FOLDER: the commands that README.md begins with, run as printed there by a newcomer: in a minimal Debian
# made anew that holds git, make and what `make dist` packs, once as root and once as a user with sudo, at a terminal,
# where questions are answered with Enter (TAP). FOLDER keeps the bare Debian for the next time, and the logs.
#   SUITE=bullseye   another Debian             CC=clang   another compiler
#   MIRROR=URL       from somewhere else        NEWCOMERS='root newcomer'
#   ARCH=i386        another architecture that this machine's processor runs: builds with warnings as errors, and runs the
#                    unit tests and the flows, as root
set -eu
: "${SUITE:=bookworm}" "${ARCH:=}" "${CC:=}" "${MIRROR:=}"
: "${NEWCOMERS:=$([ -n "$ARCH" ] && echo root || echo root newcomer)}"
unset BUILD MAKEFLAGS MAKELEVEL
export LC_ALL=C.UTF-8 CC
here=$(cd "$(dirname "$0")/../.." && pwd)
archive=tcpartner-$(cat "$here/VERSION")

lacks=''
[ "$(id -u)" = 0 ] || lacks=' root'
for c in debootstrap expect unshare; do command -v "$c" >/dev/null || lacks="$lacks $c"; done
if [ -n "$lacks" ]; then
	echo "bare-check makes a small Debian and works in it: it needs root, debootstrap, expect and unshare. Lacking:$lacks." >&2
	exit 1
fi

mkdir -p "$1"
top=$(cd "$1" && pwd)
of=$SUITE${ARCH:+-$ARCH} root=$top/root
base=$top/$of.tar
n=0 bad=0
inside() { sh "$here/tests/bare/inside.sh" "$root" "$@"; }

# Where this machine's apt gets Debian from.
mirror() {
	# shellcheck disable=SC2016  # apt's own variable
	apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' 2>/dev/null | grep -m 1 . ||
		echo http://deb.debian.org/debian
}

make_base() {
	rm -rf "$root"
	debootstrap ${ARCH:+--arch="$ARCH"} --variant=minbase --include=git,make "$SUITE" "$root" "${MIRROR:-$(mirror)}"
	rm -f "$root"/var/cache/apt/archives/*.deb
	tar -C "$root" -cf "$base.new" .
	mv "$base.new" "$base"
}

# A Debian as it is after its installation, with the source in the newcomer's home. How this machine's apt reaches
# its mirror is how that one does.
prepare() { # prepare USER
	[ -f "$base" ] || make_base
	rm -rf "$root"
	mkdir "$root"
	tar -C "$root" -xf "$base"
	cp /etc/resolv.conf /etc/hosts "$root/etc/"
	apt-config dump 2>/dev/null | grep -E '^Acquire::(https?|Check)[^ ]* ".+"' >"$root/etc/apt/apt.conf.d/99machine" || :
	more="${CC%% *}"
	[ "$1" = root ] || more="$more sudo"
	[ -z "$more" ] || CC='' inside root "apt-get update && apt-get install -y --no-install-recommends $more"
	[ "$1" = root ] ||
		inside root "useradd -m -s /bin/bash '$1' && echo '$1 ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/newcomer"
	cp "$top/$archive.tar.gz" "$root/tmp/"
	inside "$1" "tar -xzf /tmp/$archive.tar.gz --no-same-owner && mv $archive tcpartner"
}

seen_of() { # seen_of COMMAND: what a newcomer is to see of it
	case $1 in
	'make demo') echo 'row 1/' ;;
	'make test' | *' unit flow') echo ' passed, 0 failed' ;;
	'make deps '*) echo 'Running: apt-get install' ;;
	*) echo "README.md has a command that bare-check does not know: $1" >&2; exit 1 ;;
	esac
}

try() { # try USER COMMAND
	n=$((n + 1))
	log=$top/$of-$1-$(echo "${2#make }${CC:+ $CC}" | tr -cs 'A-Za-z0-9\n' -).log
	begun=$(date +%s)
	if expect "$here/tests/bare/at_terminal.exp" "$(seen_of "$2")" \
		sh "$here/tests/bare/inside.sh" "$root" "$1" "cd tcpartner && $2" >"$log" 2>&1; then
		echo "ok $n - $2, by $1 on $of${CC:+ with $CC} ($(($(date +%s) - begun)) s$(
			grep -a -o '[0-9]* passed, .*' "$log" | tr -d '\r' | sed 's/^/, /'))"
	else
		bad=$((bad + 1))
		echo "not ok $n - $2, by $1 on $of${CC:+ with $CC}: $log"
		tail -n 40 "$log" | tr -d '\r' | sed 's/^/# /'
	fi
}

if [ -n "$ARCH" ]; then
	printf 'make %s\n' 'deps WITH_TESTS=1' "-j$(getconf _NPROCESSORS_ONLN) -k WERROR=1 all unit flow" >"$top/commands"
else
	awk '/^```sh/ { inside = 1 } /^```$/ { exit } inside && /^make / { sub(/ *#.*/, ""); print }' "$here/README.md" >"$top/commands"
fi
[ -s "$top/commands" ] || { echo "README.md begins with no commands" >&2; exit 1; }
sh "$here/packaging/dist.sh" "$top" >"$top/said"
for user in $NEWCOMERS; do
	prepare "$user" >"$top/prepare.log" 2>&1 || {
		echo "Bail out! no bare Debian for $user: $top/prepare.log"
		tail -n 20 "$top/prepare.log"
		exit 1
	}
	while read -r command <&3; do try "$user" "$command"; done 3<"$top/commands"
	libraries=$(inside root 'pkg-config --modversion libcurl ncursesw libcrypto libcjson libutf8proc sqlite3 libmicrohttpd' | tr '\n' ' ')
	echo "# $(inside root 'dpkg --print-architecture'): libcurl, ncurses, OpenSSL, cJSON, utf8proc, SQLite, libmicrohttpd: $libraries"
done
echo "1..$n"
[ "$bad" -eq 0 ]
