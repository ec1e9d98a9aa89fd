# src/fetch/rate_window.c: the slot of a request that is not answered yet is given to another
# found as: (waits in the library|more than [0-9]+ (sends|requests))
/^static int64_t slot_free_ms/,/^}/ s/case SLOT_OPEN: break;/case SLOT_OPEN: return s->sent_ms + RATE_WINDOW_MS;/
