# src/fetch/fetch_reply.c: over HTTP/1.1 more requests are sent than there are connections
# found by: fetch/test_fetch_plan a_version_says_what_the_connections_carry
s/r->http_version\[0\] == '1' ? FETCH_LANES : FETCH_IN_FLIGHT_MAX/FETCH_IN_FLIGHT_MAX/
