#!/usr/bin/env bash
# Yams 6.2.2 (github.com/jpsim/Yams), Swift 6.3: untyped values follow YAML 1.1 and not 1.2. `12:30:45` is the
# integer 45045 (base 60), `017` is 15 (octal) and `08`, which is no octal number, is the Double 8.0; `no` is
# false and `y` is text.
#
# The natural guess: front matter such as `time: 12:30:45` or `part: 08` gives text or the number that
# a reader sees, as YAML 1.2 (2009) and most of today's readers have it.
#
# Seen: the values above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir -p Sources/values
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "values",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
  targets: [.executableTarget(name: "values", dependencies: ["Yams"])])
SWIFT
cat >Sources/values/main.swift <<'SWIFT'
import Yams
for text in ["12:30:45", "017", "08", "no", "y"] {
  let value = (try Yams.load(yaml: "a: \(text)") as? [String: Any])?["a"]
  print(text, value.map { "\(type(of: $0)) \($0)" } ?? "nothing")
}
SWIFT
swift build >log 2>&1 || { cat log >&2; exit 1; }
.build/debug/values | tee printed
printf '%s\n' '12:30:45 Int 45045' '017 Int 15' '08 Double 8.0' 'no Bool false' 'y String y' | cmp - printed
echo 'as described'
