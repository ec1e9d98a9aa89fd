# src/output/sheet.c: a formula is written without its apostrophe
# found by: output/test_sheet a_formula_is_quoted_after_any_leading_character
s/if (guarded)/if (false)/
