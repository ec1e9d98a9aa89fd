# src/view/kit/privacy.c: the remark is shown while personal data is masked
# found by: app/model/test_privacy no_size_shows_a_customer
s/ || f == FIELD_REMARK//
