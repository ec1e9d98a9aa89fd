# SPDX-License-Identifier: MIT
# mutate: small mistakes in the sources, of which the tests should notice nearly all:
#     make mutate N=300 SEED=1 ROOM=store
# mutate.sh names the other variables.
.PHONY: mutate tests-mutated mutate-flags
mutate:
	$(Q)env -u MAKEFLAGS BUILD='$(BUILD)' MAKE='$(this_make)' CC='$(CC)' JOBS=$(cpus) PURE='$(PURE)' \
		sh tests/mutate/mutate.sh $(or $(N),300) $(or $(SEED),1) $(ROOM)
# What mutate.sh makes in its copy of the tree, with MUTATED=1: the programs and the tests. They look for each function
# in libmutant.so first, which holds the one source file that is mutated.
tests-mutated: all $(UNIT) $(FLOW) $(PTY) $(SIM) $(SHOT) $(PLAYER)
mutate-flags:
	@echo '$(subst ','\'',$(ALL_CPPFLAGS) -std=c11 -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE $(CURSES_CFLAGS) $(CURL_CFLAGS) $(CRYPTO_CFLAGS) \
		$(CJSON_CFLAGS) $(UTF8PROC_CFLAGS) $(SQLITE_CFLAGS) $(MHD_CFLAGS))'
