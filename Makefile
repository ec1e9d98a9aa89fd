# SPDX-License-Identifier: MIT
# tcpartner: build, test, install. GNU make 3.81 or later (gmake on the BSDs).
#   make          build/tcpartner and build/tcpartner-demo-api
#   make demo     install what is missing, build, open the browser on the demo API
#   make test     install what is missing, build, run every test
#   make help     the other targets and the variables

VERSION    := $(shell cat VERSION)
SAN        ?=
BUILD      ?= build$(if $(SAN),-san)
PREFIX     ?= $(or $(prefix),/usr/local)
BINDIR     ?= $(or $(bindir),$(PREFIX)/bin)
DATADIR    ?= $(or $(datadir),$(datarootdir),$(PREFIX)/share)
MANDIR     ?= $(or $(mandir),$(DATADIR)/man)
DOCDIR     ?= $(or $(docdir),$(DATADIR)/doc/tcpartner)
BASHDIR    ?= $(DATADIR)/bash-completion/completions
ZSHDIR     ?= $(DATADIR)/zsh/site-functions
FISHDIR    ?= $(DATADIR)/fish/vendor_completions.d
DOCS       ?= 1
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
INSTALL_PROGRAM ?= $(INSTALL) -m 755
INSTALL_DATA    ?= $(INSTALL) -m 644
CFLAGS     ?= -O2 -g
HARDEN     ?= 1
WERROR     ?=
V          ?=
Q          := $(if $(V),,@)
say         = $(if $(V),,@printf '  %-7s %s\n' '$(1)' '$(2)')

.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: all demo test check deps clean install install-strip uninstall help format format-check FORCE
all: $(BUILD)/tcpartner $(BUILD)/tcpartner-demo-api

# Flags. The user's own come last. Feature macros are removed from the .pc flags, because Debian's
# ncursesw defines _XOPEN_SOURCE=600, which conflicts with the value used here.
pc          = $(filter-out -D_%,$(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null))
pl          = $(shell $(PKG_CONFIG) --libs $(1) 2>/dev/null || echo $(2))
CURSES_CFLAGS  ?= $(call pc,ncursesw)
CURSES_LIBS    ?= $(call pl,ncursesw,-lncursesw)
CURL_CFLAGS    ?= $(call pc,libcurl)
CURL_LIBS      ?= $(call pl,libcurl,-lcurl)
CRYPTO_CFLAGS  ?= $(call pc,libcrypto)
CRYPTO_LIBS    ?= $(call pl,libcrypto,-lcrypto)
CJSON_CFLAGS   ?= $(filter-out %/cjson,$(call pc,libcjson))
CJSON_LIBS     ?= $(call pl,libcjson,-lcjson)
UTF8PROC_CFLAGS ?= $(call pc,libutf8proc)
UTF8PROC_LIBS  ?= $(call pl,libutf8proc,-lutf8proc)
SQLITE_CFLAGS  ?= $(call pc,sqlite3)
SQLITE_LIBS    ?= $(call pl,sqlite3,-lsqlite3)
MHD_CFLAGS     ?= $(call pc,libmicrohttpd)
MHD_LIBS       ?= $(call pl,libmicrohttpd,-lmicrohttpd)
# Fixes the values of variables, so that pkg-config is not run again for each file.
fix         = $(foreach v,$(1),$(eval $(v) := $($(v))))
$(call fix,$(foreach l,CURSES CURL CRYPTO CJSON UTF8PROC SQLITE MHD,$(l)_CFLAGS $(l)_LIBS))

