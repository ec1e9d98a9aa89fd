# src/recording/recording_mask.c: pasted text is recorded as it is where no text is entered
# found by: recording/test_recording_mask pasted_text_is_masked_everywhere
s/if (k\.pasted)/if (false)/
