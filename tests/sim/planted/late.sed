# src/fetch/requests.c: the late reply to a cancelled request is taken for that of another
# found as: (waits for no transfer|is not known)
/^struct pending \*requests_find(/,/^}/ s/f->pending\[i\].id == id/f->pending[i].id <= id + 1/
