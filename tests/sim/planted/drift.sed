# src/store/listing.c: a list that became shorter is not seen to have changed
# found as: were never the server's list
/^static unsigned take_total/,/^}/ s/l->total != p->data.total/l->total < p->data.total/
