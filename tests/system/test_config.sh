#!/bin/sh
# SPDX-License-Identifier: MIT
# The configuration file that is printed to begin with: as it is and with every line in force it changes nothing, and
# the manual tells of all that it holds (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"

sample=$tmp/sample all=$tmp/all said=$tmp/said
tcpartner help config >"$sample" 2>"$said"
is 'it is printed' "$? $(cat "$said")" '0 '
is 'all of it is comment' "$(grep -vc '^#' "$sample")" "$(grep -c '^$' "$sample")"
is 'no line is long' "$(awk 'length > 100' "$sample")" ''

sed 's/^#\([^ ]\)/\1/' "$sample" >"$all"
shown=$(tcpartner request --show=body 2>&1)
is 'as it is nothing is said against it' "$(tcpartner --config "$sample" request --show=body 2>&1)" "$shown"
is 'nor with every line in force' "$(tcpartner --config "$all" request --show=body 2>&1)" "$shown"
is 'there are many' "$(($(grep -c '^bind ' "$all") > 60))" 1

for key in $(grep -v '^bind ' "$all" | sed -n 's/^\([a-z_-]*\) = .*/\1/p' | sort -u); do
	grep -q "^\.It Ic $key = " man/tcpartner-config.5
	verdict "the manual tells of $key"
done
is 'and of nothing else' "$(sed -n 's/^\.It Ic \([a-z_-]*\) = .*/\1/p' man/tcpartner-config.5 | sort)" \
	"$(grep -v '^bind ' "$all" | sed -n 's/^\([a-z_-]*\) = .*/\1/p' | sort -u)"
mkdir -p "$HOME/.config/tcpartner"
# shellcheck disable=SC2088
echo 'ca-file = "~/corp.pem"' >"$HOME/.config/tcpartner/config"
is 'a file of an entry is found in the home directory, and the entry is named' "$(tcpartner list 2>&1)" \
	"tcpartner: $HOME/.config/tcpartner/config line 1: cannot read ca-file $HOME/corp.pem: No such file or directory"
# The browser hides what is printed before its screen: it shows what is wrong in the file itself.
echo 'foo = bar' >"$HOME/.config/tcpartner/config"
api --customers 20
is 'a mistake in the file is shown in the browser' "$(screen 100x24 tcpartner --endpoint "$url" <<END | grep -c 'config line 1: unknown entry "foo"; correct'
wait unknown entry
END
)" 1
api_end
finish
