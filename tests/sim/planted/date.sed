# src/fetch/pacer_dates.c: the Date of an answer is taken for its exact time
# found as: requests come in within a second
/^int64_t pacer_dates_take/,/^}/ s/date_s \* 1000 + 999 - least + MARGIN_MS/date_s * 1000 - least/
