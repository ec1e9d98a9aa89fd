# src/fetch/fetch_plan.c: the time of the API is learnt, but requests are not signed with it
# found as: halted by AuthFailure.SignatureExpire
/^static void send_request(/,/^}/ s/ + f->skew_s//
