# src/fetch/rate_window.c: a request held up on its way counts from when it was sent
# found as: requests come in within a second
/^static void settle_slot(/,/^}/ s/later_of(s->seen_ms, seen_ms)/s->seen_ms + 0 * seen_ms/
