# src/app/batch.c: who left while a list was read is not looked for at its end
# found as: were never the server's list
/^void batch_take/,/^}/ s/p->uin == outermost(s)/p->uin != 0/
