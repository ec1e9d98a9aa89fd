# src/app/pacer.c: every send takes the same slot, so only the last one is remembered
# found as: more than 5 sends in a second
/^void pacer_sent/,/^}/ s/slot\[first_seen(p)\]/slot[0]/
