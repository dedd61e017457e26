#!/usr/bin/env bash
# SwiftCSV 0.10.0 (github.com/swiftcsv/SwiftCSV), Swift 6.3: blanks before a field are removed and those
# behind it are kept; and a comma that a combining mark follows does not part two fields, because text is read
# by grapheme clusters and not by characters of the file.
#
# The natural guess (RFC 4180, 2.4): "Spaces are considered part of a field", and a comma is a comma.
#
# Seen: " a " is "a "; the line `1,` + U+0301 + `2` is one field, and the second one is empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir -p Sources/fields
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "fields",
  dependencies: [.package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0")],
  targets: [.executableTarget(name: "fields", dependencies: ["SwiftCSV"])])
SWIFT
cat >Sources/fields/main.swift <<'SWIFT'
import SwiftCSV
for line in [" a , b ", "1,\u{301}2"] {
  let row = try CSV<Named>(string: "x,y\n\(line)\n").rows[0]
  print((row["x"] ?? "none").unicodeScalars.count, (row["y"] ?? "none").unicodeScalars.count)
}
SWIFT
swift build >log 2>&1 || { cat log >&2; exit 1; }
.build/debug/fields | tee printed
printf '%s\n' '2 2' '4 0' | cmp - printed
echo 'as described'
