#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a command prints, it says when that cannot be written, and fails (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
export XDG_DATA_HOME="$tmp/data"

if [ ! -w /dev/full ]; then
	skip 'a full disk' 'this system has no /dev/full'
	finish
	exit
fi
fails() { # fails COMMAND...
	tcpartner "$@" >/dev/full 2>"$tmp/err" </dev/null
	code=$?
	like "$(echo "$*" | sed "s| --endpoint.*127[^ ]*||")" "$code $(grep -v 'clock is' "$tmp/err" | tail -n 1 | sed "s|${url:-none}|URL|g")" \
		'3 tcpartner: cannot write the output*'
}

fails help
fails --version
fails help config
fails help api
fails completion bash
fails request
api --fault skew:-90000 --customers 20
port=${url##*:}
tcpartner snapshot --endpoint "$url" 2>/dev/null
fails list --endpoint "$url"
fails list --endpoint "$url" -o json
fails list --endpoint "$url" --group status
fails list --endpoint "$url" --vouchers
fails history -o table
fails doctor --endpoint "$url"
tcpartner check --endpoint "$url" >/dev/full 2>"$tmp/err" </dev/null
like 'a check that alarms still does' "$? $(cat "$tmp/err")" '2 *tcpartner: cannot write the output*'
tcpartner check --endpoint "$url" --only-new "$tmp/reported" >"$tmp/out" 2>/dev/null
tcpartner check --endpoint "$url" --only-new "$tmp/reported" >/dev/full 2>"$tmp/err" </dev/null
like 'one that does not is unknown' "$? $(cat "$tmp/err")" '3 *tcpartner: cannot write the output*'
api --port "$port" --customers 25
fails diff --endpoint "$url" -o json
fails diff --endpoint "$url"
finish
