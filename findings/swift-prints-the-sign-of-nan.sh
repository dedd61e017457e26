#!/usr/bin/env bash
# Swift 6.3.1, x86-64: `print` tells the sign of a NaN. The quotient 0 / 0 of two variables prints
# `-nan`, the same quotient of two literals `nan`: the processor sets the sign bit, the compiler's
# constant folding does not. On arm64 the processor does not set it either.
#
# The natural guess: a value that is not a number has one description, the same for both ways and on
# both processors, as `Double.nan.description` is.
#
# Seen: "-nan nan nan".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }
[[ $(uname -m) == x86_64 ]] || { echo "another processor: $(uname -m)" >&2; exit 1; }

cat >main.swift <<'SWIFT'
let zero = 0.0
print(zero / zero, 0.0 / 0.0, Double.nan)
SWIFT
swiftc main.swift -o main
printed=$(./main)
echo "printed: $printed"
[[ $printed == '-nan nan nan' ]]
echo 'as described'
