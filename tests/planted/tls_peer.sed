# src/sys/transport/transfer.c: any certificate is trusted
# found by: sys/transport/test_transport a_certificate_must_be_trusted_current_and_of_this_host
s/VERIFYPEER, 1L/VERIFYPEER, 0L/
