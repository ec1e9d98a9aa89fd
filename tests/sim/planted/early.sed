# src/fetch/rate_window.c: the quickest answer is subtracted from each, also where answers take any time
# found as: requests come in within a second
/^static int64_t usual_way_ms/,/^}/ s/return usual > RATE_WINDOW_ANSWERS \/ 2 && took_ms <= most ? least : 0;/return least + 0 * usual + 0 * most;/
