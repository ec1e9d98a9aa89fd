#!/bin/sh
# SPDX-License-Identifier: MIT
# Where the key comes from, end to end: the configuration file and its credential_command, profiles, the role of
# a CVM instance, a role that is assumed; each against the demo API, which knows whose signature it sees (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
HOME=$tmp XDG_CONFIG_HOME=$tmp/xdg
export XDG_CONFIG_HOME
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
mkdir -p "$tmp/xdg/tcpartner" "$tmp/.tccli" "$tmp/.tencentcloud"
config=$tmp/xdg/tcpartner/config log=$tmp/log

start() { # start [OPTION]...: the API, which knows whose signature it sees
	: >"$log"
	api --customers 3 --rate 0 --log "$log" "$@"
}

list() { # list ARGUMENT...: sets code, err and lines
	tcpartner list "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	code=$?
	err=$(cat "$tmp/err")
	lines=$(lines "$tmp/out")
}

put() { # put FILE MODE: standard input becomes the file
	cat >"$1"
	chmod "$2" "$1"
}

start
# --- the configuration file

put "$config" 644 <<END
# tcpartner
endpoint = $url
credential_command = echo secret_id=$id; printf 'secret_key=%s' $key
END
list
like 'a command brings the key, the file the endpoint' "$code $lines $err" '0 3 '
list --endpoint http://127.0.0.1:1 --timeout 2 --patience 1
like 'the command line stands above the file' "$code $err" '3 *Network.Connect*'
echo 'colour = never' >>"$config"
list
like 'what means nothing is said with its line, and passed over' "$code $lines $err" \
	"0 3 tcpartner: $config line 4: unknown entry \"colour\" (did you mean color?); correct or remove it"
tcpartner doctor >"$tmp/out" 2>&1
like 'the doctor warns of it' "$? $(grep -A 1 configuration "$tmp/out" | tr -s ' \n' ' ')" '1 WARN configuration *line 4*-> correct*'
like 'and names the command as the source' "$(grep credentials "$tmp/out")" "*key AKID...MPLE of credential_command of $config"
list --config "$tmp/none"
like 'a file asked for must be there' "$code $err" "2 tcpartner: the file $tmp/none does not exist"
tcpartner doctor --config "$tmp/none" >"$tmp/out" 2>&1
like 'to the doctor it is the fault' "$? $(grep -A 1 configuration "$tmp/out" | tr -s ' \n' ' ')" \
	"2 FAIL configuration *the file $tmp/none does not exist -> *"
put "$config" 644 <<END
endpoint = $url
credential_command = echo the vault is locked >&2; exit 7
END
list
like 'a command that fails is told' "$code $err" "2 the vault is locked*credential_command of $config: it failed with exit status 7; see tcpartner doctor"
chmod 666 "$config"
list
like 'no command out of a file that others can change' "$code $err" "2 tcpartner: other users *can change $config*chmod 600 it; see tcpartner doctor"

# --- profiles

put "$tmp/.tccli/main.credential" 600 <<END
{"secretId": "$id", "secretKey": "$key"}
END
put "$config" 600 <<END
endpoint = http://127.0.0.1:1
timeout = 2
[profile main]
endpoint = $url
[profile vault]
endpoint = $url
credential_command = printf '{"secretId":"%s","secretKey":"%s"}' $id $key
END
list -p main
like 'a profile has its own endpoint' "$code $lines $err" '0 3 '
list -p vault
like 'and its own command' "$code $lines $err" '0 3 '
list -p other
like 'one that is nowhere is told' "$code $err" '2 *the profile "other" has no key*tccli configure*'
TCCLI_PROFILE=main list
like 'TCCLI_PROFILE names the usual one' "$code $lines $err" '0 3 '
echo 'profile = main' | cat - "$config" >"$tmp/new" && put "$config" 600 <"$tmp/new"
list
like 'so does the file' "$code $lines $err" '0 3 '
list -p main --cvm-role
like 'a profile asked for and the role contradict each other' "$code $err" '2 *--cvm-role*'
api_end

# --- the role of a CVM instance

