# src/store/listing_seams.c: without a Total nobody asks what is behind the last page
# found as: is missing
/^static bool has_next/,/^}/ s/ || listing_is_past_end(l, p->number + 1)//
