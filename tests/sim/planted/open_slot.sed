# src/fetch/pacer.c: the slot of a request that is not answered yet is given to another
# found as: (waits in the library|more than 5)
/^static int64_t slot_free_ms/,/^}/ s/case SLOT_OPEN: break;/case SLOT_OPEN: return s->sent_ms + PACER_WINDOW_MS;/
