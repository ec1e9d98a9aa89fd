# src/store/listing.c: without a Total a first page that is not full is taken for all of the list
# found as: (count is another|is missing|not that of any list)
/^static bool has_end/,/^}/ s/ \&\& last->number > 1//
