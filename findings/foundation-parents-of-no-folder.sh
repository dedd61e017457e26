#!/usr/bin/env bash
# Foundation of Swift 6.3.1, Linux: where the current folder was deleted, `URL(fileURLWithPath: "")` is relative, and
# each `deletingLastPathComponent()` of it puts another `..` in front. A search for a file in the folders above, which
# ends at `/`, never ends.
#
# The natural guess: a file URL is absolute, and its parents lead to `/`.
#
# Seen: five steps up are five times `..`; in a folder that is there the same steps end at `/`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >main.swift <<'SWIFT'
import Foundation
var url = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
var steps = 0
while url.path != "/", steps < 40 {
  url.deleteLastPathComponent()
  steps += 1
}
print(url.path == "/" ? "ends at /" : "still at \(url.relativePath.prefix(8))… after \(steps) steps")
SWIFT
swiftc main.swift -o main
mkdir there gone
(cd there && ../main) | tee there.txt
(cd gone && rmdir ../gone && "$folder/main") | tee gone.txt
grep -q '^ends at /$' there.txt
grep -q '^still at \.\./' gone.txt
echo 'as described'
