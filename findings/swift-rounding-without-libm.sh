#!/usr/bin/env bash
# Swift 6.3.1, Linux: a program that does nothing but round a number does not link. The standard library's `rounded(_:)`
# and `truncatingRemainder` are inlined calls of `floor`, `ceil` and `fmod`, and neither the compiler nor the library
# has the linker take libm; a program that imports Foundation or Glibc gets it by chance, and so does an optimized one.
#
# The natural guess: what needs no import needs no library.
#
# Seen: "undefined reference to 'ceil'", and "6.0" with `-lm`, with `import Glibc` and with `-O`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

echo 'print((5.5).rounded(.up))' >round.swift
{ echo 'import Glibc' && cat round.swift; } >imports.swift
if swiftc round.swift -o round 2>errors; then echo 'it links' >&2; exit 1; fi
grep -o "undefined .*ceil.*" errors
swiftc round.swift -lm -o library
swiftc imports.swift -o imports
swiftc -O round.swift -o optimized
for program in library imports optimized; do
  printed=$("./$program")
  echo "$program: $printed"
  [[ $printed == 6.0 ]]
done
echo 'as described'
