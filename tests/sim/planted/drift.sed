# src/store/listing.c: a list that became shorter is not seen to have changed
# found as: (were never the server's list|rows are missing)
/^unsigned listing_take_total/,/^}/ s/l->total != page->total/l->total < page->total/
