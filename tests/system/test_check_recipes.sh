#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipes of the manual for monitors do what they say: against the demo API, and a catcher of messages (TAP).
# shellcheck disable=SC2016  # what the recipes have
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 100 --rate 0
mkdir -p "$HOME/.config/tcpartner" "$tmp/bin"
echo "endpoint = $url" >"$HOME/.config/tcpartner/config"
PATH=$tmp/bin:$PATH

# block N TITLE: the Nth literal block of that subsection.
block() {
	sed -n '/^\.Sh MONITORING/,/^\.Sh DOCTOR/p' man/tcpartner.1 | awk -v n="$1" -v title="$2" '
		/^\.Ss / { inside = substr($0, 5) == title; at = 0 }
		/^\.Bd/ { open = inside && ++at == n; next }
		/^\.Ed/ { open = 0; next }
		open && !/^\./ { gsub(/\\&/, ""); gsub(/\\e/, "\\"); print }'
}

# --- cron with mail: what cron does with a line is to run what follows the five fields
cat >"$tmp/bin/mail" <<END
#!/bin/sh
{ echo "\$*"; cat; } >>"$tmp/mails"
END
chmod +x "$tmp/bin/mail"
block 1 'Mail by cron' >"$tmp/crontab"
is 'cron: one line, and no percent sign, which cron takes for a line end' "$(lines "$tmp/crontab") $(grep -c % "$tmp/crontab")" '1 0'
sed 's/^[^ ]* [^ ]* [^ ]* [^ ]* [^ ]* //' "$tmp/crontab" >"$tmp/job"
sh "$tmp/job" >"$tmp/out" 2>&1
is 'a mail is sent' "$(head -n 1 "$tmp/mails")" '-s Customer credit credit@example.com'
like 'with the line and who it is' "$(sed -n 2,3p "$tmp/mails")" 'CRITICAL: * owe *
2004* NEG, remaining -*'
is 'and nothing else is said' "$(cat "$tmp/out")" ''
rm "$tmp/mails"
sh "$tmp/job" >"$tmp/out" 2>&1
is 'the next sends none' "$([ -e "$tmp/mails" ] || echo none) $(cat "$tmp/out")" 'none '

# --- a credit that ends soon
block 1 'Runway by cron' >"$tmp/crontab"
is 'cron of runways: one line without a percent sign' "$(lines "$tmp/crontab") $(grep -c % "$tmp/crontab")" '1 0'
sed 's/^[^ ]* [^ ]* [^ ]* [^ ]* [^ ]* //; s/ --metric runway/ --burn-days 3 --burn-below 8&/' "$tmp/crontab" >"$tmp/job"
sh "$tmp/job" >"$tmp/out" 2>&1
like 'a mail names those whose credit ends' "$(cat "$tmp/mails")" '-s Credit that ends soon credit@example.com
CRITICAL: shortest runway [12] d (*), * alarm*, runway [12] d, top up * for 30 days*'
rm "$tmp/mails"
sh "$tmp/job" >"$tmp/out" 2>&1
is 'once' "$([ -e "$tmp/mails" ] || echo none) $(cat "$tmp/out")" 'none '

# --- Nagios: what the daemon makes of the two objects
block 1 'Nagios and Icinga' >"$tmp/nagios"
sed -n 's/^ *command_line *//p' "$tmp/nagios" >"$tmp/line"
sed -n 's/^ *check_command *check_tcpartner!//p' "$tmp/nagios" >"$tmp/arguments"
IFS=! read -r a b c <"$tmp/arguments"
sed "s|/usr/bin/||; s|\\\$ARG1\\\$|$a|; s|\\\$ARG2\\\$|$b|; s|\\\$ARG3\\\$|$c|" "$tmp/line" >"$tmp/job"
sh "$tmp/job" >"$tmp/out" 2>&1
like 'Nagios: the command prints a state and performance data' "$? $(head -n 1 "$tmp/out")" '1 WARNING: * | * neg=*;0;20;0 pool=*;;1000:; *'
is 'the names agree' "$(grep -c 'command_name  *check_tcpartner$' "$tmp/nagios")" 1
block 2 'Nagios and Icinga' | sed -n 's/.*command = \[ \(.*\) \]/\1/p' | tr -d ',' | sed 's|/usr/bin/||' >"$tmp/job"
sh "$tmp/job" >"$tmp/out" 2>&1
like 'Icinga 2: the command' "$? $(head -n 1 "$tmp/out")" '2 CRITICAL: * | *'

