/* SPDX-License-Identifier: MIT */
/* Writes a request as a shell command or as a short program. */
#include "explain/snippet.h"

#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

#include "codec/json.h"

#include "snippet_text.h"

#define BODY_MAX (16u << 10)

static const struct {
	const char *name, *title;
} snippets[SNIPPETS] = {[SNIPPET_CURL] = {"curl", N_("curl command")},
			[SNIPPET_TCCLI] = {"tccli", N_("tccli command")},
			[SNIPPET_PYTHON] = {"python", N_("Python program")},
			[SNIPPET_GO] = {"go", N_("Go program")},
			[SNIPPET_NODE] = {"node", N_("Node.js program")}};

const char *snippet_name(enum snippet r)
{
	return snippets[r].name;
}

const char *snippet_title(enum snippet r)
{
	return snippets[r].title;
}

bool snippet_parse(struct sl name, enum snippet *out)
{
	for (int i = 0; i < SNIPPETS; i++)
		if (sl_equal(name, sl_from(snippets[i].name))) {
			*out = (enum snippet)i;
			return true;
		}
	return false;
}

/* Adds s quoted for sh, bash, zsh and fish: in single quotes but for single quotes themselves and
 * backslashes, which fish would read in pairs. */
static void add_shell(struct buf *out, struct sl s)
{
	buf_add_byte(out, '\'');
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\'')
			buf_add_chars(out, "'\\''");
		else if (s.p[i] == '\\')
			buf_add_chars(out, "'\"\\\\\"'");
		else
			buf_add_byte(out, s.p[i]);
	buf_add_byte(out, '\'');
}

