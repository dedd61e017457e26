#!/usr/bin/env bash
# Swift 6.3.1, Linux: `swift test --xunit-output results.xml` writes no results of XCTest. It writes
# `results-swift-testing.xml` alone, without a word; `results.xml` comes with `--parallel` only.
#
# The natural guess: the file that was named is written, or the command says why it is not. A CI that
# collects `results.xml` shows no test, and no failure.
#
# Seen: without `--parallel` only results-swift-testing.xml; with it both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

mkdir -p Sources/Sum Tests/SumTests
cat >Package.swift <<'SWIFT'
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "Sum",
  targets: [.target(name: "Sum"), .testTarget(name: "SumTests", dependencies: ["Sum"])])
SWIFT
echo 'public func sum(_ a: Int, _ b: Int) -> Int { a + b }' >Sources/Sum/Sum.swift
cat >Tests/SumTests/SumTests.swift <<'SWIFT'
import Sum
import XCTest

final class SumTests: XCTestCase {
  func testSum() { XCTAssertEqual(sum(1, 1), 2) }
}
SWIFT
swift test --xunit-output results.xml >log 2>&1 || { cat log >&2; exit 1; }
grep -q 'Executed 1 test, with 0 failures' log
echo "one after another: $(ls ./*.xml)"
[[ ! -e results.xml && -e results-swift-testing.xml ]]
rm ./*.xml
swift test --parallel --xunit-output results.xml >log 2>&1 || { cat log >&2; exit 1; }
echo "in parallel: $(ls ./*.xml | tr '\n' ' ')"
grep -q testSum results.xml
echo 'as described'
