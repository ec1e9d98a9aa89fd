# src/fetch/requests.c: the late reply to a cancelled request is taken for that of another
# found as: (waits for no flight|is not known)
/^struct ask \*requests_find(/,/^}/ s/f->ask\[i\].id == id/f->ask[i].id <= id + 1/
