# SPDX-License-Identifier: MIT
# The README's commands on a bare Debian: root, debootstrap and some minutes. SUITE=bullseye CC=clang MIRROR=URL
.PHONY: bare-check
bare-check:
	$(Q)CC='$(if $(filter command environment,$(origin CC)),$(CC))' SUITE='$(SUITE)' MIRROR='$(MIRROR)' \
		sh tests/bare/check.sh build/bare
