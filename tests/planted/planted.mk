# SPDX-License-Identifier: MIT
# Bugs in what the program promises: amounts, statuses, order, masks, signatures, pace, certificates. Each script of sed
# plants one in a copy of the source that its first line names. The unit test that its second line names is linked with that
# copy, and must fail there in the test named behind it (test_planted.sh).
PLANTED_UNIT := $(patsubst tests/%.sed,$(BUILD)/tests/%,$(sort $(wildcard tests/planted/*.sed)))
UNIT_LIBS := $(SUPPORT) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a

# NAME:TEST of each script; the object of the test is one more input of the planted program.
planted_pairs := $(shell { awk '/^. found by: / { sub(/.*\//, "", FILENAME); sub(/\.sed$$/, "", FILENAME); print FILENAME ":" $$4 }' tests/planted/*.sed; } 2>/dev/null)
planted_part   = $(word $(2),$(subst :, ,$(1)))
$(foreach p,$(planted_pairs),$(eval $(BUILD)/tests/planted/$(call planted_part,$(p),1): $(BUILD)/tests/unit/$(call planted_part,$(p),2).o))

$(BUILD)/tests/planted/%: tests/planted/%.sed tests/sim/plant.sh $(UNIT_LIBS)
	$(call say,PLANT,$@)
	@mkdir -p $(@D)
	$(Q)sh tests/sim/plant.sh $< $@.c
	$(Q)$(CC) $(ALL_CPPFLAGS) -D_DEFAULT_SOURCE -iquote $$(dirname $$(sed -n '1s/^# \([^:]*\):.*/\1/p' $<)) $(ALL_CFLAGS) $(CURL_CFLAGS) $(CRYPTO_CFLAGS) -w $(TEST_LDFLAGS) -o $@ $@.c $(filter %.o,$^) $(UNIT_LIBS) $(SYS_LIBS) $(TLS_LIBS) $(PURE_LIBS) $(CMOCKA_LIBS) $(LDLIBS)

.PHONY: planted
planted: $(PLANTED_UNIT)
	$(Q)$(TESTED) tests/planted/test_planted.sh
