# src/fetch/pacer.c: every send takes the same slot, so only the last one is remembered
# found as: (waits in the library|more than 5)
/^void pacer_sent/,/^}/ s/slot\[find_first_free(p)\]/slot[0]/