comma := ,
links = $(shell echo 'int main(void){return 0;}' | $(CC) -Wl,--fatal-warnings $(1) -x c -o /dev/null - 2>/dev/null && echo '$(1)')
try = $(shell echo 'int main(void){return 0;}' | $(CC) -Werror $(1) -x c -c -o /dev/null - 2>/dev/null && echo '$(1)')
# Most compilers know all of the flags: then one run tells it.
try_all = $(or $(call try,$(1)),$(foreach f,$(1),$(call try,$(f))))
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2 -Wundef -Wvla \
	-Walloca -Wcast-qual -Wcast-align -Wpointer-arith -Wwrite-strings -Wmissing-prototypes \
	-Wstrict-prototypes -Wold-style-definition -Wimplicit-fallthrough -Wswitch-enum \
	-Wdouble-promotion -Wnull-dereference -Wdate-time -fno-common
WARN := $(WARN) $(call try_all,-Wlogical-op -Wduplicated-cond -Wduplicated-branches -Wformat-signedness) $(call try,-Wcomma)
ifeq ($(HARDEN)$(SAN),1)
HARD  := $(call try_all,-fstack-protector-strong -fstack-clash-protection) -fPIE \
	$(if $(findstring -O,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDL := -pie -Wl,-z,relro,-z,now
endif
# Debugging information, and with it the build-id, must not depend on the folder of the source.
SAME  := $(call try,"-ffile-prefix-map=$(CURDIR)=.")
ifneq ($(SAN),)
SANF := -fsanitize=$(SAN)$(if $(findstring undefined,$(SAN)),$(comma)float-cast-overflow) \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
endif
# With these, 32-bit machines have files larger than 2 GiB and times after 2038. Libraries may be built without
# them, so no off_t and no time_t is passed to one.
LARGE := -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
ALL_CPPFLAGS = -Iinclude -Isrc $(LARGE) -D_XOPEN_SOURCE=700 -DVERSION='"$(VERSION)"' $(CPPFLAGS)
ALL_CFLAGS   = -std=c11 $(WARN) $(if $(WERROR),-Werror) $(HARD) $(SAME) $(SANF) $(CFLAGS)
ALL_LDFLAGS  = $(HARDL) $(SANF) $(LDFLAGS)

# Sources by folder. The pure folders form one archive, the folders that use the system another. Each
# program adds its own main.
PURE   := lang base burn codec cell input api explain condition store output alert voucher fetch load snapshot app/document app/model \
	app/table app/burn app/vouchers app/changes app/own app/screens app view/kit view/table view/detail view/own view/screens view
SYS    := sys sys/terminal sys/transport files history config credentials recording runner loop cmd/completion cmd/fetch \
	cmd/vouchers cmd/check cmd/history cmd
src     = $(sort $(foreach r,$(1),$(wildcard src/$(r)/*.c)))
obj     = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(1))
MAIN   := src/cmd/main.c
PURE_O := $(call obj,$(call src,$(PURE))) $(BUILD)/obj/catalogs.o
SYS_O  := $(call obj,$(filter-out $(MAIN),$(call src,$(SYS))))
SERV   := src/demo/main.c $(sort $(wildcard src/demo/server*.c))
DEMO_O := $(call obj,$(filter-out $(SERV),$(call src,demo demo/customers)))
MAIN_O := $(call obj,$(MAIN))
SERV_O := $(call obj,$(SERV))
PURE_LIBS := $(CJSON_LIBS) $(CRYPTO_LIBS) $(UTF8PROC_LIBS)
SYS_LIBS  := $(CURSES_LIBS) $(CURL_LIBS) $(SQLITE_LIBS)

# Only the folder that may use a library gets its flags.
$(BUILD)/obj/base/%: FOLDER_CFLAGS = $(UTF8PROC_CFLAGS)
$(BUILD)/obj/codec/%: FOLDER_CFLAGS = $(CJSON_CFLAGS) $(CRYPTO_CFLAGS)
$(BUILD)/obj/sys/%: FOLDER_CFLAGS = $(CURSES_CFLAGS) $(CURL_CFLAGS) -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE
$(BUILD)/obj/history/%: FOLDER_CFLAGS = $(SQLITE_CFLAGS) -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE
$(BUILD)/obj/demo/%: FOLDER_CFLAGS = $(MHD_CFLAGS) -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE
$(foreach r,$(filter-out sys sys/% history,$(SYS)),$(BUILD)/obj/$(r)/%): FOLDER_CFLAGS = -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE

# The stamps hold the flags and the list of sources as text, so that a change of them rebuilds.
STAMP_TEXT := $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)
$(BUILD)/flags.stamp: FORCE
	@mkdir -p $(BUILD)
	@echo '$(subst ','\'',$(STAMP_TEXT))' | cmp -s - $@ || echo '$(subst ','\'',$(STAMP_TEXT))' >$@
LIST_TEXT := $(PURE_O) $(SYS_O) $(DEMO_O) $(wildcard po/*.po)
$(BUILD)/list.stamp: FORCE
	@mkdir -p $(BUILD)
	@echo '$(LIST_TEXT)' | cmp -s - $@ || echo '$(LIST_TEXT)' >$@

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags.stamp
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(FOLDER_CFLAGS) -MMD -MP -c -o $@ $<

# The catalogs of all languages as C: to build, gettext is not needed.
PO_FILES := $(sort $(wildcard po/*.po))
$(BUILD)/catalogs.c: po/catalog.awk $(PO_FILES) $(BUILD)/list.stamp
	$(call say,PO,$@)
	$(Q)LC_ALL=C awk -f po/catalog.awk $(PO_FILES) >$@
$(BUILD)/obj/catalogs.o: $(BUILD)/catalogs.c $(BUILD)/flags.stamp
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
# po: extract the texts of the sources and merge them into the files of the languages.
.PHONY: po
po:
	$(Q)sh po/update.sh

$(BUILD)/libpure.a: $(PURE_O) $(BUILD)/list.stamp
$(BUILD)/libsys.a: $(SYS_O) $(BUILD)/list.stamp
$(BUILD)/libdemo.a: $(DEMO_O) $(BUILD)/list.stamp
$(BUILD)/lib%.a:
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

$(BUILD)/tcpartner: $(MAIN_O) $(BUILD)/libsys.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(SYS_LIBS) $(PURE_LIBS) $(LDLIBS)

$(BUILD)/tcpartner-demo-api: $(SERV_O) $(BUILD)/libdemo.a $(BUILD)/libpure.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(MHD_LIBS) $(PURE_LIBS) $(LDLIBS)

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d $(BUILD)/obj/*/*/*.d $(BUILD)/tests/*/*.d $(BUILD)/tests/*/*/*.d $(BUILD)/tests/*/*/*/*.d)

# The packages needed, by package manager. `deps` installs only what is missing. It prints the command
# before it runs it, uses sudo unless run by root, and asks no question when CI is set.
PKGS_apt    := gcc pkg-config libncurses-dev libcurl4-openssl-dev libssl-dev libcjson-dev libutf8proc-dev libsqlite3-dev libmicrohttpd-dev ca-certificates
TEST_apt    := libcmocka-dev libvterm-dev ncurses-term curl openssl git python3
PKGS_dnf    := gcc pkgconf-pkg-config ncurses-devel libcurl-devel openssl-devel cjson-devel utf8proc-devel sqlite-devel libmicrohttpd-devel ca-certificates
TEST_dnf    := libcmocka-devel libvterm-devel ncurses-term curl openssl git diffutils python3
PKGS_pacman := gcc pkgconf ncurses curl openssl cjson libutf8proc sqlite libmicrohttpd ca-certificates
TEST_pacman := cmocka libvterm git diffutils python
PKGS_apk    := build-base pkgconf ncurses-dev curl-dev openssl-dev cjson-dev utf8proc-dev sqlite-dev libmicrohttpd-dev ca-certificates
TEST_apk    := cmocka-dev libvterm-dev ncurses-terminfo curl openssl git bash util-linux python3
PKGS_brew   := pkgconf ncurses curl openssl@3 cjson utf8proc sqlite libmicrohttpd
TEST_brew   := cmocka libvterm python3
# `make format-check` needs version 14 of clang-format. Where apt has none the check is skipped.
FORMAT_apt    = $$(apt-cache show clang-format-14 2>/dev/null | sed -n 's/^Package:/ /p' | sort -u)
TOOLS_apt     = gettext i18nspector clang clang-tidy $(FORMAT_apt) cppcheck valgrind libc6-dbg shellcheck mandoc gcovr
TOOLS_dnf    := gettext clang clang-tools-extra cppcheck valgrind ShellCheck mandoc gcovr
TOOLS_pacman := gettext clang cppcheck valgrind shellcheck mandoc
TOOLS_apk    := gettext clang clang-extra-tools cppcheck valgrind shellcheck mandoc gcovr
TOOLS_brew   := gettext llvm cppcheck shellcheck mandoc gcovr
NEED_pc     := ncursesw libcurl libcrypto libcjson libutf8proc sqlite3 libmicrohttpd
NEED_test   := cmocka vterm
NEED_tools   = xgettext msgfmt clang clang-tidy cppcheck valgrind shellcheck mandoc $(findstring gcovr,$(TOOLS_$(manager)))

GET_apt    := apt-get install --no-install-recommends
GET_dnf    := dnf install
GET_pacman := pacman -S --needed
GET_apk    := apk add
GET_brew   := brew install
YES_apt    := -y
YES_dnf    := -y
YES_pacman := --noconfirm

manager := $(firstword $(foreach m,apt-get dnf pacman apk brew,$(if $(shell command -v $(m)),$(patsubst apt-get,apt,$(m)))))
unasked := $(if $(CI),yes,$(shell [ -t 0 ] || echo yes))
as_root := $(if $(filter brew,$(manager)),,$(shell [ "$$(id -u)" = 0 ] || echo sudo))
WITH_TESTS ?=
WITH_TOOLS ?=
deps_words := $(PKGS_$(manager)) $(if $(WITH_TESTS),$(TEST_$(manager))) $(if $(WITH_TOOLS),$(TOOLS_$(manager)))
deps_pcs   := $(NEED_pc) $(if $(WITH_TESTS),$(NEED_test))
deps_cmds  := cc $(PKG_CONFIG) $(if $(WITH_TESTS),curl openssl git python3) $(if $(WITH_TOOLS),$(NEED_tools))

deps:
	@missing=; \
	for c in $(deps_cmds); do command -v $$c >/dev/null 2>&1 || missing="$$missing $$c"; done; \
	for p in $(deps_pcs); do $(PKG_CONFIG) --exists $$p 2>/dev/null || missing="$$missing $$p"; done; \
	$(if $(WITH_TOOLS),$(if $(FORMAT_$(manager)),sh tests/structure/format.sh 2>/dev/null || missing="$$missing$(FORMAT_$(manager))";)) \
	$(if $(WITH_TESTS),infocmp xterm-direct >/dev/null 2>&1 || missing="$$missing xterm-direct";) \
	[ -z "$$missing" ] && exit 0; \
	echo "Missing:$$missing"; \
	if [ -z "$(manager)" ]; then \
		echo "No known package manager here. Install a C compiler, pkg-config, ncurses (wide), libcurl,"; \
		echo "OpenSSL, cJSON, utf8proc, SQLite and libmicrohttpd with their headers$(if $(WITH_TESTS),; for the tests also cmocka and libvterm)."; \
		exit 1; \
	fi; \
	if [ -n "$(as_root)" ] && ! command -v $(as_root) >/dev/null 2>&1; then \
		echo "Only root may install them, and there is no $(as_root) here. As root:"; \
		echo "  $(if $(filter apt,$(manager)),apt-get update && )$(GET_$(manager)) $(deps_words)"; \
		exit 1; \
	fi; \
	set -e; \
	if [ "$(manager)" = apt ]; then \
		echo Running: $(as_root) apt-get update; $(as_root) apt-get update -q; \
	fi; \
	echo Running: $(as_root) $(GET_$(manager)) $(if $(unasked),$(YES_$(manager))) $(deps_words); \
	$(as_root) $(if $(filter apt,$(manager)),env $(if $(unasked),DEBIAN_FRONTEND=noninteractive)) $(GET_$(manager)) $(if $(unasked),$(YES_$(manager))) $(deps_words)

# One job for each processor, unless the user gave -j (MAKEFLAGS then contains it).
cpus         := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
side_by_side  = $(if $(findstring j,$(filter-out --%,$(MAKEFLAGS))),,-j$(cpus))

demo: deps
	@$(MAKE) --no-print-directory $(side_by_side) all
	@$(BUILD)/tcpartner --demo

test check:
	@$(MAKE) --no-print-directory deps WITH_TESTS=1
	@$(MAKE) --no-print-directory $(side_by_side) run-tests

# When cross-compiling, set RUNS_HERE and API_RUNS_HERE to native builds of the same version.
RUNS_HERE     ?= $(BUILD)/tcpartner
API_RUNS_HERE ?= $(BUILD)/tcpartner-demo-api
BASHDIR_FILES := $(addprefix $(BUILD)/completions/,tcpartner tcpartner-demo-api)
ZSHDIR_FILES  := $(addprefix $(BUILD)/completions/,_tcpartner _tcpartner-demo-api)
FISHDIR_FILES := $(addprefix $(BUILD)/completions/,tcpartner.fish tcpartner-demo-api.fish)
completions   := $(BASHDIR_FILES) $(ZSHDIR_FILES) $(FISHDIR_FILES)
$(BASHDIR_FILES): shell_of_it := bash
$(ZSHDIR_FILES): shell_of_it := zsh
$(FISHDIR_FILES): shell_of_it := fish
$(completions): $(BUILD)/tcpartner $(BUILD)/tcpartner-demo-api
	@mkdir -p $(@D)
	$(Q)$(if $(findstring demo-api,$@),$(API_RUNS_HERE) --completion,$(RUNS_HERE) completion) $(shell_of_it) >$@

$(BUILD)/config: $(BUILD)/tcpartner
	$(Q)$(RUNS_HERE) help config >$@

# The installed files of each folder, for install and uninstall. Folders that other programs share are not
# removed.
BINDIR_FILES  := $(BUILD)/tcpartner $(BUILD)/tcpartner-demo-api
MAN1DIR_FILES := $(addprefix $(BUILD)/,$(sort $(wildcard man/*.1)))
MAN5DIR_FILES := $(addprefix $(BUILD)/,$(sort $(wildcard man/*.5)))
DOCDIR_FILES  := $(if $(filter-out 0,$(DOCS)),README.md $(sort $(wildcard README.*.md)) NEWS.md LICENSE)
EXAMPLEDIR_FILES := $(if $(DOCDIR_FILES),$(BUILD)/config)
# Translated manuals are in man/LANGUAGE, and are installed below a folder of that name.
LANGUAGES     := $(sort $(patsubst man/%/,%,$(dir $(wildcard man/*/*.[0-9]))))
define translated_manuals
MAN1DIR_$(1)_FILES := $$(addprefix $$(BUILD)/,$$(sort $$(wildcard man/$(1)/*.1)))
MAN5DIR_$(1)_FILES := $$(addprefix $$(BUILD)/,$$(sort $$(wildcard man/$(1)/*.5)))
MAN1DIR_$(1) = $$(MANDIR)/$(1)/man1
MAN5DIR_$(1) = $$(MANDIR)/$(1)/man5
endef
$(foreach l,$(LANGUAGES),$(eval $(call translated_manuals,$(l))))
MAN_DIRS      := MAN1DIR MAN5DIR $(foreach l,$(LANGUAGES),MAN1DIR_$(l) MAN5DIR_$(l))
DATA_DIRS     := $(MAN_DIRS) BASHDIR ZSHDIR FISHDIR DOCDIR EXAMPLEDIR
MAN1DIR     = $(MANDIR)/man1
MAN5DIR     = $(MANDIR)/man5
EXAMPLEDIR ?= $(DOCDIR)/examples

define put_files
$(INSTALL) -d '$(DESTDIR)$($(1))'
$(2) $($(1)_FILES) '$(DESTDIR)$($(1))'

endef
define drop_files
rm -f $(foreach f,$(notdir $($(1)_FILES)),'$(DESTDIR)$($(1))/$(f)')

endef

# The foot of an installed manual names the program; ".Os" alone names the system.
$(BUILD)/man/%: man/% VERSION
	@mkdir -p $(@D)
	$(Q)sed 's/^\.Os$$/.Os tcpartner $(VERSION)/' $< >$@

install: all $(completions) $(BUILD)/config $(foreach d,$(MAN_DIRS),$($(d)_FILES))
	$(call put_files,BINDIR,$(INSTALL_PROGRAM))
	$(foreach d,$(DATA_DIRS),$(if $($(d)_FILES),$(call put_files,$(d),$(INSTALL_DATA))))

install-strip:
	$(MAKE) install INSTALL_PROGRAM='$(INSTALL_PROGRAM) -s'

uninstall:
	$(foreach d,BINDIR $(DATA_DIRS),$(if $($(d)_FILES),$(call drop_files,$(d))))
	for d in '$(DESTDIR)$(EXAMPLEDIR)' '$(DESTDIR)$(DOCDIR)'; do [ ! -d "$$d" ] || rmdir "$$d" 2>/dev/null || :; done

clean:
	rm -rf $(BUILD)

FORMATTED = $(shell find src include tests -name '*.[ch]' | LC_ALL=C sort)
format:
	$(Q)sh tests/structure/format.sh --write $(FORMATTED)
format-check:
	$(Q)sh tests/structure/format.sh $(FORMATTED)

help:
	@echo 'Targets: all demo test install install-strip uninstall clean format deps help'
	@echo '         unit flow pty structure fuzz-replay   parts of the tests'
	@echo '         format-check   name the files that clang-format 14 would change (format changes them)'
	@echo '         po             extract the texts of the sources into the files of the languages (needs gettext)'
	@echo '         recipes        test the recipes of HACKING.md, with all unit tests and flows'
	@echo '         wire sanitized the programs on a bad network; the same with sanitizers'
	@echo '         fuzz torture   run the fuzzers; make every call that can fail, fail'
	@echo '         sim SEEDS=N    play N stories on a simulated server'
	@echo '         analyse        compilers, cppcheck, clang-tidy, sanitizers, valgrind (ANALYSE=quick: up to mandoc)'
	@echo '         coverage       lines and branches that the tests reach, by folder (gcovr)'
	@echo '         bare-check     the commands of the README in a bare Debian (SUITE=bullseye CC=clang ARCH=i386; root)'
	@echo '         screenshots screenshots-check  make the pictures; name the ones that are out of date'
	@echo '         bench bench-check  measure speed and memory; count instructions of hot paths'
	@echo '         dist distcheck  source archive; checks that it is complete and reproducible'
	@echo '         deb rpm brew    packages, and a Homebrew formula, from that archive'
	@echo 'Variables: CC CFLAGS LDFLAGS BUILD V=1 WERROR=1'
	@echo '           DESTDIR PREFIX BINDIR DATADIR MANDIR DOCDIR (prefix, bindir, … too) DOCS=0'
	@echo '           SAN=address,undefined   another build folder, with sanitizers'

include tests/tests.mk
include packaging/packaging.mk
