/* SPDX-License-Identifier: MIT */
/* The words and patterns of names, remarks and addresses. */
#include "words.h"

#include "base/attr.h"
#include "base/mem.h"

static const struct word space[] = {{" ", NULL}};

static const struct word brand[] = {
    {"Acme", "acme"},
    {"Delta", "delta"},
    {"Globex", "globex"},
    {"Initech", "initech"},
    {"Vandelay", "vandelay"},
    {"Northwind", "northwind"},
    {"Kestrel", "kestrel"},
    {"Bluefin", "bluefin"},
    {"Larkspur", "larkspur"},
    {"Juniper Bay", "juniperbay"},
    {"Copperfield", "copperfield"},
    {"Halcyon", "halcyon"},
    {"Meridian", "meridian"},
    {"Tamarind", "tamarind"},
    {"Pinewood", "pinewood"},
    {"Orchid", "orchid"},
    {"Saffron", "saffron"},
    {"Mangrove", "mangrove"},
    {"Quartz", "quartz"},
    {"Banyan", "banyan"},
    {"Harbourline", "harbourline"},
    {"Monsoon", "monsoon"},
    {"Lighthouse", "lighthouse"},
    {"Redwood", "redwood"},
    {"Silverline", "silverline"},
    {"Tradewind", "tradewind"},
    {"Windmill", "windmill"},
    {"Zephyr", "zephyr"},
    {"Angsana", "angsana"},
    {"Bougain", "bougain"},
    {"Cascade", "cascade"},
    {"Driftwood", "driftwood"},
    {"Evergreen Nine", "evergreen9"},
    {"Foxglove", "foxglove"},
    {"Gallant", "gallant"},
    {"Hummingbird", "hummingbird"},
    {"Ironbark", "ironbark"},
    {"Jasper", "jasper"},
    {"Kingfisher", "kingfisher"},
    {"Lotus Field", "lotusfield"},
};

static const struct word accented[] = {
    {"Café Zürich", "cafezuerich"}, {"Ñandú", "nandu"},      {"Müller & Söhne", "muellersoehne"},
    {"Société Élan", "elan"},       {"Łódź", "lodz"},        {"Östersund", "ostersund"},
    {"São Bento", "saobento"},      {"Việt Hòa", "viethoa"}, {"Señal", "senal"},
    {"Björkö", "bjorko"},           {"Ærø", "aeroe"},        {"İzmir Körfez", "izmirkorfez"},
};

static const struct word trade[] = {
    {"Retail", NULL},   {"Games", NULL},     {"Trading", NULL},       {"Labs", NULL},
    {"Apps", NULL},     {"Logistics", NULL}, {"Media", NULL},         {"Cloud", NULL},
    {"Foods", NULL},    {"Studio", NULL},    {"Health", NULL},        {"Robotics", NULL},
    {"Travel", NULL},   {"Analytics", NULL}, {"Learning", NULL},      {"Payments", NULL},
    {"Shipping", NULL}, {"Import", NULL},    {"International", NULL}, {"Digital Solutions", NULL},
};

static const struct word form[] = {
    {"", NULL},     {"", NULL},      {"", NULL},         {" Ltd", NULL}, {" Pte Ltd", NULL},
    {" Inc", NULL}, {" GmbH", NULL}, {" Sdn Bhd", NULL}, {" SA", NULL},  {" LLC", NULL},
};

static const struct word region[] = {
    {"Asia Pacific", NULL}, {"(Hong Kong)", NULL}, {"Southeast Asia", NULL},
    {"Oceania", NULL},      {"Middle East", NULL}, {"Latin America", NULL},
};

static const struct word emoji[] = {
    {"🚀 ", NULL}, {"🌸 ", NULL}, {"🍜 ", NULL}, {"🎮 ", NULL}, {"🐼 ", NULL}, {"⚡ ", NULL},
};

static const struct word zh_city[] = {
    {"深圳", NULL}, {"北京", NULL}, {"上海", NULL}, {"广州", NULL}, {"杭州", NULL}, {"成都", NULL},
    {"南京", NULL}, {"武汉", NULL}, {"厦门", NULL}, {"香港", NULL}, {"臺北", NULL}, {"苏州", NULL},
};

