#!/usr/bin/env bash
# Swift 6.3.1: the example of UnsafePointer's documentation declares `func print<T>(address:as:)`, which calls
# `print(_:)`. It compiles at the top level of a file and not in a function: a local function hides all functions
# of its name outside, whatever their labels, where a global one stands next to them.
#
# The natural guess: overloads are chosen by their labels, wherever they stand.
#
# Seen: "23" at the top level, an error in a function.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >global.swift <<'SWIFT'
func print<T>(address p: UnsafeRawPointer, as type: T.Type) {
  let value = p.load(as: type)
  print(value)
}
var value: Int = 23
print(address: &value, as: Int.self)
SWIFT
{ echo 'func example() {' && cat global.swift && echo '}' && echo 'example()'; } >local.swift
swiftc global.swift -o global
printed=$(./global)
echo "at the top level: $printed"
[[ $printed == 23 ]]
if swiftc local.swift -o local 2>errors; then echo 'it compiles in a function, too' >&2; exit 1; fi
grep -o "error: .*" errors | sort -u
echo 'as described'
