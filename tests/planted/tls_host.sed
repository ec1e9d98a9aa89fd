# src/sys/transport/transfer.c: the certificate of another host is accepted
# found by: sys/transport/test_transport a_certificate_must_be_trusted_current_and_of_this_host
s/VERIFYHOST, 2L/VERIFYHOST, 0L/
