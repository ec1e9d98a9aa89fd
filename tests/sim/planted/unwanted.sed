# src/fetch/fetch_plan.c: what was asked for stays asked for when another list is looked at
# found as: (a busy loop|of no use)
/^static void drop_unwanted/,/^}/ s/if (is_wanted(w, &pending->request))/if (is_wanted(w, \&pending->request) || pending->state == PENDING_DUE)/
