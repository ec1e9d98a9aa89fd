# SPDX-License-Identifier: MIT
# Runs the README's commands on a bare Debian. It needs root, debootstrap and some minutes, and takes SUITE=bullseye,
# CC=clang, MIRROR=URL and ARCH=i386, which builds there and runs the unit tests and the flows.
.PHONY: bare-check
bare-check:
	$(Q)CC='$(if $(filter command environment,$(origin CC)),$(CC))' SUITE='$(SUITE)' ARCH='$(ARCH)' MIRROR='$(MIRROR)' \
		sh tests/bare/check.sh build/bare
