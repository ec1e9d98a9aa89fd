# src/load/proof.c: the page at the end where customers come in is read again, but not compared
# found as: is missing
/^void proof_take/,/^}/ s/p->checksum == checksum/p->checksum/