# --- node_exporter
ln -s "$(command -v tcpartner)" "$tmp/bin/tcpartner"
block 1 Prometheus | sed "s|/usr/bin/|$tmp/bin/|; s|/var/lib/[^ ]*/|$tmp/|" >"$tmp/tcpartner.service"
block 2 Prometheus >"$tmp/tcpartner.timer"
sed -n 's/^ExecStart=//p' "$tmp/tcpartner.service" >"$tmp/job"
sh "$tmp/job" >"$tmp/out" 2>&1
is 'the service writes the metrics' "$? $(grep -c '^tcpartner_customers{' "$tmp/tcpartner.prom")" '2 6'
is 'no status of it is a failure, but 3' "$(sed -n 's/^SuccessExitStatus=//p' "$tmp/tcpartner.service")" '1 2'
if command -v promtool >/dev/null; then
	is 'promtool accepts them' "$(promtool check metrics <"$tmp/tcpartner.prom" 2>&1)" ''
else
	skip 'promtool accepts them' 'no promtool here'
fi
if command -v systemd-analyze >/dev/null; then
	is 'systemd accepts both units' "$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify "$tmp/tcpartner.service" "$tmp/tcpartner.timer" 2>&1 |
		grep -F "$tmp/tcpartner")" ''
else
	skip 'systemd accepts both units' 'no systemd-analyze here'
fi

# --- messages: a server that keeps what it gets, and answers as these services do
if ! command -v jq >/dev/null || ! command -v curl >/dev/null || ! command -v python3 >/dev/null; then
	skip 'messages' 'no jq, curl or python3 here'
	finish
	exit
fi
cat >"$tmp/catcher.py" <<'END'
import http.server, sys
class Catcher(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        with open(sys.argv[1], 'ab') as kept:
            kept.write(self.path.encode() + b' ' + self.rfile.read(int(self.headers['Content-Length'])).replace(b'\n', b'') + b'\n')
        answer = open(sys.argv[2], 'rb').read()
        self.send_response(200)
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(('127.0.0.1', 0), Catcher)
print(server.server_port, flush=True)
server.serve_forever()
END
mkfifo "$tmp/port"
python3 "$tmp/catcher.py" "$tmp/caught" "$tmp/answer" >"$tmp/port" 2>"$tmp/catcher-err" &
catcher=$!
trap 'kill $catcher; api_end; rm -rf "$tmp"' EXIT
read -r port <"$tmp/port"

send() { # send N NAME GOOD BAD PATH FILTER: the Nth recipe, the answers of its service, where it sends what
	block "$1" 'WeCom, Feishu, DingTalk, Slack' | sed "s|https://[^/]*/|http://127.0.0.1:$port/|" >"$tmp/send"
	chmod +x "$tmp/send"
	printf '%s' "$3" >"$tmp/answer"
	rm -f "$tmp/caught"
	tcpartner check --neg --exec "$tmp/send" >"$tmp/out" 2>"$tmp/else"
	is "$2: the message" "$? $(cut -d' ' -f 1 "$tmp/caught") $(cut -d' ' -f 2- "$tmp/caught" | jq -r "$6")" \
		"2 $5 $(sed '1s/ | .*//;q' "$tmp/out")"
	is "$2: nothing else is said" "$(cat "$tmp/else")" ''
	printf '%s' "$4" >"$tmp/answer"
	tcpartner check --neg --exec "$tmp/send" >"$tmp/out" 2>"$tmp/else"
	like "$2: a message that is refused" "$(cat "$tmp/else")" 'tcpartner: --exec: it failed with exit status 1*'
}
send 1 WeCom '{"errcode":0,"errmsg":"ok"}' '{"errcode":93000,"errmsg":"invalid webhook url"}' '/cgi-bin/webhook/send?key=KEY' .text.content
send 2 Feishu '{"code":0,"msg":"success"}' '{"code":19001,"msg":"token invalid"}' /open-apis/bot/v2/hook/TOKEN .content.text
send 3 DingTalk '{"errcode":0,"errmsg":"ok"}' '{"errcode":310000,"errmsg":"keywords not in content"}' '/robot/send?access_token=TOKEN' .text.content
send 4 Slack ok no_team /services/PATH .text

finish
