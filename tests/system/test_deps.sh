#!/bin/sh
# SPDX-License-Identifier: MIT
# What `make deps` does where libraries are missing: says so, and what it runs, or what to do in its place. Package
# managers are ones that write down how they were called (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
unset MAKEFLAGS MAKELEVEL CI

mkdir "$tmp/bin"
for c in sh cat cp env find getconf grep head id make mkdir rm sed sort tr; do ln -s "$(command -v "$c")" "$tmp/bin/$c"; done

pretend() { # pretend COMMAND...: each of them only says that it was called
	for c in "$@"; do
		printf '#!/bin/sh\necho "%s $*" >>"%s"\n' "$c" "$tmp/called" >"$tmp/bin/$c"
		chmod 755 "$tmp/bin/$c"
	done
}

deps() { # deps VARIABLE=...: what make says, and its code; what was called in $tmp/called
	rm -f "$tmp/called"
	: >"$tmp/called"
	PATH=$tmp/bin make --no-print-directory deps BUILD="$tmp/build" PKG_CONFIG=false "$@" 2>&1 </dev/null
	echo "code $?"
}

like 'what is missing, where nobody can install it' "$(deps)" \
	'Missing:*ncursesw libcurl *No known package manager here. Install a C compiler, pkg-config, ncurses*code 2'
pretend apt-get
like 'without sudo it says what root is to do' "$(deps as_root=sudo)" \
	'Missing:*there is no sudo here. As root:?  apt-get update && apt-get install * libmicrohttpd-dev ca-certificates*code 2'
is 'and does nothing' "$(cat "$tmp/called")" ''
pretend sudo
like 'with it what it runs is said' "$(deps as_root=sudo)" \
	'Missing:*Running: sudo apt-get update?Running: sudo apt-get install*-y * ca-certificates?code 0'
like 'and run, without questions where nobody is asked' "$(tr '\n' ' ' <"$tmp/called")" \
	'sudo apt-get update -q sudo env DEBIAN_FRONTEND=noninteractive apt-get install *-y gcc *'
like 'the tests want more' "$(deps as_root= WITH_TESTS=1; grep -c 'apt-get install.*libcmocka-dev libvterm-dev' "$tmp/called")" '*code 0?1'
like 'and what analyses the source more yet' "$(deps as_root= WITH_TOOLS=1; grep -c 'apt-get install.* clang-tidy .* mandoc' "$tmp/called")" 'Missing:* clang *code 0?1'
rm "$tmp/bin/apt-get"
for manager in dnf pacman apk brew; do
	pretend "$manager"
	deps as_root= >"$tmp/said"
	like "$manager" "$(tail -n 1 "$tmp/said") $(cat "$tmp/called")" "code 0 $manager *curl*microhttpd*"
	rm "$tmp/bin/$manager"
done

pretend true cc # a pkg-config that has everything
rm -f "$tmp/called"
is 'where all is there nothing is said' "$(deps PKG_CONFIG=true)" 'code 0'
finish
