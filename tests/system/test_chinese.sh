#!/bin/sh
# SPDX-License-Identifier: MIT
# In a Chinese locale the commands speak Chinese: help, messages, check, doctor, the reference and the sample of the
# configuration. Names, exit statuses and performance data are the same as in English (TAP).
# shellcheck source=tests/support/shell.sh
. "$(dirname "$0")/../support/shell.sh"
api --customers 300 --rate 0
chinese() { LC_ALL=zh_CN.UTF-8 tcpartner "$@"; }
# Sentences of several English words in a row, which are not translated; names of programs and values are none.
english() { grep -E '([A-Za-z]+ ){3}[a-z]+' | grep -vE '^ *(\$|#?[a-z_-]+ = |tcpartner |\. <)'; }

for command in '' list check snapshot diff history request doctor completion help; do
	# shellcheck disable=SC2086 # no word or one
	chinese $command --help >"$tmp/chinese" 2>&1
	code=$?
	tcpartner $command --help >"$tmp/english" 2>&1
	is "$command --help: exit status" $code $?
	is "$command --help: no English sentence" "$(english <"$tmp/chinese")" ''
	is "$command --help: options" "$(grep -oE -- '--[a-z-]+' "$tmp/chinese" | sort -u)" \
		"$(grep -oE -- '--[a-z-]+' "$tmp/english" | sort -u)"
	is "$command --help: at most 80 columns" "$(wc -L <"$tmp/chinese" | awk '$1 > 80')" ''
done

is 'help config: no English sentence' "$(chinese help config | english)" ''
is 'help config: the same entries' "$(chinese help config | grep -E '^#[a-z-]+( [^ ]+)? = ')" \
	"$(tcpartner help config | grep -E '^#[a-z-]+( [^ ]+)? = ')"
chinese help config >"$tmp/config"
sed -i 's/^#\([a-z-]* = \)/\1/; /^copy-command\|^bind\|^profile\|^role-\|^endpoint\|^sts-\|^ca-file\|^credential/d' "$tmp/config"
like 'help config: it can be used' "$(chinese request --config "$tmp/config" --show=body 2>&1)" '{"Page":1,*'
is 'help api: no English sentence' "$(chinese help api | english)" ''
is 'help api: the same codes and fields' "$(chinese help api | grep -oE '^    [A-Z][a-z]+[A-Z.][A-Za-z.]+')" \
	"$(tcpartner help api | grep -oE '^    [A-Z][a-z]+[A-Z.][A-Za-z.]+')"
like 'help api finds a Chinese word' "$(chinese help api 可能为)" '*Total*'
like 'and an English one' "$(chinese help api documented)" '*PageSize*'

# --- messages
like 'an unknown option' "$(chinese list --limt 3 2>&1)" 'tcpartner: 未知的选项 --limt（*--limit*）；见 tcpartner list --help'
like 'a number' "$(chinese list --limit x 2>&1)" 'tcpartner: --limit 应为数字，而不是“x”'
like 'a range of numbers' "$(chinese list --page-size 5000 2>&1)" 'tcpartner: --page-size 应为 1 至 1000 的数字，而不是“5000”'
like 'one of several words' "$(chinese list -o xml 2>&1)" 'tcpartner: --output 应为 table、json、*，而不是“xml”'
like 'an option elsewhere' "$(chinese list --neg 2>&1)" 'tcpartner: --below、*用于命令 check'
chinese list --neg >/dev/null 2>&1
is 'the exit status is that of English' $? 2
printf 'themes = dark\nlow = 200\n[profile]\n' >"$tmp/bad"
chinese list --config "$tmp/bad" --endpoint "$url" --limit 1 >"$tmp/out" 2>"$tmp/err"
is 'a bad configuration is no reason not to list' "$? $(lines "$tmp/out")" '0 1'
like 'an unknown entry of it is explained' "$(cat "$tmp/err")" "*$tmp/bad 第 1 行：*themes*"
like 'a value that is too large' "$(cat "$tmp/err")" "*$tmp/bad 第 2 行：*low*100*"
like 'a section without a name' "$(cat "$tmp/err")" "*$tmp/bad 第 3 行：*"
like 'no key' "$(env -u TENCENTCLOUD_SECRET_ID -u TENCENTCLOUD_SECRET_KEY LC_ALL=zh_CN.UTF-8 tcpartner list 2>&1)" \
	'tcpartner: 找不到凭证。*可用 tcpartner doctor 检查'
