/* SPDX-License-Identifier: MIT */
/* The rows of the API reference. */
#include "api_docs_table.h"

#include "base/attr.h"

#include "api/assume_role.h"
#include "api/request.h"

#define RATE    N_("5 requests a second, including those of other tools of the account")
#define RATE_20 N_("20 requests a second, including those of other tools of the account")
#define CALLERS N_("distributors, second-level resellers and resellers")

/* The texts have these numbers. */
_Static_assert(API_RATE_PER_SEC == 5 && VOUCHER_UINS_MAX == 20 && UIN_LIST_MAX == 50, "limits");
/* The rates as the rows of the actions have them. */
_Static_assert(sizeof N_("5 a second") > 0 && sizeof N_("20 a second") > 0, "texts to translate");

#define TITLE(name, text)                                                                          \
	{                                                                                          \
		API_DOCS_TITLE, name, "", text, NULL, NULL                                         \
	}
#define LIMIT(name, text)                                                                          \
	{                                                                                          \
		API_DOCS_LIMIT, name, "", text, NULL, NULL                                         \
	}
#define PARAMETER(name, type, text)                                                                \
	{                                                                                          \
		API_DOCS_PARAMETER, name, type, text, NULL, NULL                                   \
	}
#define FIELD(name, type, text)                                                                    \
	{                                                                                          \
		API_DOCS_FIELD, name, type, text, NULL, NULL                                       \
	}
#define CODE(name)                                                                                 \
	{                                                                                          \
		API_DOCS_CODE, name, "", "", NULL, NULL                                            \
	}
#define REQUEST_ID                                                                                 \
	FIELD("RequestId", "string",                                                               \
	      N_("names this one request; quote it to support when it failed"))

/*
 * Source: the reference pages of the actions, version 2022-09-28, and those common to all of
 * API 3.0
 * ("Signature v3", "Responses", "Error Codes").
 */
