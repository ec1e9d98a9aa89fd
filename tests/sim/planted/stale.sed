# src/store/listing.c: an older page of that number stays beside the new one
# found as: row
/^static bool replace_page/,/^}/ s/listing_drop(l, old)/(void)old/
