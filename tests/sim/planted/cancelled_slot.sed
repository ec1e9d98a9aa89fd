# src/fetch/pacer.c: the slot of a cancelled request is free at once
# found as: (waits in the library|more than 5)
/^void pacer_cancelled/,/^}/ s/s->unwanted_ms = now_ms;/settle_slot(s, now_ms);/
