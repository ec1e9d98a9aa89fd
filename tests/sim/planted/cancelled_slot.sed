# src/fetch/rate_window.c: the slot of a cancelled request is free at once
# found as: (waits in the library|more than [0-9]+ (sends|requests))
/^void rate_window_cancelled/,/^}/ s/s->unwanted_ms = now_ms;/settle_slot(s, now_ms);/
