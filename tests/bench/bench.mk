# SPDX-License-Identifier: MIT
# What the program costs. `make bench` measures a build for release; ROWS bounds the lists.
ROWS  ?= 1000000
BENCH := $(BUILD)/tests/bench/bench
BENCH_O := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(sort $(wildcard tests/bench/*.c)))
$(BENCH_O): TEST_CFLAGS += $(CJSON_CFLAGS)

$(BENCH): $(BENCH_O) $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PURE_LIBS) $(LDLIBS)

.PHONY: bench bench-run bench-check
bench:
	@$(MAKE) --no-print-directory BUILD=build-bench CFLAGS='-O2 -DNDEBUG' bench-run
bench-run: $(BENCH)
	@mkdir -p build
	$(Q)$(BENCH) build/bench.json $(ROWS)

# Instructions of the hot paths against tests/bench/counts.
bench-check:
	@$(MAKE) --no-print-directory BUILD=build-bench CFLAGS='-O2 -DNDEBUG' build-bench/tests/bench/bench
	$(Q)CC='$(CC)' sh tests/bench/check.sh build-bench/tests/bench/bench
