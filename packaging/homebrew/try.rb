# SPDX-License-Identifier: MIT
# try.rb FORMULA ARCHIVE FOLDER: what Homebrew does with the formula, in FOLDER: looks at the archive's checksum, unpacks
# it, installs, and runs the formula's test. It replaces Homebrew where that is missing, and knows as much of its
# language as the formula speaks. NEEDS are the packages that the Makefile asks of Homebrew: the formula's are to be
# these.
require "digest"
require "English"
require "fileutils"
require "pathname"
require "shellwords"

def fail_with(what)
  abort "brew: #{what}"
end

class Formula
  class << self
    attr_reader :trial

    %w[desc homepage url sha256 license].each do |word|
      define_method(word) { |value = nil| value ? facts[word] = value : facts.fetch(word) }
    end

    def facts
      @facts ||= {}
    end

    def needs
      @needs ||= []
    end

    def depends_on(what)
      needs << (what.is_a?(Hash) ? what.keys.first : what)
    end

    def test(&block)
      @trial = block
    end
  end

  attr_reader :prefix, :version

  def initialize(prefix, version)
    @prefix = Pathname(prefix)
    @version = version
  end

  def bin
    prefix/"bin"
  end

  def bash_completion
    prefix/"etc/bash_completion.d"
  end

  def zsh_completion
    prefix/"share/zsh/site-functions"
  end

  def fish_completion
    prefix/"share/fish/vendor_completions.d"
  end

  def system(*command)
    Kernel.system(*command, exception: true)
  end

  def shell_output(command)
    output = `#{command}`
    fail_with "#{command} ends with #{$CHILD_STATUS}" unless $CHILD_STATUS.success?
    output
  end

  def assert_equal(wanted, got)
    fail_with "wanted #{wanted.inspect}, got #{got.inspect}" if wanted != got
  end

  def refute_nil(value, what)
    fail_with what if value.nil?
  end
end

formula, archive, folder = ARGV.map { |path| File.expand_path(path) }
needs = ENV.fetch("NEEDS").split
%w[BUILD MAKEFLAGS MAKELEVEL PREFIX DESTDIR NEEDS].each { |name| ENV.delete(name) }
load formula
fail_with "the checksum is another" if Digest::SHA256.file(archive).hexdigest != Tcpartner.sha256
fail_with "the URL names another file" if File.basename(Tcpartner.url) != File.basename(archive)
fail_with "it needs #{Tcpartner.needs.sort}, and the Makefile #{needs.sort}" if Tcpartner.needs.sort != needs.sort

FileUtils.rm_rf(folder)
%w[home source test].each { |name| FileUtils.mkdir_p("#{folder}/#{name}") }
ENV["HOME"] = "#{folder}/home"
Kernel.system("tar", "-xzf", archive, "-C", "#{folder}/source", "--strip-components=1", exception: true)
it = Tcpartner.new("#{folder}/cellar", archive[/-([0-9.]+)\.tar/, 1])
Dir.chdir("#{folder}/source") { it.install }
Dir.chdir("#{folder}/test") { it.instance_eval(&Tcpartner.trial) }
