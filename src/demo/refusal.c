/* SPDX-License-Identifier: MIT */
/* Sets a refusal, in the language that the request asks for. */
#include "refusal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A Chinese text has the directives of the English one, in the same order. */
static const struct {
	const char *english, *chinese;
} texts[] = {
    {"The signature method is not TC3-HMAC-SHA256.", "签名方法不是 TC3-HMAC-SHA256。"},
    {"The header `Authorization` is not in the form `TC3-HMAC-SHA256 Credential=.., "
     "SignedHeaders=.., Signature=..`.",
     "请求头 `Authorization` 的格式不是 `TC3-HMAC-SHA256 Credential=.., SignedHeaders=.., "
     "Signature=..`。"},
    {"`Credential` is not in the form SecretId/date/service/tc3_request.",
     "`Credential` 的格式不是 SecretId/date/service/tc3_request。"},
    {"The request is missing the header `%s`.", "请求缺少请求头 `%s`。"},
    {"The request is missing the header `X-TC-Region`.", "请求缺少请求头 `X-TC-Region`。"},
    {"The header `X-TC-Timestamp` is not a UNIX time in seconds.",
     "请求头 `X-TC-Timestamp` 不是以秒为单位的 UNIX 时间戳。"},
    {"`Service` in Credential not valid: %s expected.",
     "Credential 中的 `Service` 无效：应为 %s。"},
    {"`Date` in Credential is not the UTC date of `X-TC-Timestamp` (%s).",
     "Credential 中的 `Date` 不是 `X-TC-Timestamp` 的 UTC 日期（%s）。"},
    {"`SignedHeaders` lists headers that were sent, in ASCII order.",
     "`SignedHeaders` 只能列出已发送的请求头，并按 ASCII 升序排列。"},
    {"`SignedHeaders` must include content-type and host.",
     "`SignedHeaders` 必须包含 content-type 和 host。"},
    {"The provided credentials could not be validated. Please check your signature is correct.",
     "签名验证失败，请检查您的签名是否正确。"},
    {"Signature expired: the timestamp %" PRId64
     " is more than 5 minutes from the server time %" PRId64 ".",
     "签名已过期：时间戳 %" PRId64 " 与服务器时间 %" PRId64 " 相差超过 5 分钟。"},
    {"The SecretId is not found, please ensure that your SecretId is correct.",
     "密钥 ID 不存在，请确认您的 SecretId 正确。"},
    {"The token is not the key's.", "Token 与密钥不匹配。"},
    {"The token has expired.", "Token 已过期。"},
    {"Only the role %s may do this.", "只有角色 %s 可以执行此操作。"},
    {"Your current request times equals to `%" PRIu32
     "` in a second, which exceeds the frequency limit `%" PRIu32
     "` for a second. Please reduce the frequency of calls.",
     "您当前每秒请求 `%" PRIu32 "` 次，超过了每秒频率上限 `%" PRIu32 "` 次，请降低调用频率。"},
    {"The parameter `%.*s` is not recognized.", "无法识别参数 `%.*s`。"},
    {"The value type of parameter `%s` is not valid: %s expected.",
     "参数 `%s` 的类型无效：应为%s。"},
    {"a string", "字符串"},
    {"a 64-bit integer", "64 位整数"},
    {"an unsigned 64-bit integer", "无符号 64 位整数"},
    {"an array of unsigned 64-bit integers", "无符号 64 位整数数组"},
    {"elements numbered from 0", "从 0 开始编号的元素"},
    {"The parameter `%s` is given twice.", "参数 `%s` 重复。"},
    {"The request body is not a JSON object.", "请求体不是 JSON 对象。"},
    {"A GET request is at most 32 KB.", "GET 请求最大为 32 KB。"},
    {"A request body is at most 10 MB.", "请求体最大为 10 MB。"},
    {"The query string is not percent-encoded.", "查询字符串未按百分号编码。"},
    {"The request is missing a required parameter `%s`.", "请求缺少必填参数 `%s`。"},
    {"The request is missing `%s`.", "请求缺少 `%s`。"},
    {"The value of `Page` counts from 1.", "参数 `Page` 的取值从 1 开始。"},
    {"The value range of `PageSize` is [1, %" PRIu32 "].",
     "参数 `PageSize` 的取值范围为 [1, %" PRIu32 "]。"},
    {"The value of `Order` is `desc` or `asc`.", "参数 `Order` 的取值为 `desc` 或 `asc`。"},
    {"The value of `FilterType` is `ClientUin`, `Name`, `Remark` or `Email`.",
     "参数 `FilterType` 的取值为 `ClientUin`、`Name`、`Remark` 或 `Email`。"},
    {"The parameter `Filter` needs the parameter `FilterType`.",
     "使用参数 `Filter` 时必须指定参数 `FilterType`。"},
    {"The value of `Filter` is not a UIN.", "参数 `Filter` 的值不是 UIN。"},
    {"The value of `Date` is not a date: YYYY-MM-DD expected.",
     "参数 `Date` 的值不是日期，格式应为 YYYY-MM-DD。"},
    {"The value of `Date` is before 2025-06-01.", "参数 `Date` 的值早于 2025-06-01。"},
    {"The UIN is not a customer of this account.", "该 UIN 不是此账号的客户。"},
    {"The UIN %" PRIu64 " is not a customer of this account.",
     "UIN %" PRIu64 " 不是此账号的客户。"},
    {"The list takes 1 to %zu UINs.", "列表可包含 1 到 %zu 个 UIN。"},
    {"Only GET and POST requests are supported.", "仅支持 GET 和 POST 请求。"},
    {"The Content-Type of a %s request is %s.", "%s 请求的 Content-Type 应为 %s。"},
    {"The version %.*s does not exist.", "版本 %.*s 不存在。"},
    {"The action %.*s does not exist or is not offered here.", "接口 %.*s 不存在或此处不提供。"},
    {"You are not authorized to perform %s. Check your CAM policies.",
     "您无权执行 %s，请检查 CAM 策略。"},
    {"The service is busy. Please try again later.", "服务繁忙，请稍后重试。"},
    {"An internal error has occurred.", "内部错误。"},
    {"Refused as ordered.", "按要求拒绝。"},
    {"The reply is larger than 50 MB.", "返回内容超过 50 MB。"},
    {"The body is not a JSON object.", "请求体不是 JSON 对象。"},
    {"`RoleSessionName` is too long.", "`RoleSessionName` 过长。"},
    {"`DurationSeconds` is at most %d.", "`DurationSeconds` 最大为 %d。"},
    {"The role does not exist.", "角色不存在。"},
};

bool refusal_texts(size_t i, const char **english, const char **chinese)
{
	if (i >= COUNT_OF(texts))
		return false;
	*english = texts[i].english;
	*chinese = texts[i].chinese;
	return true;
}

const char *refusal_text(const struct refusal *r, const char *english)
{
	for (size_t i = 0; r->chinese && i < COUNT_OF(texts); i++)
		if (strcmp(texts[i].english, english) == 0)
			return texts[i].chinese;
	return english;
}

bool refusal_set(struct refusal *r, const char *code, const char *fmt, ...)
{
	va_list ap;

	r->code = code;
	va_start(ap, fmt);
	/* The message may be cut, because a client may send a long name. */
	vsnprintf(r->message, sizeof(r->message), refusal_text(r, fmt), ap);
	va_end(ap);
	return false;
}
