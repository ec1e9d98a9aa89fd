# SPDX-License-Identifier: MIT
# Runs the commands on lists that change meanwhile. `make sim SEEDS=100000` runs as many of these, too.
MOVING := $(BUILD)/tests/moving/moving
MOVING_O := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(sort $(wildcard tests/moving/*.c)) tests/support/seeded.c)
MOVING_PLANTED := $(patsubst tests/%.sed,$(BUILD)/tests/%,$(sort $(wildcard tests/moving/planted/*.sed)))

$(MOVING): $(MOVING_O) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)

$(BUILD)/tests/moving/planted/%: tests/moving/planted/%.sed tests/sim/plant.sh $(MOVING_O) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,PLANT,$@)
	@mkdir -p $(@D)
	$(Q)sh tests/sim/plant.sh $< $@.c
	$(Q)$(CC) $(ALL_CPPFLAGS) -D_DEFAULT_SOURCE -iquote $$(dirname $$(sed -n '1s/^# \([^:]*\):.*/\1/p' $<)) $(ALL_CFLAGS) -w $(ALL_LDFLAGS) -o $@ $@.c $(MOVING_O) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)

.PHONY: moving-test
moving-test: $(MOVING) $(MOVING_PLANTED)
	$(Q)$(TESTED) tests/moving/test_moving.sh
