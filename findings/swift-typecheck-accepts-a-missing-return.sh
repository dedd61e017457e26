#!/usr/bin/env bash
# Swift 6.3.1: `swiftc -typecheck` accepts a function that does not return on every path, and a
# literal sum that overflows its type. Both are errors as soon as anything is emitted (`-emit-sil` is the
# cheapest that finds them): they are found by passes that run after the type checker.
#
# The natural guess: code that type-checks without an error compiles.
#
# Seen: status 0 and no word from -typecheck; "missing return" and "overflows" from -emit-sil.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >main.swift <<'SWIFT'
func sign(_ x: Int) -> Int {
  if x > 0 { return 1 }
}
let byte: UInt8 = 200 + 100
print(sign(1), byte)
SWIFT
swiftc -typecheck main.swift 2>words || { cat words >&2; echo '-typecheck finds it' >&2; exit 1; }
[[ ! -s words ]] || { cat words >&2; exit 1; }
echo '-typecheck: no error'
if swiftc -emit-sil main.swift -o main.sil 2>words; then echo '-emit-sil accepts it' >&2; exit 1; fi
grep -o 'error: .*' words
grep -q 'missing return' words
grep -q 'overflow' words
echo 'as described'
