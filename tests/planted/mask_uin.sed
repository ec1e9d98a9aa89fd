# src/view/kit/privacy.c: a masked UIN is shown whole
# found by: app/model/test_privacy neighbouring_masked_customers_differ
s/UIN_DIGITS 4 /UIN_DIGITS 40 /
