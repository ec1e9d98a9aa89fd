# src/fetch/rate_window.c: what was sent on a connection that we closed counts until then only
# found as: requests come in within a second
/^void rate_window_closed/,/^}/ s/s->state = SLOT_HELD;/s->state = SLOT_SETTLED;/
