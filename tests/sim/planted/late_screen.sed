# src/fetch/fetch_plan.c: the page ahead is asked for before those on the screen
# found as: is looked at and waits for another
/^static void want_screen/,/^}/ s/if (!w->rows)/want_page(p, w->last_row \/ size + 2);\n\tif (!w->rows)/
