#!/bin/sh
# SPDX-License-Identifier: MIT
# A library that is older than what the README names ends the build with a sentence that says what is needed (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
: "${CC:=cc}"
export CC

# The variables of the make that runs this reach the one below; its jobs do not.
case ${MAKEFLAGS-} in
*'-- '*) MAKEFLAGS="-- ${MAKEFLAGS#*-- }" ;;
*) MAKEFLAGS= ;;
esac
unset MAKELEVEL

# with HEADER MACRO VALUE OBJECT: what make says of the object where the header is one of an older version
with() {
	rm -rf "$tmp/older"
	mkdir -p "$tmp/older/$(dirname "$1")"
	printf '#include_next <%s>\n#undef %s\n#define %s %s\n' "$1" "$2" "$2" "$3" >"$tmp/older/$1"
	CPPFLAGS="-isystem $tmp/older" make --no-print-directory BUILD="$tmp/build" "$tmp/build/obj/$4.o" 2>&1
}

older() { # older LIBRARY VERSION HEADER MACRO VALUE OBJECT
	like "$1 before $2" "$(with "$3" "$4" "$5" "$6")" "*tcpartner needs $1 $2 or later*"
	is "the README says $1 $2" "$(tr '\n' ' ' <README.md | grep -c "oldest libraries supported [^;]*$1 $2[ ,]")" 1
}

older libcurl 7.74 curl/curl.h LIBCURL_VERSION_NUM 0x074900 sys/transport/transport_curl
older ncurses 6.2 curses.h NCURSES_VERSION_MINOR 1 sys/terminal/terminal_ncurses
older OpenSSL 1.1.1 openssl/crypto.h OPENSSL_VERSION_NUMBER 0x1010008fL codec/hash
older cJSON 1.7.14 cjson/cJSON.h CJSON_VERSION_PATCH 13 codec/json
older utf8proc 2.5 utf8proc.h UTF8PROC_VERSION_MINOR 4 base/text
older SQLite 3.34 sqlite3.h SQLITE_VERSION_NUMBER 3033000 history/history_database
older libmicrohttpd 0.9.72 microhttpd.h MHD_VERSION 0x00097100 demo/server_send
is 'no other is asked for' "$(grep -rc '^#error tcpartner needs' src include | awk -F: '{ n += $2 } END { print n }')" 7
like 'as it is, it is taken' "$(with curl/curl.h LIBCURL_VERSION_NUM 0x074a00 sys/transport/transport_trust)" '*CC *transport_trust.c'
finish
