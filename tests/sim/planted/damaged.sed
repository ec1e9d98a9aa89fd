# src/api/reply_customers.c: a page in which something is damaged loses its last row
# found as: row .* was never sent
/^static void read_damaged/,/^}/ s/more \&\& json_parts_next/i + 1 < n \&\& more \&\& json_parts_next/
