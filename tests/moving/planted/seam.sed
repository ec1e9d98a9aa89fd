# src/store/listing_seams.c: who stands between two pages is not looked at
# found as: is missing
/^static bool rows_agree/,/^}/ s/!may_be(/!l \&\& !may_be(/
