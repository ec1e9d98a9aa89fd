/* SPDX-License-Identifier: MIT */
/* The rows of the API reference. */
#include "api_docs_table.h"

#include "base/attr.h"

#include "api/assume_role.h"
#include "api/request.h"

#define STRING(x) #x
#define NUMBER(x) STRING(x)
#define RATE_OF(rate)                                                                              \
	NUMBER(rate) " requests a second, including those of other tools of the account"
#define RATE    RATE_OF(API_RATE_PER_SEC)
#define CALLERS "distributors, second-level resellers and resellers"

#define TITLE(name, text)                                                                          \
	{                                                                                          \
		API_DOCS_TITLE, name, "", text, NULL                                               \
	}
#define LIMIT(name, text)                                                                          \
	{                                                                                          \
		API_DOCS_LIMIT, name, "", text, NULL                                               \
	}
#define PARAMETER(name, type, text)                                                                \
	{                                                                                          \
		API_DOCS_PARAMETER, name, type, text, NULL                                         \
	}
#define FIELD(name, type, text)                                                                    \
	{                                                                                          \
		API_DOCS_FIELD, name, type, text, NULL                                             \
	}
#define CODE(name)                                                                                 \
	{                                                                                          \
		API_DOCS_CODE, name, "", "", NULL                                                  \
	}
#define REQUEST_ID                                                                                 \
	FIELD("RequestId", "string", "names this one request; quote it to support when it failed")

/*
 * Source: the reference pages of the actions, version 2022-09-28, and those common to all of
 * API 3.0
 * ("Signature v3", "Responses", "Error Codes").
 */
