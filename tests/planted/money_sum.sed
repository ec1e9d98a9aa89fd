# src/base/money.c: a sum that is too large becomes a debt
# found by: base/test_money totals_saturate
/^int64_t money_add/,/^}/ s/return INT64_MAX/return INT64_MIN/
