# src/api/tc3.c: the day of a signature begins a second early
# found by: api/test_tc3 d3_d4_the_date_flips_at_midnight_utc
s/time_print_date(r->unix_s,/time_print_date(r->unix_s + 1,/
