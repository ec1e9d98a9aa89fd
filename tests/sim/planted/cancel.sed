# src/fetch/fetch_plan.c: what nobody wants any more is forgotten, but not cancelled
# found as: transfers, .* requests in flight
/^static void drop_unwanted/,/^}/ s/effects_add(fx, EFFECT_CANCEL)->id = pending->id;/(void)fx;/