like 'half a key' "$(env -u TENCENTCLOUD_SECRET_KEY LC_ALL=zh_CN.UTF-8 tcpartner list 2>&1)" \
	'tcpartner: 没有设置 TENCENTCLOUD_SECRET_KEY，但设置了 TENCENTCLOUD_SECRET_ID*'
like '--lang precedes the locale' "$(LC_ALL=zh_CN.UTF-8 tcpartner --lang en list --limit x 2>&1)" '*must be a number*'
like 'and is enough' "$(tcpartner --lang zh-CN list --limit x 2>&1)" '*应为数字*'

# --- list
is 'list: heads are names' "$(chinese list --endpoint "$url" --limit 1 -o csv --columns UIN,Name,TopUpToLow | head -n 1 | tr -d '\r')" \
	'ClientUin,Name,TopUpToLow'
is 'or their translations' \
	"$(chinese list --endpoint "$url" --limit 1 -o tsv --columns UIN,Name,Remark,Status --heads translated | head -n 1 | tr '\t' ' ')" \
	'UIN 客户名称 备注 状态'
is 'each column has one' "$(chinese list --endpoint "$url" --limit 1 -o csv --heads translated | head -n 1 | tr ',' '\n' | grep -c '[^ -~]')" 12
like 'a table has the translations' "$(chinese list --endpoint "$url" --limit 1 -o table | head -n 1)" '状态    UIN *客户名称 *剩余额度 *'
like 'or the names' "$(chinese list --endpoint "$url" --limit 1 -o table --heads names | head -n 1)" 'Status *ClientUin *Name *RemainingCredit *'
like 'so has a table of sums' "$(chinese list --endpoint "$url" --group status -o table | sed -n '1p;$p' | tr -s ' \n' ' ')" '状态 客户 信用额度 剩余额度 欠费 日消耗 合计 *'
like 'and one of vouchers' "$(chinese list --endpoint "$url" --vouchers -o table | head -n 1)" '到期 *UIN *剩余 *总额 *状态 *'
is 'members of JSON are names' "$(chinese list --endpoint "$url" --limit 1 -o jsonl --heads translated)" \
	"$(tcpartner list --endpoint "$url" --limit 1 -o jsonl)"
is 'English heads are the names' "$(tcpartner list --endpoint "$url" --limit 1 -o csv --heads translated)" \
	"$(tcpartner list --endpoint "$url" --limit 1 -o csv)"

# --- check
chinese check --endpoint "$url" -vv >"$tmp/check"
is 'check: its exit status' $? 2
like 'check: its line' "$(head -n 1 "$tmp/check")" 'CRITICAL: * 个欠费 *（最严重：*）* | customers=300;;;0 *'
is 'check: the performance data' "$(sed -n '1s/.*| //; 1s/time=.*//p' "$tmp/check")" \
	"$(tcpartner check --endpoint "$url" | sed -n '1s/.*| //; 1s/time=.*//p')"
is 'check: at most 80 columns' "$(sed -n '1s/ | .*//p' "$tmp/check" | wc -L | awk '$1 > 80')" ''
is 'check: no English sentence' "$(sed 1d "$tmp/check" | sed 's/，[^，]*$//' | english)" ''
like 'check: what it cannot know' "$(chinese check --endpoint "$url" --metric nonsense)" 'UNKNOWN: --metric 应为 *'

# --- doctor
chinese doctor --endpoint "$url" >"$tmp/doctor"
is 'doctor: its exit status' $? 0
is 'doctor: no English sentence' "$(english <"$tmp/doctor")" ''
like 'doctor: its end' "$(tail -n 1 "$tmp/doctor")" '一切正常。'
is 'doctor: the names in JSON' "$(chinese doctor --json --endpoint "$url" | grep -oE '"(step|status)":"[a-z-]*"')" \
	"$(tcpartner doctor --json --endpoint "$url" | grep -oE '"(step|status)":"[a-z-]*"')"
api --customers 300 --rate 0 --fault refuse:AuthFailure.SecretIdNotFound
chinese doctor --endpoint "$url" >"$tmp/doctor"
is 'doctor: a refused key' "$? $(english <"$tmp/doctor")" '3 '
like 'list: the error of the API' "$(chinese list --endpoint "$url" 2>&1)" '*AuthFailure.SecretIdNotFound：密钥不存在*'

# --- what is kept in English until it is shown: the details of answers, and what libraries and errno say
while read -r fault wanted; do
	api --customers 30 --rate 0 --fault "$fault"
	chinese doctor --endpoint "$url" >"$tmp/doctor" 2>&1
	found=$?
	is "doctor: $fault" "$found $(english <"$tmp/doctor")$(tail -n 1 "$tmp/doctor" | grep -c '。$')" "$wanted 1"
