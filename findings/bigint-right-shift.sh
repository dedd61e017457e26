#!/usr/bin/env bash
# BigInt 6.0.1 (github.com/attaswift/BigInt), Swift 6.3: `>>` of a negative number rounds as `Int` does
# only where no bit is lost. BigInt(-7) >> 1 is -3, Int(-7) >> 1 is -4.
#
# The natural guess: BigInt is a BinaryInteger, whose `>>` is an arithmetic shift, which rounds down: the
# same values as Int's. `BigInt(x) >> 1` is then `(x / 2).rounded(.down)`.
#
# Seen: -7 → -3 and -4, -5 → -2 and -3; -8 → -4 and -4, -1 → -1 and -1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir -p Sources/shifts
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "shifts",
  dependencies: [.package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1")],
  targets: [.executableTarget(name: "shifts", dependencies: ["BigInt"])])
SWIFT
cat >Sources/shifts/main.swift <<'SWIFT'
import BigInt
for number in [-8, -7, -5, -1] { print(number, BigInt(number) >> 1, number >> 1) }
SWIFT
swift build >log 2>&1 || { cat log >&2; exit 1; }
.build/debug/shifts | tee printed
printf '%s\n' '-8 -4 -4' '-7 -3 -4' '-5 -2 -3' '-1 -1 -1' | cmp - printed
echo 'as described'
