#!/usr/bin/env bash
# SwiftPM 6.3.1 (Linux): the lock that keeps two builds of one folder apart lies in the temporary folder.
#
# Natural guess: the lock lies in `.build`, so that whoever builds a package waits for whoever else builds it.
# What happens: it is a file in TMPDIR, named after the path of `.build`. A second build with another TMPDIR (another
# user's session, a container that mounts the package, a job that sets TMPDIR) finds no lock and builds at the same
# time in the same folder; and two different packages that are mounted at one path wait for each other.
set -euo pipefail

version=$(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')
[[ $version == 'Swift version 6.3.1' && $(uname -s) == Linux ]] ||
  { echo "this was seen with Swift 6.3.1 on Linux, and here is $version" >&2; exit 1; }

folder=$(mktemp -d)
holder=
trap '[[ -z $holder ]] || kill "$holder" 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir -p "$folder"/{one,two,package/Sources/A}
cat >"$folder/package/Package.swift" <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(name: "A", targets: [.target(name: "A")])
SWIFT
echo 'public let a = 1' >"$folder/package/Sources/A/A.swift"
cd "$folder/package"

TMPDIR=$folder/one swift build >/dev/null 2>&1
lock=$(find "$folder/one" -name '*.lock' | grep '_\.build\.lock$' || true)
[[ -n $lock ]] || { echo 'no lock in TMPDIR any more' >&2; exit 1; }
echo "the lock: \$TMPDIR/…${lock##*_package}"

# Somebody builds: holds the lock as SwiftPM does, by flock(2).
flock "$lock" sleep 60 &
holder=$!
until ! flock -n "$lock" true; do :; done

status=0
TMPDIR=$folder/one timeout 15 swift build >"$folder/same" 2>&1 || status=$?
echo "with the same TMPDIR: status $status (124: waited), $(grep -o 'Another instance of SwiftPM' "$folder/same" || true)"
[[ $status == 124 ]] || { echo 'a second build does not wait any more' >&2; exit 1; }

status=0
TMPDIR=$folder/two timeout 60 swift build >"$folder/other" 2>&1 || status=$?
echo "with another TMPDIR: status $status, $(grep -o 'Build complete!' "$folder/other" || true)"
[[ $status == 0 ]] && ! grep -q 'Another instance' "$folder/other" ||
  { echo 'a build with another TMPDIR waits, too' >&2; exit 1; }
