# SPDX-License-Identifier: MIT
# The simulation. `make sim SEEDS=100000` runs as many stories, beginning with the seed SEED.
SEED  ?= 1
SEEDS ?= 10000
SIM   := $(BUILD)/tests/sim/sim
SIM_O := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(sort $(wildcard tests/sim/*.c)) tests/support/seeded.c)
PLANTED := $(patsubst tests/%.sed,$(BUILD)/tests/%,$(sort $(wildcard tests/sim/planted/*.sed)))

$(SIM): $(SIM_O) $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PURE_LIBS) $(LDLIBS)

# The same simulation with a bug planted into one source file, which the stories must find.
$(BUILD)/tests/sim/planted/%: tests/sim/planted/%.sed tests/sim/plant.sh $(SIM_O) $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,PLANT,$@)
	@mkdir -p $(@D)
	$(Q)sh tests/sim/plant.sh $< $@.c
	$(Q)$(CC) $(ALL_CPPFLAGS) -iquote $$(dirname $$(sed -n '1s/^# \([^:]*\):.*/\1/p' $<)) $(ALL_CFLAGS) -w $(ALL_LDFLAGS) -o $@ $@.c $(SIM_O) $(BUILD)/libdemo.a $(BUILD)/libpure.a $(PURE_LIBS) $(LDLIBS)

.PHONY: sim sim-test
sim-test: $(SIM) $(PLANTED)
	$(Q)$(TESTED) tests/sim/test_sim.sh
sim: $(SIM) $(MOVING)
	$(Q)$(SIM) --seed $(SEED) --seeds $(SEEDS)
	$(Q)$(MOVING) --seed $(SEED) --seeds $(SEEDS)
