#!/usr/bin/env bash
# Foundation of Swift 6.3.1, Linux: `FileManager.copyItem` keeps the mode of a file and not the date of its last change.
#
# The natural guess: it keeps both, as on macOS, where the system's own `copyfile` does the work; what compares
# dates (a build, a cache) takes a copy for the same file.
#
# Seen: mode 640 is kept, the date of 2001 becomes that of the copy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }
[[ $(uname) == Linux ]] || { echo "another system: $(uname)" >&2; exit 1; }

cat >main.swift <<'SWIFT'
import Foundation
try FileManager.default.copyItem(atPath: "a", toPath: "b")
SWIFT
swiftc main.swift -o main
echo text >a
chmod 640 a
touch -d 2001-01-01T00:00:00Z a
./main
echo "a: mode $(stat -c %a a), year $(date -u -r a +%Y)"
echo "b: mode $(stat -c %a b), year $(date -u -r b +%Y)"
[[ $(stat -c %a b) == 640 && $(date -u -r a +%Y) == 2001 && $(date -u -r b +%Y) != 2001 ]]
echo 'as described'