rm "$config" "$tmp/.tccli/main.credential"
start --role reseller-role
TCPARTNER_METADATA_URL=$url
export TCPARTNER_METADATA_URL
list --endpoint "$url"
like 'the role is not asked for unless allowed' "$code $err $(grep -c metadata "$log")" '2 *no credentials found* 0'
list --endpoint "$url" --cvm-role
like 'the role brings a key with its token' "$code $lines $err $(grep -c metadata "$log")" '0 3  2'
tcpartner doctor --endpoint "$url" --cvm-role >"$tmp/out" 2>&1
like 'the doctor names it, and when it ends' "$? $(grep credentials "$tmp/out")" '0 *the CVM role reseller-role, expires in [12] h *'
echo '{"type": "cvm-role"}' | put "$tmp/.tccli/default.credential" 600
list --endpoint "$url"
like 'as a profile of tccli asks for it' "$code $lines $err" '0 3 '
rm "$tmp/.tccli/default.credential"
api_end
list --endpoint "$url" --cvm-role
like 'where there is no such service' "$code $err" '2 *metadata service did not answer within 1 s*'
start --role reseller-role --fault lost
before=$(date +%s)
list --endpoint "$url" --cvm-role
like 'one that never answers' "$code $err" '2 *did not answer within 1 s*'
is 'does not hold us' "$(($(date +%s) - before < 300))" 1 # it would after ten minutes
api_end
start
TCPARTNER_METADATA_URL=$url
list --endpoint "$url" --cvm-role
like 'an instance without a role' "$code $err" '2 *this CVM instance has no role*'
TCPARTNER_METADATA_URL=http://10.0.0.1
list --endpoint "$url" --cvm-role
like 'no other service than one on this machine' "$code $err" '2 *TCPARTNER_METADATA_URL is for tests*'
api_end

# A second service hands out keys that end after two seconds; the API takes longer than that for a page.
start --role reseller-role --latency 2500
mkfifo "$tmp/stdin2" "$tmp/stdout2"
tcpartner-demo-api --until-eof --role reseller-role --role-life 2 \
	--log "$tmp/log2" <"$tmp/stdin2" >"$tmp/stdout2" 9>&- &
