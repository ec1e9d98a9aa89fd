# SPDX-License-Identifier: MIT
# Runs the README's commands on a bare Debian. It needs root, debootstrap and some minutes, and takes SUITE=bullseye,
# CC=clang and MIRROR=URL.
.PHONY: bare-check
bare-check:
	$(Q)CC='$(if $(filter command environment,$(origin CC)),$(CC))' SUITE='$(SUITE)' MIRROR='$(MIRROR)' \
		sh tests/bare/check.sh build/bare
