# SPDX-License-Identifier: MIT
# Benchmarks. `make bench` measures a release build; ROWS is the largest number of customers in a list.
# PEERS=1 measures less, lnav, pspg and VisiData, where they are installed, with the same customers.
ROWS  ?= 1000000
PEERS ?=
BENCH := $(BUILD)/tests/bench/bench
BENCH_O := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(sort $(wildcard tests/bench/*.c)))
$(BENCH_O): TEST_CFLAGS += $(CJSON_CFLAGS)

FLOOR := $(BUILD)/tests/bench/floor/floor

$(BENCH): $(BENCH_O) $(SUPPORT) $(BUILD)/libsys.a $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(CURSES_LIBS) $(SQLITE_LIBS) $(PURE_LIBS) $(VTERM_LIBS) $(LDLIBS)

# The least that a curses program costs: alone, and with all libraries of tcpartner, which take long to load.
$(FLOOR).o: TEST_CFLAGS += $(CURSES_CFLAGS)
$(FLOOR): $(FLOOR).o
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(CURSES_LIBS)
$(FLOOR)-libs: $(FLOOR).o
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -Wl,--no-as-needed -o $@ $^ $(SYS_LIBS) $(PURE_LIBS)

# The least that fetching costs: pages are fetched and parsed, and nothing else.
FETCH := $(BUILD)/tests/bench/floor/fetch
$(FETCH).o: TEST_CFLAGS += $(CURL_CFLAGS) $(CJSON_CFLAGS)
$(FETCH): $(FETCH).o $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(CURL_LIBS) $(PURE_LIBS)

.PHONY: bench bench-run bench-check
bench:
	@$(MAKE) --no-print-directory BUILD=build-bench bench-run
bench-run: $(BENCH) $(FLOOR) $(FLOOR)-libs $(FETCH) all
	@mkdir -p build
	$(Q)$(BENCH) build/bench$(if $(PEERS),-peers).json $(ROWS) $(if $(PEERS),peers)

# Compares the instruction counts of the hot paths with tests/bench/counts.
bench-check:
	@$(MAKE) --no-print-directory BUILD=build-bench build-bench/tests/bench/bench
	$(Q)CC='$(CC)' sh tests/bench/check.sh build-bench/tests/bench/bench