exec 4>"$tmp/stdin2"
read -r line <"$tmp/stdout2"
TCPARTNER_METADATA_URL=${line#listening on }
list --endpoint "$url" --cvm-role --page-size 2
like 'a key that ends meanwhile is renewed before it does' \
	"$code $lines $err $(grep -c '"code":"OK"' "$log") $(grep -c TokenFailure "$log")" '0 3  [3-5] 0'
like 'more than once' "$([ "$(grep -c metadata "$tmp/log2")" -ge 6 ] && echo yes)" yes
exec 4>&-
wait $!
api_end

# --- a role that is assumed: the API lists nothing for the base key

unset TCPARTNER_METADATA_URL
arn=qcs::cam::uin/100000000001:roleName/reseller
ini=$tmp/.tencentcloud/credentials
asked() { grep -c "\"action\":\"$1\".*\"code\":\"${2:-OK}\"" "$log"; }

start --assume-role $arn
printf 'endpoint = %s\n' "$url" | put "$config" 600
printf '[default]\nsecret_id = %s\nsecret_key = %s\n' "$id" "$key" | put "$ini" 600
list
like 'the base key alone may list nothing' "$code $lines $err" '3 0 *AuthFailure.UnauthorizedOperation*'
list --role-arn $arn
like 'the option names the role' "$code $lines $err" '0 3 '
TENCENTCLOUD_ROLE_ARN=$arn TENCENTCLOUD_ROLE_SESSION_NAME=s list
like 'so does the environment' "$code $lines $err" '0 3 '
printf 'role-arn = %s\nrole-session-name = me\n' $arn >>"$config"
list
like 'so does the configuration' "$code $lines $err" '0 3 '
printf 'endpoint = %s\nrole-arn = reseller\n' "$url" | put "$config" 600
list
like 'one that is no role is no reason to go without' "$code $lines $err" "2 0 *line 2: --role-arn must look like *the role ARN is not valid*"
printf 'endpoint = %s\n' "$url" | put "$config" 600
printf 'role_arn = %s\n' $arn >>"$ini"
list
like 'so does the file of the SDKs' "$code $lines $err" '0 3 '
tcpartner doctor >"$tmp/out" 2>&1
like 'the doctor names key, source and role' "$? $(grep credentials "$tmp/out")" \
	"0 ok *key AKID...MPLE of $ini, used to assume the role $arn as tcpartner, expires in [12] h *"
rm "$ini"
printf '{"secretId":"%s","secretKey":"%s","role-arn":"%s","role-session-name":"me"}' "$id" "$key" $arn |
	put "$tmp/.tccli/main.credential" 600
list -p main
like 'so does a profile of tccli' "$code $lines $err" '0 3 '
tcpartner request -p main --show=tccli >"$tmp/out"
like 'whose profile the printed command names' "$(cat "$tmp/out")" '*--endpoint 127.0.0.1:* --profile main *'
printf '{"secretId":"%s","secretKey":"%s","role-arn":"%s"}' "$id" "$key" $arn | put "$tmp/.tccli/main.credential" 600
list -p main
like 'without a session name it is passed over, as tccli does, and that is said' "$code $lines $err" \
	'3 0 *the role-arn of *main.credential is ignored*AuthFailure.UnauthorizedOperation*'
list -p main --role-arn ${arn}x
like 'a role that is refused' "$code $lines $err" \
	"2 0 *cannot assume the role ${arn}x (ResourceNotFound.RoleNotFound): check the role ARN.*"
list -p main --role-arn $arn --sts-endpoint http://127.0.0.1:1
like 'an STS that does not answer' "$code $lines $err" '2 0 *cannot assume*(Network.Connect): check the network and --sts-endpoint*'
list -p main --role-arn $arn --sts-endpoint http://10.0.0.1
like 'which must be on this machine without TLS' "$code $err" '2 *--sts-endpoint: plain http is only for this machine*'
api_end

# The faults hit the first request, which is AssumeRole. Each has its server, and mostly waits.
fails_to_assume() { # fails_to_assume FAULT
	log=$tmp/log
	start --assume-role $arn --fault "$1:1-"
	list --endpoint "$url" -p main --role-arn $arn --timeout 1
	like "$1: nothing is asked with the base key" "$code $lines $(asked QueryCustomersCredit '.*')" '2 0 0'
	like "$1: is told by name" "$err" "*cannot assume the role $arn (*): *"
	is "$1: no secret was shown" "$(grep -c "$key" "$tmp/err")" 0
}
# As above: a second service hands out keys that end after two seconds.
role_is_renewed() {
	log=$tmp/log
	mkfifo "$tmp/stdin2" "$tmp/stdout2"
	start --assume-role $arn --latency 2500
	tcpartner-demo-api --until-eof --assume-role $arn --role-life 2 --log "$tmp/log3" <"$tmp/stdin2" >"$tmp/stdout2" 9>&- &
	exec 4>"$tmp/stdin2"
	read -r line <"$tmp/stdout2"
	list --endpoint "$url" --sts-endpoint "${line#listening on }" -p main --role-arn $arn --page-size 1
	like 'a key of the role is renewed before it ends' \
		"$code $lines $err $(asked QueryCustomersCredit AuthFailure.TokenFailure)" '0 3  0'
	like 'by assuming the role again' "$([ "$(grep -c AssumeRole "$tmp/log3")" -ge 3 ] && echo yes)" yes
	exec 4>&-
	wait $!
	is 'no secret was shown meanwhile' "$(grep -c "$key" "$tmp/err")" 0
}
beside role_is_renewed
for fault in refuse:UnauthorizedOperation malformed html slow:3000; do
	beside fails_to_assume $fault
done
together
start --assume-role $arn --fault internal:1-2
list --endpoint "$url" -p main --role-arn $arn
like 'what passes is waited for' "$code $lines $(asked AssumeRole)" '0 3 1'
like 'no secret was shown' "$(grep -c "$key" "$tmp/out" "$tmp/err" | cut -d: -f2 | tr -d '\n')" 00
finish