static const struct api_docs_row table[] = {
    TITLE(N_("Service"), N_("what all actions have in common")),
    LIMIT(N_("Service"), API_SERVICE ", version " API_VERSION ", at https://" API_HOST),
    LIMIT(N_("Region"), N_("not needed")),
    LIMIT(N_("Signature"), N_("TC3-HMAC-SHA256 over the request; it is accepted within 5 minutes "
			      "of the server's clock")),
    LIMIT(N_("Sizes"), N_("a request has at most 10 MB, an answer at most 50 MB")),
    LIMIT(N_("Answers"),
	  N_("HTTP status 200 also for errors: Response.Error then has Code and Message. "
	     "The text of a Message may change, its Code does not")),
    LIMIT(N_("Language"), N_("of messages: zh-CN or en-US (--language)")),
    LIMIT(N_("Permission"),
	  N_("the read-only policy of Access Management is QcloudIntlpartnersmgtReadOnlyaccess")),
    LIMIT(N_("Money"), N_("in USD, with cents or finer")),

    TITLE(N_("Signed actions"), N_("the program signs these and no others")),
#define REQUEST_ACTION(id, name, rate, purpose)                                                    \
	{API_DOCS_ACTION, name, #rate " a second", purpose, NULL, API_VERSION},
#include "api/request_action.def"
#undef REQUEST_ACTION
    {API_DOCS_ACTION, STS_ACTION, N_("of STS"),
     N_("fetches a temporary key, only if a role is configured"), NULL, STS_VERSION},

    TITLE("QueryCustomersCredit", N_("the customers of the account and their credit, by pages")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    LIMIT(N_("Sorting"), N_("by AssociationTime only; anything else is sorted after loading")),
    LIMIT(N_("Filters"), N_("one field a request; not by credit, Force or IdentifyType")),
    PARAMETER("FilterType", "string", N_("the field to search: ClientUin, Name, Remark or Email")),
    PARAMETER("Filter", "string",
	      N_("what to search for; also for a ClientUin it is text. Whether a part is enough is "
		 "not documented")),
    PARAMETER("Page", "integer", N_("from 1")),
    PARAMETER("PageSize", "integer",
	      N_("customers a page; neither default nor maximum is documented, 100 is safe")),
    PARAMETER("Order", "string", N_("of AssociationTime: desc (the default) or asc")),
    FIELD("Total", "integer", N_("how many customers there are; may be null")),
    FIELD("Data", "list",
	  N_("the customers of the page; may be null. Any field of one may be null")),
    FIELD("ClientUin", "integer", N_("the customer's account id")),
    FIELD("Name", "string", N_("the customer's name")),
    FIELD("Type", "string", N_("not explained; \"new\" in the documentation's example")),
    FIELD("Mobile", "string", N_("mobile number")),
    FIELD("Email", "string", N_("e-mail address, partly masked")),
    FIELD(
	"Arrears", "string",
	N_("documented as always \"-\": a customer owes when RemainingCredit is below 0, whatever "
	   "this says")),
    FIELD("AssociationTime", "string",
	  N_("when the customer was bound to the account; its time zone is not documented")),
    FIELD("RecentExpiry", "string", N_("the nearest expiration time; not documented what expires")),
    FIELD("Credit", "number", N_("the credit that the customer was given, in USD")),
    FIELD("RemainingCredit", "number", N_("the credit that remains; below 0 the customer owes")),
    FIELD("IdentifyType", "integer", N_("0 not verified, 1 an individual, 2 an enterprise")),
    FIELD("Remark", "string", N_("the partner's own note on the customer")),
    FIELD("Force", "integer",
	  N_("0 as usual, 2 forced suspension (from ForceQN); other values are not explained")),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("InvalidParameterValue.InvalidUin"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryPartnerCredit", N_("the account's own credit")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    FIELD("TotalCredit", "number", N_("all of it, in USD")),
    FIELD("AllocatedCredit", "number", N_("the part that customers were given")),
    FIELD("RemainingCredit", "number", N_("the part that can still be given")),
    FIELD("CustomerTotalCredit", "number", N_("the sum of what customers were given")),
    FIELD("CustomerRemainingCredit", "number", N_("the sum of what remains to customers")),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryCreditAllocationHistory", N_("changes of a customer's credit")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    PARAMETER("ClientUin", "integer", N_("the customer; must be given")),
    PARAMETER("Page", "integer", N_("from 1")),
    PARAMETER("PageSize", "integer", N_("entries a page; its maximum is not documented")),
    FIELD("Total", "integer", N_("how many entries there are; may be null")),
    FIELD("History", "list", N_("the entries of the page; may be null")),
    FIELD("AllocatedTime", "string", N_("time of the change; its time zone is not documented")),
    FIELD("Operator", "string", N_("who made the change")),
    FIELD("Credit", "number", N_("the change, in USD; below 0 it was taken back")),
    FIELD("AllocatedCredit", "number", N_("the customer's credit after the change")),
    FIELD("ClientCreditAfter", "number", N_("the credit that remained after the change")),
    FIELD("Remark", "string", N_("the note on the change")),
    REQUEST_ID,
    CODE("FailedOperation"),

    TITLE("QueryVoucherAmountByUin", N_("the vouchers of customers, summed up for each")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    PARAMETER("ClientUins", "list", N_("1 to 20 customers; must be given")),
    FIELD("Data", "list", N_("one entry for each customer with vouchers; may be null")),
    FIELD("ClientUin", "integer", N_("the customer")),
    FIELD("TotalAmount", "number", N_("of all vouchers, in USD")),
    FIELD("RemainAmount", "number", N_("the amount that remains of them")),
    REQUEST_ID,
    CODE("FailedOperation.InvalidSubAgentUin"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("QueryCreditByUinList", N_("the credit of customers named by their ids")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    PARAMETER("UinList", "list", N_("1 to 50 customers; must be given")),
    FIELD("Data", "list", N_("one entry for each customer; may be null")),
    FIELD("Uin", "integer", N_("the customer")),
    FIELD("TotalCredit", "number", N_("the credit that the customer was given, in USD")),
    FIELD("RemainingCredit", "number", N_("the credit that remains")),
    REQUEST_ID,
    CODE("FailedOperation.UinNotAgent"),
    CODE("InternalError"),
    CODE("InvalidParameterValue"),
    CODE("InvalidParameterValue.UinList"),
    CODE("OperationDenied"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("RequestLimitExceeded"),
    CODE("UnauthorizedOperation.NotCustomerUin"),

    TITLE("QueryDirectCustomersCredit", N_("the credit of all direct customers at once")),
    LIMIT(N_("Rate"), RATE),
    LIMIT(N_("Callers"), CALLERS),
    LIMIT(N_("Paging"),
	  N_("none: the answer is the whole list. Its largest size is not documented; this "
	     "program takes 64 MiB and 1,000,000 customers")),
    FIELD(
	"Data", "list",
	N_("one entry for each direct customer; may be null. It has no names and no Force. Whether "
	   "it has the customers of a distributor's resellers is not documented")),
    FIELD("Uin", "integer", N_("the customer")),
    FIELD("TotalCredit", "number", N_("the credit that the customer was given, in USD")),
    FIELD("RemainingCredit", "number", N_("the credit that remains")),
    REQUEST_ID,
    CODE("InternalError"),
    CODE("InvalidParameterValue"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("RequestLimitExceeded"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("DescribeCustomerBillDetailByDay", N_("what a customer's services cost on one day")),
    LIMIT(N_("Rate"), RATE_20),
    LIMIT(N_("Callers"), CALLERS),
    LIMIT(N_("Days"),
	  N_("how late the bill of a day is complete, and in which time zone a day ends, is not "
	     "documented; this program takes UTC+8")),
    PARAMETER("CustomerUin", "integer", N_("the customer; must be given")),
    PARAMETER("Date", "string", N_("the day, YYYY-MM-DD, from 2025-06-01 on; must be given")),
    FIELD("TotalCost", "string", N_("the cost of the day after vouchers, in USD")),
    REQUEST_ID,
    CODE("FailedOperation"),
    CODE("InvalidParameterValue"),
    CODE("OperationDenied.ServiceBusy"),
    CODE("UnauthorizedOperation.NotCustomerUin"),
    CODE("UnauthorizedOperation.UinNoAuth"),

    TITLE("DescribeCustomerVoucherList", N_("the vouchers of the customers")),
    LIMIT(N_("Rate"), RATE_20),
    LIMIT(N_("Callers"), CALLERS),
    LIMIT(N_("Not sent"),
	  N_("CustomerUin, PaymentMode, Usage, ProductScope and VoucherId, which the API "
	     "takes as filters too")),
    PARAMETER("Page", "integer", N_("from 1; must be given")),
    PARAMETER("PageSize", "integer", N_("1 to 100; must be given")),
    PARAMETER(
	"VoucherStatus", "string",
	N_("Issued, Used, Expired or Invalidated; this program asks for Issued, those that can "
	   "still be used")),
    FIELD("TotalCount", "integer", N_("how many vouchers match")),
    FIELD("Data", "list", N_("the vouchers of the page")),
    FIELD("VoucherId", "integer", N_("the voucher")),
    FIELD("CustomerUin", "integer", N_("the customer")),
    FIELD("VoucherStatus", "string", N_("as above")),
    FIELD("RemainingAmount", "number",
	  N_("what remains of it, in USD; up to six decimals were seen")),
    FIELD("TotalAmount", "number", N_("what it was worth at first")),
    FIELD("EffectiveTime", "string",
	  N_("the time from which it counts; its zone is not documented")),
    FIELD("ExpireTime", "string", N_("the time at which it ends")),
    FIELD("ApplyReason", "string", N_("why it was given")),
    REQUEST_ID,
    CODE("FailedOperation"),
};

const struct api_docs_row *api_docs_table(size_t i)
{
	return i < COUNT_OF(table) ? &table[i] : NULL;
}
