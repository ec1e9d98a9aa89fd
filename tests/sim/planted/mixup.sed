# src/fetch/fetch_reply.c: a page goes to the list that is looked at, not to the one it was asked of
# found as: row
/^static bool take_customers/,/^}/ s/store_put(s, &out->request.query,/store_put(s, store_current(s),/
