#!/usr/bin/env bash
# Swift 6.3.1: `lazy var` in the top-level code of a program is refused, because "already-lazy" globals need it not. They
# are not lazy there: variables of top-level code get their values in order, as the statements around them run.
#
# The natural guess: what the message says, that a global of main.swift is computed at its first use.
#
# Seen: the error, and "made, used" without the word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >plain.swift <<'SWIFT'
func make() -> Int {
  print("made")
  return 1
}
var value = make()
print("used")
_ = value
SWIFT
sed 's/^var/lazy var/' plain.swift >lazy.swift
if swiftc lazy.swift -o lazy 2>errors; then echo 'lazy is accepted' >&2; exit 1; fi
grep -o "error: .*" errors | sort -u
grep -q "'lazy' cannot be used on an already-lazy global" errors
swiftc plain.swift -o plain
printed=$(./plain | tr '\n' ' ')
echo "without: $printed"
[[ $printed == 'made used ' ]]
echo 'as described'
