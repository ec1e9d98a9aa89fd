# SPDX-License-Identifier: MIT
# mutate: small mistakes in the sources, of which the tests should notice nearly all:
#     make mutate N=300 SEED=1 ROOM=store
.PHONY: mutate tests-mutated
mutate:
	$(Q)env -u MAKEFLAGS BUILD='$(BUILD)' MAKE='$(this_make)' CC='$(CC)' JOBS=$(cpus) sh tests/mutate/mutate.sh $(or $(N),300) $(or $(SEED),1) $(ROOM)
tests-mutated: all $(UNIT) $(FLOW) $(PTY) $(SIM) $(SHOT) $(PLAYER)
