# src/fetch/pacer.c: every request counts for the same action
# found as: (waits in the library|more than [0-9]+ (sends|requests))
/^void pacer_sent/,/^}/ s/of\[a\]/of[ACTION_PARTNER_CREDIT]/
