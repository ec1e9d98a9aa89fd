# src/sys/transport/transfer.c: TLS 1.1 is accepted
# found by: sys/transport/test_transport_tls no_version_before_tls_1_2_is_spoken
s/CURL_SSLVERSION_TLSv1_2/CURL_SSLVERSION_TLSv1_0/
