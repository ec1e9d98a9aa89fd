# src/store/lens_sort.c: equal rows change places
# found by: store/test_lens_sort many_rows_are_in_order_and_ties_in_the_servers
s/e\[at - 1\].key > x.key/e[at - 1].key >= x.key/
