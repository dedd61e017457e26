#!/usr/bin/env bash
# Foundation of Swift 6.3.1, Linux: `FileManager.contentsOfDirectory` gives a file whose name is not UTF-8 a name with
# U+FFFD in it, which leads to no file. Nothing is thrown; who reads a folder by these names passes over the file.
#
# The natural guess: an error, or a name that opens the file, as Python's names with surrogates do.
#
# Seen: one name, "a" and U+FFFD; a file of that name does not exist.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }
[[ $(uname) == Linux ]] || { echo "another system: $(uname)" >&2; exit 1; }

mkdir files
touch "files/a"$'\xff'
cat >main.swift <<'SWIFT'
import Foundation
for name in try FileManager.default.contentsOfDirectory(atPath: "files") {
  print(name == "a\u{FFFD}", FileManager.default.fileExists(atPath: "files/" + name))
}
SWIFT
swiftc main.swift -o main
./main | tee seen
echo 'true false' | cmp - seen
echo 'as described'
