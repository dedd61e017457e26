#!/usr/bin/env bash
# Foundation of Swift 6.3.1 and Python 3: of two members with one name `JSONDecoder` takes the first, Python's `json`
# the last; and a half surrogate pair in a string, which Python writes and reads, is no JSON to `JSONDecoder`. Notebooks
# are written by Python.
#
# The natural guess: both read a file alike; RFC 8259 leaves both cases open, and most readers take the last member.
#
# Seen: 1 and 2 for {"a": 1, "a": 2}; "not valid" and a string of one character for ["\ud83d"].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >main.swift <<'SWIFT'
import Foundation
let twice = Data(#"{"a": 1, "a": 2}"#.utf8), half = Data(#"["\ud83d"]"#.utf8)
print("Swift", try JSONDecoder().decode([String: Int].self, from: twice)["a"] ?? 0)
do {
  print("Swift", try JSONDecoder().decode([String].self, from: half).count)
} catch is DecodingError {
  print("Swift: not valid")
}
SWIFT
swiftc main.swift -o main
./main | tee read
python3 - <<'PYTHON' | tee -a read
import json
print("Python", json.loads('{"a": 1, "a": 2}')["a"])
print("Python", len(json.loads('["\\ud83d"]')[0]))
PYTHON
printf '%s\n' 'Swift 1' 'Swift: not valid' 'Python 2' 'Python 1' | cmp - read
echo 'as described'
