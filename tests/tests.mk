# SPDX-License-Identifier: MIT
# The tests. Each kind is a folder; a file test_NAME.c in it is one program of cmocka tests.
#   unit    one for each source file, in folders as the sources are
#   flow    scripts of keys, replies and time, with the expected requests and screens, on fake ports
#   pty     the real program in a pseudo-terminal
#   fuzz    libFuzzer targets; the tests replay their corpora
#   sim     the pure folders on a simulated server: one story for each seed, in virtual time
#   planted  bugs in single promises, which a named unit test must find
#   moving  list, check and export on lists that change meanwhile, in virtual time
#   mutate   small mistakes in the sources, which the tests must notice
#   structure  includes, circles of calls, headers, purity, sizes, tables that the compiler checks,
#             the recipes of HACKING.md, the texts that are translated

CMOCKA_CFLAGS ?= $(call pc,cmocka)
CMOCKA_LIBS   ?= $(call pl,cmocka,-lcmocka)
VTERM_LIBS    ?= $(call pl,vterm,-lvterm) -lutil
TLS_LIBS      ?= $(call pl,libssl,-lssl) -pthread
$(call fix,CMOCKA_CFLAGS CMOCKA_LIBS VTERM_LIBS TLS_LIBS)

SHOT := $(BUILD)/tests/shots/shot
PLAYER := $(BUILD)/tests/shots/screenshot_player
tests_of = $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard $(foreach d,/ /*/ /*/*/,tests/$(1)$(d)test_*.c))))
UNIT := $(call tests_of,unit)
FLOW := $(call tests_of,flow)
PTY  := $(call tests_of,pty)
FUZZ := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

