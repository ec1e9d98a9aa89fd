# src/store/credit_status.c: the threshold of an odd credit is rounded down
# found by: store/test_credit_status bands_hold_between_whole_percents
s/whole % 100 \* percent + 99/whole % 100 * percent/
