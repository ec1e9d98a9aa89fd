# src/fetch/retry.c: a fault that passes is not tried again
# found by: fetch/test_retry every_passing_fault_is_tried_again
s/retry_passing(b); break/refuse_request(b); break/