static const struct word zh_brand[] = {
    {"星辰", "xingchen"}, {"海川", "haichuan"}, {"云帆", "yunfan"},  {"青禾", "qinghe"},
    {"远山", "yuanshan"}, {"明德", "mingde"},   {"银杏", "yinxing"}, {"天枢", "tianshu"},
    {"锦程", "jincheng"}, {"瑞丰", "ruifeng"},  {"晨曦", "chenxi"},  {"北斗七号", "beidou7"},
    {"龍騰", "longteng"}, {"飞鸟", "feiniao"},  {"蓝鲸", "lanjing"}, {"万象", "wanxiang"},
};

static const struct word zh_trade[] = {
    {"科技", NULL},     {"网络科技", NULL},   {"信息技术", NULL}, {"云计算", NULL},
    {"电子商务", NULL}, {"软件", NULL},       {"传媒", NULL},     {"智能", NULL},
    {"教育", NULL},     {"供应链管理", NULL}, {"工业", NULL},     {"互动娱乐", NULL},
};

static const struct word zh_form[] = {
    {"有限公司", NULL},         {"有限公司", NULL}, {"股份有限公司", NULL},
    {"（国际）有限公司", NULL}, {"", NULL},
};

static const struct word ja_form[] = {
    {"株式会社", NULL}, {"株式会社", NULL}, {"合同会社", NULL}, {"㈱", NULL}};

static const struct word ja_brand[] = {
    {"さくら", "sakura"},  {"あおば", "aoba"},   {"東雲", "shinonome"},    {"みらい", "mirai"},
    {"北斗", "hokuto"},    {"ひかり", "hikari"}, {"大和川", "yamatogawa"}, {"カモメ", "kamome"},
    {"つばさ", "tsubasa"}, {"ﾐﾅﾄ", "minato"},
};

static const struct word ja_trade[] = {
    {"ソフト", NULL},
    {"システムズ", NULL},
    {"商事", NULL},
    {"電機", NULL},
    {"ゲームス", NULL},
    {"ネットワーク", NULL},
    {"テクノロジーサービス", NULL},
    {"物流", NULL},
};

static const struct word ko_brand[] = {
    {"한빛", "hanbit"}, {"가온", "gaon"},   {"누리", "nuri"},        {"다온", "daon"},
    {"미르", "mir"},    {"새롬", "saerom"}, {"푸른솔", "pureunsol"}, {"해오름", "haeoreum"},
};

static const struct word ko_trade[] = {
    {"소프트", NULL}, {"시스템", NULL}, {"게임즈", NULL},
    {"물류", NULL},   {"미디어", NULL}, {"클라우드", NULL},
};

static const struct word ko_form[] = {{"", NULL}, {"", NULL}, {"(주)", NULL}, {" 주식회사", NULL}};

static const struct word remark[] = {
    {"VIP", NULL},
    {"pay late; call before 15th", NULL},
    {"key account", NULL},
    {"trial until end of quarter", NULL},
    {"重点客户", NULL},
    {"试用", NULL},
    {"续费中，月底前联系", NULL},
    {"月末締め翌月末払い", NULL},
    {"担当：田中", NULL},
    {"신규 고객", NULL},
    {"owner on leave, ask finance", NULL},
    {"migrating from another cloud", NULL},
    {"do not extend credit without approval of the regional manager; see the contract of May",
     NULL},
    {"wants invoice in SGD", NULL},
    {"café chain, 40 sites", NULL},
    {"⭐ reference customer", NULL},
    {"agreed: top-up every Monday", NULL},
    {"disputes March bill", NULL},
};

static const struct word remark_numbered[] = {
    {"PO ", NULL}, {"contract no. ", NULL}, {"合同 ", NULL}, {"CRM ", NULL}, {"見積 ", NULL},
};

