# SPDX-License-Identifier: MIT
# coverage: lines and branches of each folder that the tests reach, in a build of its own. What a test says there is not
# judged, because a program that writes counts is slower, and opens files of its own. COVERED='TEST...' runs only these.
.PHONY: coverage
COUNTED := $(CURDIR)/$(BUILD)-cov
# The name has a sum, so that the programs are linked again when it changes.
COUNTS   = $(COUNTED)/tests/coverage/counts-$(firstword $(shell cksum <tests/coverage/counts.c)).o
coverage:
	@mkdir -p $(dir $(COUNTS))
	@find $(COUNTED) -name '*.gcda' -exec rm -f {} + && rm -f $(COUNTED)/gcov-errors
	$(Q)$(CC) -std=c11 -Wall -Wextra -O1 -fPIE -c -o $(COUNTS) tests/coverage/counts.c
	$(Q)env -u MAKEFLAGS -u MAKELEVEL TEST_COVERAGE=1 GCOV_ERROR_FILE=$(COUNTED)/gcov-errors \
		$(this_make) --no-print-directory -k -j$(cpus) BUILD='$(BUILD)-cov' CC='$(CC)' HARDEN=0 SAME= \
		CFLAGS='-O0 -g --coverage -fprofile-update=atomic' \
		LDFLAGS='$(addprefix -Wl$(comma)--wrap=,_exit raise __gcov_fork __gcov_dump __gcov_exit) $(COUNTS)' \
		CHECKS= BUGS= $(if $(COVERED),RUN='$(COVERED)') run-tests || :
	$(Q)BUILD='$(BUILD)-cov' sh tests/coverage/coverage.sh
