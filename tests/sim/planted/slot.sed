# src/fetch/rate_window.c: every send takes the same slot, so only the last one is remembered
# found as: (waits in the library|more than [0-9]+ (sends|requests))
/^void rate_window_sent/,/^}/ s/slot\[find_first_free(p)\]/slot[0]/
