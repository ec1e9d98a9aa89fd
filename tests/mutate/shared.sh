#!/bin/sh
# SPDX-License-Identifier: MIT
# Stands in for ar: makes a shared library of the archive's name, so that a mutation needs no test to
# be linked again. shared.sh rcs ARCHIVE OBJECT...
set -eu
shift
archive=$1
shift
exec "${CC:-cc}" -shared -Wl,-soname,"$PWD/$archive" -o "$archive" "$@"
