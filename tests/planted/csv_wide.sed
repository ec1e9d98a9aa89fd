# src/output/sheet.c: a full-width equals sign begins no formula
# found by: output/test_sheet a_formula_is_quoted_after_any_leading_character
s/ 0xFF1D,//
