#!/usr/bin/env bash
# Swift 6.3.1, Swift Testing and XCTest of the same toolchain, Linux: in a program that no test runner
# started, `#expect(1 == 2)` and `XCTAssertEqual(1, 2)` print nothing, and the program ends with status 0.
#
# The natural guess: an expectation that fails outside a test stops the program, as `precondition`
# does, or at least says so. A tool that runs documentation as programs would call it verified.
#
# Seen: "reached the end", nothing else on either channel, status 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

printf 'import Testing\n#expect(1 == 2)\nprint("reached the end")\n' >expect.swift
printf 'import XCTest\nXCTAssertEqual(1, 2)\nprint("reached the end")\n' >assert.swift
for name in expect assert; do
  swiftc "$name.swift" -o "$name"
  said=$("./$name" 2>&1) || { echo "$name: ended with status $?: $said" >&2; exit 1; }
  echo "$name: $said"
  [[ $said == 'reached the end' ]] || exit 1
done
echo 'as described'
