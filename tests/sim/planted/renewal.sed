# src/fetch/retry.c: each refused request asks for new credentials, also while they are fetched
# found as: renewed while a renewal is under way
/^static void retry_credential/,/^}/ s/= f->renewing ||/=/