/* Adds s as add_shell does, but without quotes when the shell would not change it. */
static void add_word(struct buf *out, struct sl s)
{
	static const char bare[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				   "_-.,:/@+";
	size_t n = 0;
	while (n < s.n && memchr(bare, s.p[n], sizeof bare - 1))
		n++;
	if (n > 0 && n == s.n)
		buf_add(out, s);
	else
		add_shell(out, s);
}

/* Returns '=' before a value that begins with '-', which would be taken for an option; else ' '. */
static const char *option_separator(struct sl value)
{
	return value.n && value.p[0] == '-' ? "=" : " ";
}

static void add_option(struct buf *out, const char *name, const char *value)
{
	buf_addf(out, " --%s%s", name, option_separator(sl_from(value)));
	add_word(out, sl_from(value));
}

static bool has_role(const struct snippet_for *w)
{
	return w->role && w->role->arn[0];
}

static void put_action(const struct snippet_for *w, struct buf *out)
{
	buf_add_chars(out, request_action_name(w->request->action));
}

static void put_version(const struct snippet_for *w, struct buf *out)
{
	(void)w;
	buf_add_chars(out, API_VERSION);
}

static void put_service(const struct snippet_for *w, struct buf *out)
{
	(void)w;
	buf_add_chars(out, API_SERVICE);
}

static void put_host(const struct snippet_for *w, struct buf *out)
{
	buf_add_chars(out, w->to->host);
}

static void put_url(const struct snippet_for *w, struct buf *out)
{
	buf_add_chars(out, w->to->url);
}

static void put_scheme(const struct snippet_for *w, struct buf *out)
{
	buf_add_chars(out, w->to->tls ? "https" : "http");
}

/* A JSON object of texts, numbers and arrays is also a literal of Python and JavaScript. */
static void put_body(const struct snippet_for *w, struct buf *out)
{
	request_body(w->request, out);
}

static void put_body_quoted(const struct snippet_for *w, struct buf *out,
			    void (*quote)(struct buf *out, struct sl s))
{
	struct buf body;
	buf_init(&body, BODY_MAX);
	request_body(w->request, &body);
	quote(out, buf_sl(&body));
	buf_release(&body);
}

static void put_body_shell(const struct snippet_for *w, struct buf *out)
{
	put_body_quoted(w, out, add_shell);
}

/* The escapes of a JSON string are also those of an interpreted string of Go. */
static void put_body_string(const struct snippet_for *w, struct buf *out)
{
	put_body_quoted(w, out, json_write_string);
}

/* The program is in single quotes, so these have double ones. */
static void put_curl_options(const struct snippet_for *w, struct buf *out)
{
	if (w->language)
		buf_addf(out, " -H \"X-TC-Language: %s\"", w->language);
	if (w->ca_file)
		buf_add_chars(out, " --cacert \"$2\"");
	/* A proxy cannot reach this machine's loopback. */
	if (w->to->loopback)
		buf_add_chars(out, " --noproxy \"*\"");
}

/* The file is the second argument of the program. */
static void put_curl_ca(const struct snippet_for *w, struct buf *out)
{
	if (!w->ca_file)
		return;
	buf_add_byte(out, ' ');
	add_shell(out, sl_from(w->ca_file));
}

static void put_python_ca(const struct snippet_for *w, struct buf *out)
{
	if (!w->ca_file)
		return;
	buf_add_chars(out, ", certification=");
	json_write_string(out, sl_from(w->ca_file));
}

static void put_python_language(const struct snippet_for *w, struct buf *out)
{
	if (w->language)
		buf_addf(out, ", language=\"%s\"", w->language);
}

static void put_go_language(const struct snippet_for *w, struct buf *out)
{
	if (w->language)
		buf_addf(out, "\tsettings.Language = \"%s\"\n", w->language);
}

static void put_go_tls(const struct snippet_for *w, struct buf *out)
{
	if (w->ca_file)
		buf_add_chars(out, "\t\"crypto/tls\"\n\t\"crypto/x509\"\n");
}

static void put_go_http(const struct snippet_for *w, struct buf *out)
{
	if (w->ca_file)
		buf_add_chars(out, "\t\"net/http\"\n");
}

/* The file is trusted beside the system's certificates. */
static void put_go_ca(const struct snippet_for *w, struct buf *out)
{
	if (!w->ca_file)
		return;
	buf_add_chars(out, "\ttrusted, err := x509.SystemCertPool()\n\tcheck(err)\n"
			   "\tpem, err := os.ReadFile(");
	json_write_string(out, sl_from(w->ca_file));
	buf_add_chars(out, ")\n\tcheck(err)\n\ttrusted.AppendCertsFromPEM(pem)\n"
			   "\ttransport := http.DefaultTransport.(*http.Transport).Clone()\n"
			   "\ttransport.TLSClientConfig = &tls.Config{RootCAs: trusted}\n"
			   "\tclient.WithHttpTransport(transport)\n");
}

/* The SDK has no setting for this. Its requests use the global agent, unless http_proxy is set. */
static void put_node_ca(const struct snippet_for *w, struct buf *out)
{
	if (!w->ca_file)
		return;
	buf_add_chars(out, "require(\"https\").globalAgent.options.ca = [\n"
			   "  ...require(\"tls\").rootCertificates,\n"
			   "  require(\"fs\").readFileSync(");
	json_write_string(out, sl_from(w->ca_file));
	buf_add_chars(out, "),\n];\n");
}

/* An ARN has no character that could end a comment of the language, or a quotation in a shell. */
static void put_remark(const struct snippet_for *w, const char *sign, struct buf *out)
{
	if (has_role(w))
		buf_addf(out,
			 "%s The key must be a temporary one of the role\n"
			 "%s %s: tccli sts AssumeRole gives one.\n",
			 sign, sign, w->role->arn);
}

static void put_hash_remark(const struct snippet_for *w, struct buf *out)
{
	put_remark(w, "#", out);
}

static void put_slash_remark(const struct snippet_for *w, struct buf *out)
{
	put_remark(w, "//", out);
}

static const struct {
	const char *word;
	void (*put)(const struct snippet_for *w, struct buf *out);
} words[] = {{"{action}", put_action},
	     {"{version}", put_version},
	     {"{service}", put_service},
	     {"{host}", put_host},
	     {"{url}", put_url},
	     {"{scheme}", put_scheme},
	     {"{body}", put_body},
	     {"{body:sh}", put_body_shell},
	     {"{body:string}", put_body_string},
	     {"{curl:options}", put_curl_options},
	     {"{curl:ca}", put_curl_ca},
	     {"{python:ca}", put_python_ca},
	     {"{python:language}", put_python_language},
	     {"{go:tls}", put_go_tls},
	     {"{go:http}", put_go_http},
	     {"{go:language}", put_go_language},
	     {"{go:ca}", put_go_ca},
	     {"{node:ca}", put_node_ca},
	     {"{role:#}", put_hash_remark},
	     {"{role://}", put_slash_remark}};

/* Fills in the word in braces at the front of rest; returns its bytes, 0 when there is none. */
static size_t fill_word(struct sl rest, const struct snippet_for *w, struct buf *out)
{
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct sl word = sl_from(words[i].word);
		if (!sl_starts(rest, word))
			continue;
		words[i].put(w, out);
		return word.n;
	}
	return 0;
}

