# src/store/credit_status.c: a share equal to the threshold counts as below it
# found by: store/test_credit_status bands_end_where_the_alerts_do
s/return part < whole/return part <= whole/