static const struct word digit[] = {
    {"0", "0"}, {"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"},
    {"5", "5"}, {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"},
};

static const struct word mailbox[] = {
    {"ops", "ops"},           {"admin", "admin"},
    {"billing", "billing"},   {"cloud.team", "cloud.team"},
    {"finance", "finance"},   {"it", "it"},
    {"j.tan", "j.tan"},       {"mei.lin", "mei.lin"},
    {"accounts", "accounts"}, {"procurement", "procurement"},
    {"k.sato", "k.sato"},     {"a.mueller", "a.mueller"},
};

/* RFC 2606 reserves these top-level domains. */
static const struct word at_domain[] = {{".example", ".example"}, {".test", ".test"}};

#define LIST(name) ((struct words){name, COUNT_OF(name)})

struct words words_in(enum word_list list)
{
	switch (list) {
	case WORDS_NONE: return (struct words){NULL, 0};
	case WORDS_SPACE: return LIST(space);
	case WORDS_BRAND: return LIST(brand);
	case WORDS_ACCENTED: return LIST(accented);
	case WORDS_TRADE: return LIST(trade);
	case WORDS_FORM: return LIST(form);
	case WORDS_REGION: return LIST(region);
	case WORDS_EMOJI: return LIST(emoji);
	case WORDS_ZH_CITY: return LIST(zh_city);
	case WORDS_ZH_BRAND: return LIST(zh_brand);
	case WORDS_ZH_TRADE: return LIST(zh_trade);
	case WORDS_ZH_FORM: return LIST(zh_form);
	case WORDS_JA_FORM: return LIST(ja_form);
	case WORDS_JA_BRAND: return LIST(ja_brand);
	case WORDS_JA_TRADE: return LIST(ja_trade);
	case WORDS_KO_BRAND: return LIST(ko_brand);
	case WORDS_KO_TRADE: return LIST(ko_trade);
	case WORDS_KO_FORM: return LIST(ko_form);
	case WORDS_REMARK: return LIST(remark);
	case WORDS_REMARK_NUMBERED: return LIST(remark_numbered);
	case WORDS_DIGIT: return LIST(digit);
	case WORDS_MAILBOX: return LIST(mailbox);
	case WORDS_AT_DOMAIN: return LIST(at_domain);
	}
	BUG("a list of words that is none");
}

#define SP WORDS_SPACE
static const struct pattern names[] = {
    {300, SCRIPT_LATIN, {WORDS_BRAND, SP, WORDS_TRADE, WORDS_FORM}},
    {40, SCRIPT_LATIN, {WORDS_BRAND, SP, WORDS_TRADE, SP, WORDS_REGION, WORDS_FORM}},
    {70, SCRIPT_LATIN, {WORDS_BRAND}},
    {60, SCRIPT_LATIN, {WORDS_ACCENTED, SP, WORDS_TRADE, WORDS_FORM}},
    {25, SCRIPT_LATIN, {WORDS_EMOJI, WORDS_BRAND, SP, WORDS_TRADE}},
    {25, SCRIPT_CHINESE, {WORDS_BRAND, SP, WORDS_ZH_TRADE}},
    {280, SCRIPT_CHINESE, {WORDS_ZH_CITY, WORDS_ZH_BRAND, WORDS_ZH_TRADE, WORDS_ZH_FORM}},
    {20, SCRIPT_CHINESE, {WORDS_ZH_BRAND, WORDS_ZH_TRADE}},
    {80, SCRIPT_JAPANESE, {WORDS_JA_FORM, WORDS_JA_BRAND, WORDS_JA_TRADE}},
    {20, SCRIPT_JAPANESE, {WORDS_JA_BRAND, WORDS_JA_TRADE, WORDS_JA_FORM}},
    {80, SCRIPT_KOREAN, {WORDS_KO_BRAND, WORDS_KO_TRADE, WORDS_KO_FORM}},
};
#undef SP

#define NUM WORDS_DIGIT
static const struct pattern remarks[] = {
    {620, SCRIPT_LATIN, {WORDS_NONE}},
    {270, SCRIPT_LATIN, {WORDS_REMARK}},
    {110, SCRIPT_LATIN, {WORDS_REMARK_NUMBERED, NUM, NUM, NUM, NUM, NUM}},
};
#undef NUM

static const struct pattern *find_pattern(const struct pattern *p, uint32_t draw)
{
	while (draw >= p->weight)
		draw -= p++->weight;
	return p;
}

const struct pattern *words_name_pattern(uint32_t draw)
{
	return find_pattern(names, draw);
}

const struct pattern *words_remark_pattern(uint32_t draw)
{
	return find_pattern(remarks, draw);
}
