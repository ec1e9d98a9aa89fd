# src/fetch/retry.c: what failed is tried again far too late
# found as: (rows are missing|still it wakes up)
/^static void retry_passing/,/^}/ s/requests_backoff_ms(/1000 * requests_backoff_ms(/
