# src/store/lens_sort.c: rows without a number are sorted among the others
# found by: store/test_lens_sort amounts_sort_as_numbers_with_what_is_missing_last
s/if (lens_key_read(&c, s->pages, r->at, &x))/if (lens_key_read(\&c, s->pages, r->at, \&x) || true)/
