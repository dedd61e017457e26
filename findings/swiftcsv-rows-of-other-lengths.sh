#!/usr/bin/env bash
# SwiftCSV 0.10.0 (github.com/swiftcsv/SwiftCSV), Swift 6.3: a row that is shorter than the header is
# filled up with empty fields, what a longer one has too much is dropped, an empty line is a row, and of two
# columns with one name the first is lost. None of these is an error, and nothing tells of them.
#
# The natural guess: a table whose rows do not fit its header is refused at that row, as most readers of
# CSV files do, or the rows come as they are.
#
# Seen: one row of two fields each time, whatever the line holds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir -p Sources/rows
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "rows",
  dependencies: [.package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0")],
  targets: [.executableTarget(name: "rows", dependencies: ["SwiftCSV"])])
SWIFT
cat >Sources/rows/main.swift <<'SWIFT'
import SwiftCSV
for line in ["1", "1,2,3", ""] {
  let rows = try CSV<Named>(string: "x,y\n\(line)\n3,4\n").rows
  print(line, rows.count, rows[0]["x"] ?? "none", rows[0]["y"] ?? "none", separator: "|")
}
print(try CSV<Named>(string: "x,x\n1,2\n").rows)
SWIFT
swift build >log 2>&1 || { cat log >&2; exit 1; }
.build/debug/rows | tee printed
printf '%s\n' '1|2|1|' '1,2,3|2|1|2' '|2||' '[["x": "2"]]' | cmp - printed
echo 'as described'
