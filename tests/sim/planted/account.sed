# src/fetch/pacer.c: a refusal of the account slows one action only
# found as: although the account is refused
/^void pacer_limited/,/^}/ s/!r->of_all && //