static const struct api_docs_row table[] = {
    TITLE("Service", "what all actions have in common"),
    LIMIT("Service", API_SERVICE ", version " API_VERSION ", at https://" API_HOST),
    LIMIT("Region", "not needed"),
    LIMIT(
	"Signature",
	"TC3-HMAC-SHA256 over the request; it is accepted within 5 minutes of the server's clock"),
    LIMIT("Sizes", "a request has at most 10 MB, an answer at most 50 MB"),
    LIMIT("Answers", "HTTP status 200 also for errors: Response.Error then has Code and Message. "
		     "The text of a Message may change, its Code does not"),
    LIMIT("Language", "of messages: zh-CN or en-US (--language)"),
    LIMIT("Permission",
	  "the read-only policy of Access Management is QcloudIntlpartnersmgtReadOnlyaccess"),
    LIMIT("Money", "in USD, with cents or finer"),

    TITLE("Signed actions", "the program signs these and no others"),
#define REQUEST_ACTION(id, name, rate, purpose)                                                    \
	{API_DOCS_ACTION, name, #rate " a second", purpose ". Version " API_VERSION, NULL},
#include "api/request_action.def"
#undef REQUEST_ACTION
    {API_DOCS_ACTION, STS_ACTION, "of STS",
     "fetches a temporary key, only if a role is configured. Version " STS_VERSION, NULL},

    TITLE("QueryCustomersCredit", "the customers of the account and their credit, by pages"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    LIMIT("Sorting", "by AssociationTime only; anything else is sorted after loading"),
    LIMIT("Filters", "one field a request; not by credit, Force or IdentifyType"),
    PARAMETER("FilterType", "string", "the field to search: ClientUin, Name, Remark or Email"),
    PARAMETER("Filter", "string",
	      "what to search for; also for a ClientUin it is text. Whether a part is enough is "
	      "not documented"),
    PARAMETER("Page", "integer", "from 1"),
    PARAMETER("PageSize", "integer",
	      "customers a page; neither default nor maximum is documented, 100 is safe"),
    PARAMETER("Order", "string", "of AssociationTime: desc (the default) or asc"),
    FIELD("Total", "integer", "how many customers there are; may be null"),
    FIELD("Data", "list", "the customers of the page; may be null. Any field of one may be null"),
    FIELD("ClientUin", "integer", "the customer's account id"),
    FIELD("Name", "string", "the customer's name"),
    FIELD("Type", "string", "not explained; \"new\" in the documentation's example"),
    FIELD("Mobile", "string", "mobile number"),
    FIELD("Email", "string", "e-mail address, partly masked"),
    FIELD("Arrears", "string",
	  "documented as always \"-\": a customer owes when RemainingCredit is below 0, whatever "
	  "this says"),
    FIELD("AssociationTime", "string",
	  "when the customer was bound to the account; its time zone is not documented"),
    FIELD("RecentExpiry", "string", "the nearest expiration time; not documented what expires"),
    FIELD("Credit", "number", "the credit that the customer was given, in USD"),
    FIELD("RemainingCredit", "number", "the credit that remains; below 0 the customer owes"),
    FIELD("IdentifyType", "integer", "0 not verified, 1 an individual, 2 an enterprise"),
    FIELD("Remark", "string", "the partner's own note on the customer"),
    FIELD("Force", "integer",
	  "0 as usual, 2 forced suspension (from ForceQN); other values are not explained"),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("InvalidParameterValue.InvalidUin"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryPartnerCredit", "the account's own credit"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    FIELD("TotalCredit", "number", "all of it, in USD"),
    FIELD("AllocatedCredit", "number", "the part that customers were given"),
    FIELD("RemainingCredit", "number", "the part that can still be given"),
    FIELD("CustomerTotalCredit", "number", "the sum of what customers were given"),
    FIELD("CustomerRemainingCredit", "number", "the sum of what remains to customers"),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryCreditAllocationHistory", "changes of a customer's credit"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    PARAMETER("ClientUin", "integer", "the customer; must be given"),
    PARAMETER("Page", "integer", "from 1"),
    PARAMETER("PageSize", "integer", "entries a page; its maximum is not documented"),
    FIELD("Total", "integer", "how many entries there are; may be null"),
    FIELD("History", "list", "the entries of the page; may be null"),
    FIELD("AllocatedTime", "string", "time of the change; its time zone is not documented"),
    FIELD("Operator", "string", "who made the change"),
    FIELD("Credit", "number", "the change, in USD; below 0 it was taken back"),
    FIELD("AllocatedCredit", "number", "the customer's credit after the change"),
    FIELD("ClientCreditAfter", "number", "the credit that remained after the change"),
    FIELD("Remark", "string", "the note on the change"),
    REQUEST_ID,
    CODE("FailedOperation"),

    TITLE("QueryVoucherAmountByUin", "the vouchers of customers, summed up for each"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    PARAMETER("ClientUins", "list", "1 to " NUMBER(VOUCHER_UINS_MAX) " customers; must be given"),
    FIELD("Data", "list", "one entry for each customer with vouchers; may be null"),
    FIELD("ClientUin", "integer", "the customer"),
    FIELD("TotalAmount", "number", "of all vouchers, in USD"),
    FIELD("RemainAmount", "number", "the amount that remains of them"),
    REQUEST_ID,
    CODE("FailedOperation.InvalidSubAgentUin"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryCreditByUinList", "the credit of customers named by their ids"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    PARAMETER("UinList", "list", "1 to " NUMBER(UIN_LIST_MAX) " customers; must be given"),
    FIELD("Data", "list", "one entry for each customer; may be null"),
    FIELD("Uin", "integer", "the customer"),
    FIELD("TotalCredit", "number", "the credit that the customer was given, in USD"),
    FIELD("RemainingCredit", "number", "the credit that remains"),
    REQUEST_ID,
    CODE("FailedOperation.UinNotAgent"),
    CODE("InternalError"),
    CODE("InvalidParameterValue"),
    CODE("InvalidParameterValue.UinList"),
    CODE("OperationDenied"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("RequestLimitExceeded"),
    CODE("UnauthorizedOperation.NotCustomerUin"),

    TITLE("QueryDirectCustomersCredit", "the credit of all direct customers at once"),
    LIMIT("Rate", RATE),
    LIMIT("Callers", CALLERS),
    LIMIT("Paging", "none: the answer is the whole list. Its largest size is not documented; this "
		    "program takes 64 MiB and 1,000,000 customers"),
    FIELD("Data", "list",
	  "one entry for each direct customer; may be null. It has no names and no Force. Whether "
	  "it has the customers of a distributor's resellers is not documented"),
    FIELD("Uin", "integer", "the customer"),
    FIELD("TotalCredit", "number", "the credit that the customer was given, in USD"),
    FIELD("RemainingCredit", "number", "the credit that remains"),
    REQUEST_ID,
    CODE("InternalError"),
    CODE("InvalidParameterValue"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("RequestLimitExceeded"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("DescribeCustomerBillDetailByDay", "what a customer's services cost on one day"),
    LIMIT("Rate", RATE_OF(20)),
    LIMIT("Callers", CALLERS),
    LIMIT("Days",
	  "how late the bill of a day is complete, and in which time zone a day ends, is not "
	  "documented; this program takes UTC+8"),
    PARAMETER("CustomerUin", "integer", "the customer; must be given"),
    PARAMETER("Date", "string", "the day, YYYY-MM-DD, from 2025-06-01 on; must be given"),
    FIELD("TotalCost", "string", "the cost of the day after vouchers, in USD"),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("InvalidParameterValue"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.NotCustomerUin"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("DescribeCustomerVoucherList", "the vouchers of the customers"),
    LIMIT("Rate", RATE_OF(20)),
    LIMIT("Callers", CALLERS),
    LIMIT("Not sent", "CustomerUin, PaymentMode, Usage, ProductScope and VoucherId, which the API "
		      "takes as filters too"),
    PARAMETER("Page", "integer", "from 1; must be given"),
    PARAMETER("PageSize", "integer", "1 to 100; must be given"),
    PARAMETER("VoucherStatus", "string",
	      "Issued, Used, Expired or Invalidated; this program asks for Issued, those that can "
	      "still be used"),
    FIELD("TotalCount", "integer", "how many vouchers match"),
    FIELD("Data", "list", "the vouchers of the page"),
    FIELD("VoucherId", "integer", "the voucher"),
    FIELD("CustomerUin", "integer", "the customer"),
    FIELD("VoucherStatus", "string", "as above"),
    FIELD("RemainingAmount", "number", "what remains of it, in USD; up to six decimals were seen"),
    FIELD("TotalAmount", "number", "what it was worth at first"),
    FIELD("EffectiveTime", "string", "the time from which it counts; its zone is not documented"),
    FIELD("ExpireTime", "string", "the time at which it ends"),
    FIELD("ApplyReason", "string", "why it was given"),
    REQUEST_ID,
    CODE("FailedOperation"),
};

const struct api_docs_row *api_docs_table(size_t i)
{
	return i < COUNT_OF(table) ? &table[i] : NULL;
}
