#!/usr/bin/env bash
# SwiftPM 6.3.1: a package cannot have a target with the name of a target of a dependency, even one that it does not use.
#
# Natural guess: what a package does not use of a dependency is none of its business; or module aliases help.
# What happens: as soon as the dependency declares a product of such a target, the package does not build, although
# nothing depends on that product. An alias for it changes nothing. Without the product the same two targets of one name
# are fine.
set -euo pipefail

version=$(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')
[[ $version == 'Swift version 6.3.1' ]] ||
  { echo "this was seen with Swift 6.3.1, and here is $version" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"/library/Sources/{Shapes,Charts} "$folder"/user/Sources/{User,Charts}
for file in library/Sources/{Shapes,Charts}/a.swift user/Sources/{User,Charts}/a.swift; do
  echo 'public let a = 1' >"$folder/$file"
done

# manifests PRODUCTS OPTIONS: the library's products, and options of the user's dependency on Shapes.
manifests() {
  cat >"$folder/library/Package.swift" <<SWIFT
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "library",
  products: [.library(name: "Shapes", targets: ["Shapes"])$1],
  targets: [.target(name: "Shapes"), .target(name: "Charts")])
SWIFT
  cat >"$folder/user/Package.swift" <<SWIFT
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
  name: "user", dependencies: [.package(path: "../library")],
  targets: [
    .target(name: "User", dependencies: [.product(name: "Shapes", package: "library"$2), "Charts"]),
    .target(name: "Charts"),
  ])
SWIFT
}

# build: its status, and what it says of names.
build() {
  local status=0
  rm -rf "$folder/user/.build"
  swift build --package-path "$folder/user" >"$folder/said" 2>&1 || status=$?
  echo "status $status $(grep -om1 -i 'multiple .*similar targets\|multiple packages.*declare targets with a conflicting name' "$folder/said" || true)"
  return "$status"
}

manifests ', .library(name: "Charts", targets: ["Charts"])' ''
echo 'a product of that name, which nobody uses:'
! build || { echo 'it builds now' >&2; exit 1; }

manifests ', .library(name: "Charts", targets: ["Charts"])' ', moduleAliases: ["Charts": "LibraryCharts"]'
echo 'with an alias:'
! build || { echo 'it builds now' >&2; exit 1; }

manifests '' ''
echo 'no product:'
build || { cat "$folder/said"; echo 'it does not build without the product, either' >&2; exit 1; }