done <<'END'
malformed 3
truncate-json 3
null-fields 0
swapped-types 1
bad-rows 1
http:404 3
END
like 'list: a status that is none of the API' "$(chinese list --endpoint "$url" 2>&1)" '*Http.Status：*（HTTP 状态 404）；*'
api --customers 30 --rate 0 --fault bad-rows
like 'list: the rows that are damaged' "$(chinese list --endpoint "$url" 2>&1 >/dev/null)" '第 * 行（ClientUin *）：*'
chinese list --endpoint "$url" >/dev/null 2>"$tmp/flaws"
is 'list: no English sentence about them' "$? $(english <"$tmp/flaws")" '4 '
api --customers 30 --rate 0 --deny DescribeCustomerVoucherList
like 'doctor: an action that is not permitted' "$(chinese doctor --endpoint "$url")" '*无权调用 DescribeCustomerVoucherList（*请关联策略*'
api_end
like 'nobody listens' "$(chinese doctor --endpoint http://127.0.0.1:9)" '*接入地址没有响应：*'
like 'errno' "$(chinese list --ca-file /nonexistent 2>&1)" '*/nonexistent：没有这个文件或目录'
like 'an unreadable range' "$(chinese check --metric neg -w :5)" '*不是范围：*应写成 10、*'
like 'a metric' "$(chinese check --metric x)" '*sus、neg、*或 voucher-days*'
# --- what is wrong in the configuration: on the screen in Chinese, in the log in English
api --customers 30 --rate 0
chmod 600 "$tmp/config"
# shellcheck disable=SC2016 # words of the file
while IFS= read -r line; do
	printf '%s\n' "$line" >"$tmp/config"
	chinese list --config "$tmp/config" --endpoint "$url" --limit 1 >/dev/null 2>"$tmp/out"
	is "configuration: $line" "$? $(english <"$tmp/out")$(grep '[^ -~]' "$tmp/out" | head -n 1 | grep -c config)" '0 1'
done <<'END'
nothing
= x
[profile
[x]
[profile]
nope = x
color = blue
low = abc
low = 1000
columns = UIN,Nope
theme = nope
bind x = nope
demo = maybe
watch-every = 1
END
printf 'color = blue\n' >"$tmp/config"
like 'a list of words in a sentence' "$(chinese list --config "$tmp/config" --endpoint "$url" --limit 1 2>&1 >/dev/null | tr -d '\n ')" \
	'*第1行：--color应为auto、always或never，而不是“blue”*'
printf 'wait --color 应为\n' >"$tmp/steps"
"$BUILD/tests/shots/shot" -s 120x24 "$tmp/steps" -- tcpartner --lang zh-CN --no-state --config "$tmp/config" --endpoint "$url" \
	--log "$tmp/log" >"$tmp/out" 2>&1
is 'the browser shows it in Chinese' "$?$(sed 's/^/ /' "$tmp/out" | grep -i 'timed out')" 0
like 'and logs it in English' "$(cat "$tmp/log")" '*line 1: --color must be auto, always or never, not \\"blue\\"*'
api_end

# The command prints an English word itself, which stays.
printf 'credential_command = echo refused >&2; exit 3\n' >"$tmp/config"
chmod 600 "$tmp/config"
unset TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
like 'a command for the key that fails' "$(chinese list --config "$tmp/config" 2>&1)" '*credential_command：失败，退出码为 3*'

# --- each message about a wrong command line
while read -r words; do
	# shellcheck disable=SC2086 # words
	chinese $words >"$tmp/out" 2>&1 </dev/null
	is "wrong: $words" "$? $(english <"$tmp/out")$(grep -c '[^ -~]' "$tmp/out")" '2 1'
done <<'END'
nope
lst
--nope
list --nope
list --sort nope
list --columns Nope
list --where remaining<x
list --where (a
list --where status:abc
list --limit -1
list -t ClientUin -f abc
list --low 5 --crit 10
list --endpoint http://example.com
list --config /nonexistent
list --log /nonexistent/x
list --output
list --view nope
list -o sqlite
list --vouchers --where x
list --burn x
list extra
list --role-arn x
list --demo --endpoint x
--lang x
--theme x
--watch-every 1
--history-keep x
--console-url x
diff --since x
snapshot --demo
request --show x
completion x
help nope
END
finish
