#!/usr/bin/env bash
# Swift Testing of Swift 6.3.1: the time limit of a test counts the time in which other tests have all threads.
#
# Natural guess: `.timeLimit(.minutes(1))` fails a test that takes a minute.
# What happens: all tests begin at once and share as many threads as there are processors. Tests that do not suspend
# keep a thread to their end, and the limits of all others go on meanwhile: here no test takes longer than twelve
# seconds, and some fail for having taken a minute. Which ones and how many changes from run to run.
set -euo pipefail

version=$(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')
[[ $version == 'Swift version 6.3.1' ]] ||
  { echo "this was seen with Swift 6.3.1, and here is $version" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Tests/LimitTests"
cat >"$folder/Package.swift" <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(name: "Limits", targets: [.testTarget(name: "LimitTests")])
SWIFT
cat >"$folder/Tests/LimitTests/LimitTests.swift" <<'SWIFT'
import Foundation
import Testing

// Ninety-six seconds of work for each processor.
@Test(.timeLimit(.minutes(1)), arguments: 0..<8 * ProcessInfo.processInfo.activeProcessorCount)
func takesTwelveSeconds(_ number: Int) {
  let start = ContinuousClock.now
  Thread.sleep(forTimeInterval: 12)
  print("took \((ContinuousClock.now - start).components.seconds) s")
}
SWIFT
status=0
swift test --package-path "$folder" >"$folder/said" 2>&1 || status=$?
longest=$(grep -o '^took [0-9]*' "$folder/said" | awk '$2 > most { most = $2 } END { print most }')
failed=$(grep -c 'Time limit was exceeded: 60.000 seconds' "$folder/said" || true)
printf 'the longest test took %s s; %s failed for having taken 60 s\n' "$longest" "$failed"
[[ $longest -lt 60 && $failed -gt 0 && $status != 0 ]] ||
  { echo 'that has changed:' && tail -20 "$folder/said"; exit 1; } >&2
echo "$version: a time limit counts the time that a test waits for a thread"
