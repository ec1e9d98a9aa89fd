# SPDX-License-Identifier: MIT
# The source archive, and packages that are built from it.

DIST ?= $(BUILD)/dist
ARCHIVE := $(DIST)/tcpartner-$(VERSION).tar.gz

.PHONY: dist distcheck
dist:
	$(Q)sh packaging/dist.sh '$(DIST)'

distcheck:
	$(Q)MAKE='$(this_make)' JOBS=$(cpus) sh packaging/distcheck.sh '$(BUILD)/distcheck'

# AUTOPKGTEST=null runs the package's tests on this machine.
.PHONY: deb
deb:
	$(Q)AUTOPKGTEST='$(AUTOPKGTEST)' sh packaging/deb.sh '$(BUILD)/deb'

# RPMBUILD_FLAGS=--nodeps is needed if the libraries came from another package manager.
.PHONY: rpm
rpm:
	$(Q)sh packaging/rpm.sh '$(BUILD)/rpm' $(RPMBUILD_FLAGS)

# ARCHIVE_URL=URL is the address of the archive in the formula.
.PHONY: brew
brew:
	$(Q)NEEDS='$(PKGS_brew)' sh packaging/brew.sh '$(BUILD)/brew'