static void fill_text(const char *text, const struct snippet_for *w, struct buf *out)
{
	struct sl rest = sl_from(text);
	while (rest.n) {
		size_t used = rest.p[0] == '{' ? fill_word(rest, w, out) : 0;
		if (used == 0) {
			buf_add_byte(out, rest.p[0]);
			used = 1;
		}
		rest = sl_drop(rest, used);
	}
}

static void add_list(const struct json *doc, const struct json_node *list, struct buf *out)
{
	const struct json_node *n = json_first(list);
	buf_add_chars(out, "'[");
	for (const char *before = ""; n; n = json_next(n), before = ",") {
		buf_add_chars(out, before);
		buf_add(out, json_number(doc, n));
	}
	buf_add_chars(out, "]'");
}

/* Adds each parameter by its name, as tccli takes them: texts plain, lists as JSON. */
static void add_parameters(const struct json *doc, struct buf *out)
{
	const struct json_node *n = json_first(json_root(doc));
	for (; n; n = json_next(n)) {
		buf_addf(out, " \\\n    --%s%s", json_key(n), option_separator(json_string(n)));
		if (json_kind_of(n) == JSON_ARRAY)
			add_list(doc, n, out);
		else if (json_kind_of(n) == JSON_NUMBER)
			buf_add(out, json_number(doc, n));
		else
			add_shell(out, json_string(n));
	}
}

static void add_account(const struct snippet_for *w, struct buf *out)
{
	if (w->profile && w->profile[0])
		add_option(out, "profile", w->profile);
	if (!has_role(w))
		return;
	add_option(out, "role-arn", w->role->arn);
	add_option(out, "role-session-name", w->role->session);
}

static void write_tccli(const struct snippet_for *w, struct buf *out)
{
	struct buf body;
	struct err e = {0};
	buf_init(&body, BODY_MAX);
	request_body(w->request, &body);
	struct json *doc = json_parse(buf_sl(&body), &e);
	if (!doc)
		BUG("a request that is no JSON");
	if (!w->to->tls)
		buf_add_chars(out, "# tccli speaks https only: this endpoint it cannot reach.\n");
	buf_addf(out, "tccli " API_SERVICE " %s --version " API_VERSION " --endpoint %s",
		 request_action_name(w->request->action), w->to->host);
	if (w->language)
		buf_addf(out, " --language %s", w->language);
	add_account(w, out);
	add_parameters(doc, out);
	buf_add_byte(out, '\n');
	json_free(doc);
	buf_release(&body);
}

void snippet_write(enum snippet r, const struct snippet_for *what, struct buf *out)
{
	switch (r) {
	case SNIPPET_CURL: fill_text(snippet_text_curl, what, out); break;
	case SNIPPET_TCCLI: write_tccli(what, out); break;
	case SNIPPET_PYTHON: fill_text(snippet_text_python, what, out); break;
	case SNIPPET_GO: fill_text(snippet_text_go, what, out); break;
	case SNIPPET_NODE: fill_text(snippet_text_node, what, out); break;
	}
}
