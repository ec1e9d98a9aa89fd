# src/fetch/fetch_plan.c: more is sent than the connections carry, and waits in the library
# found as: waits in the library
/^static bool make_connection_free/,/^}/ s/if (pacer_open(&f->pacer) < f->lanes)/if (pacer_open(\&f->pacer) < FETCH_IN_FLIGHT_MAX)/