TEST_CPPFLAGS = $(ALL_CPPFLAGS) -Itests/support -D_GNU_SOURCE -DTEST_BUILD='"$(BUILD)"'
TEST_CFLAGS   = $(filter-out -Wpedantic -Wmissing-prototypes -Wconversion -Wsign-conversion -Wcast-qual,$(ALL_CFLAGS)) -Wno-missing-field-initializers $(CMOCKA_CFLAGS) $(CRYPTO_CFLAGS) $(SQLITE_CFLAGS)
# What tests share is an archive, so that a test holds only what it uses, and loads only the libraries that this uses:
# there are hundreds of tests, and each is linked once and started often.
SUPPORT_O := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(sort $(wildcard tests/support/*.c)))
SUPPORT   := $(BUILD)/tests/support/libsupport.a
AS_NEEDED := $(call links,-Wl$(comma)--as-needed)
TEST_LDFLAGS = $(AS_NEEDED) $(ALL_LDFLAGS)

$(SUPPORT): $(SUPPORT_O)
	$(call say,AR,$@)
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags.stamp
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(TEST_CPPFLAGS) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<

$(UNIT) $(FLOW): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(TLS_LIBS) $(PURE_LIBS) $(CMOCKA_LIBS) $(LDLIBS)

$(PTY): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a | all
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS) $(LDLIBS)

# These tests preload torture.so, which makes calls fail. `make torture` lets every call fail in turn.
TORTURE := $(sort $(wildcard tests/torture/*.c))
TORTURED := $(BUILD)/tests/pty/test_torture $(BUILD)/tests/pty/test_torture_commands
$(BUILD)/torture.so: $(TORTURE) tests/torture/fail.h
	$(call say,LINK,$@)
	$(Q)$(CC) -std=gnu11 -Wall -Wextra -O1 -fno-builtin -fPIC -shared -o $@ $(TORTURE) -ldl
$(TORTURED): | $(BUILD)/torture.so
.PHONY: torture
torture: $(TORTURED)
	$(Q)for t in $^; do TORTURE_ALL=1 LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=TAP $$t || exit 1; done

# Each fuzz target as a plain program, which replays the files that it gets. `make fuzz` uses libFuzzer.
include tests/fuzz/fuzz.mk
$(FUZZ): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(FUZZ_O) $(SUPPORT) $(BUILD)/libsys.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)

include tests/planted/planted.mk
include tests/moving/moving.mk
include tests/sim/sim.mk
include tests/bench/bench.mk
include tests/bare/bare.mk
include tests/mutate/mutate.mk
include tests/coverage/coverage.mk

.PHONY: run-tests unit flow pty fuzz-replay structure system
# Five tests for each processor, because most tests wait most of the time.
SLOWEST ?= 0
AT_ONCE ?= $$((5 * $(cpus)))
TESTED = BUILD='$(BUILD)' CC='$(CC)' PLANTED_BUGS='$(if $(BUGS),all,none)' JOBS=$(AT_ONCE) SLOWEST='$(SLOWEST)' sh tests/run.sh
CHECKS := $(addprefix tests/structure/,check.sh recipes.sh rows.sh tables.sh texts.sh translated.sh) tests/mutate/test_mutate.sh
SYSTEM := $(sort $(wildcard tests/system/test_*.sh))
# With sanitizers only what runs the program itself: no rules about sources, and no bugs planted into them.
BUGS := $(if $(SAN),,$(PLANTED) $(MOVING_PLANTED) $(PLANTED_UNIT))
RUN := $(if $(SAN),tests/structure/rows.sh,$(CHECKS)) $(if $(BUGS),tests/planted/test_planted.sh) $(SYSTEM) \
	tests/sim/test_sim.sh tests/moving/test_moving.sh $(PTY) $(FLOW) $(FUZZ) $(UNIT)
# The longest begin first, so that none is left over at the end. `make test SLOWEST=20` prints what took longest.
LONGEST := %/recipes.sh %/test_sim.sh %/test_wire_list.sh %/test_examples.sh %/test_credentials.sh \
	%/test_torture_commands %/test_list.sh %/test_export %/test_doctor.sh %/test_wire_rate %/test_moving_list.sh
run-tests: all $(SHOT) $(PLAYER) $(UNIT) $(FLOW) $(PTY) $(FUZZ) $(SIM) $(MOVING) $(BUGS)
	$(Q)$(TESTED) $(filter $(LONGEST),$(RUN)) $(filter-out $(LONGEST),$(RUN))
.PHONY: analyse tests-built
tests-built: $(UNIT) $(FLOW)
# A second name for $(MAKE): make -n would run a recipe that contains $(MAKE) itself.
this_make := $(MAKE)
analyse:
	$(Q)env -u MAKEFLAGS BUILD='$(BUILD)' MAKE='$(this_make)' JOBS=$(cpus) sh tests/analyse.sh $(ANALYSE)
unit: $(UNIT)
	$(Q)$(TESTED) $^
flow: $(FLOW)
	$(Q)$(TESTED) $^
pty: $(PTY)
	$(Q)$(TESTED) $^
fuzz-replay: $(FUZZ)
	$(Q)$(TESTED) $^
# wire: the real programs under each fault of the network and the data, and the fuzz corpora. sanitized: the same with
# sanitizers.
.PHONY: wire sanitized
WIRE := $(filter $(BUILD)/tests/pty/test_wire%,$(PTY))
wire: $(WIRE) $(FUZZ)
	$(Q)$(TESTED) $^ tests/system/test_wire_list.sh
sanitized:
	$(Q)env -u MAKEFLAGS -u MAKELEVEL TEST_SECONDS=1800 $(this_make) --no-print-directory -j$(cpus) SAN=address,undefined BUILD='$(BUILD)-san' CC='$(CC)' wire
structure: all $(SHOT)
	$(Q)$(TESTED) $(CHECKS)
# recipes: with all unit tests and flows on the tree that the recipes of HACKING.md have changed. RECIPES=tests leaves out
# what `make test` sees: that no step of a recipe may be left out.
RECIPES ?= all
.PHONY: recipes
recipes: all $(SHOT)
	$(Q)RECIPES='$(RECIPES)' TEST_SECONDS=1800 $(TESTED) tests/structure/recipes.sh
system: all $(SHOT) $(PLAYER)
	$(Q)$(TESTED) $(SYSTEM)

# Screenshots: the real program runs in a terminal emulator, whose cells become SVG and then PNG (rsvg-convert).
# PICTURES selects some of them.
.PHONY: screenshots screenshots-check
$(SHOT): $(BUILD)/tests/shots/shot.o $(BUILD)/tests/shots/svg.o $(BUILD)/tests/support/ptyterm.o
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_LDFLAGS) -o $@ $^ $(VTERM_LIBS)
$(PLAYER): $(BUILD)/tests/shots/screenshot_player.o $(BUILD)/tests/shots/screenshot_player_net.o $(BUILD)/tests/support/grid_text.o $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(TEST_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)
screenshots: all $(SHOT) $(PLAYER)
	$(Q)BUILD='$(BUILD)' sh tests/shots/make.sh $(PICTURES)
screenshots-check: all $(SHOT) $(PLAYER)
	$(Q)BUILD='$(BUILD)' sh tests/shots/make.sh --check $(PICTURES)
