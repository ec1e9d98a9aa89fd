# SPDX-License-Identifier: MIT
# Runs each fuzz target under libFuzzer for SECONDS (clang only): make fuzz SECONDS=600
# New inputs go to $(BUILD)/corpus, and a crash to $(BUILD)/crash-*. tests.mk builds the targets as plain programs,
# which replay tests/fuzz/corpus.

SECONDS ?= 60
FUZZ_O  := $(BUILD)/tests/fuzz/checks.o
FUZZERS := $(patsubst $(BUILD)/tests/fuzz/%,$(BUILD)/fuzz/%,$(FUZZ))

$(FUZZERS): $(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(FUZZ_O) $(BUILD)/libsys.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)

.PHONY: fuzz run-fuzz
fuzz:
	@$(MAKE) --no-print-directory CC=clang SAN=fuzzer-no-link,address,undefined BUILD=build-fuzz run-fuzz

# libFuzzer writes to its first folder, which must not be the one under version control.
run-fuzz: $(FUZZERS)
	@for f in $(FUZZERS); do \
		n=$${f##*/fuzz_}; dict=tests/fuzz/$$n.dict; \
		mkdir -p $(BUILD)/corpus/$$n; \
		echo "fuzz_$$n for $(SECONDS) s"; \
		$$f -max_total_time=$(SECONDS) -timeout=10 -print_final_stats=1 -verbosity=0 \
			$$([ ! -f $$dict ] || echo -dict=$$dict) \
			-artifact_prefix=$(BUILD)/ $(BUILD)/corpus/$$n tests/fuzz/corpus/$$n || exit 1; \
	done
