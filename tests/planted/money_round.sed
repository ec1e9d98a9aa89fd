# src/base/money.c: half of a micro-dollar is cut off
# found by: base/test_money rounding_is_half_away_from_zero
s/round_up = digit >= 5/round_up = digit > 5/
