#!/usr/bin/env bash
# Swift 6.3.1, Linux, `swift test`: a false `#expect` in a method of an XCTestCase, and a false
# `XCTAssertEqual` in a function that is marked @Test, are both reported as passed.
#
# The natural guess: both libraries come with one toolchain and run in one command, so a failed check
# of either fails the test that it stands in, or does not compile there.
#
# Seen: "Executed 1 test, with 0 failures", "Test run with 1 test in 0 suites passed", status 0.
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
import Testing
import XCTest

final class SumTests: XCTestCase {
  func testSum() { #expect(sum(1, 1) == 3) }
}

@Test func addition() { XCTAssertEqual(sum(1, 1), 3) }
SWIFT
swift test >log 2>&1 || { cat log >&2; echo 'the tests failed' >&2; exit 1; }
grep -E 'Executed 1 test|Test run with' log | sort -u
grep -q 'Executed 1 test, with 0 failures' log
grep -q 'Test run with 1 test .*passed' log
echo 'as described'
