#!/usr/bin/env bash
# Swift 6.3.1: examples of the standard library's documentation do not print what they say, or do not compile, and
# have not for years. The comments are those of the toolchain's own module, as editors show them.
#
# The natural guess: the comments that most people copy from are run by somebody.
#
# Seen: a swap of neighbours that loses every second element, a name that changes on the way to the comment, a number
# without its fraction, a text with a byte of zero in it, and a `Range` that is made of a closed one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

swift symbolgraph-extract -module-name Swift -target "$(uname -m)-unknown-linux-gnu" -output-dir .
documented() { # a line of a comment
  local line=$1
  line=${line//\\/\\\\}
  line=${line//\"/\\\"}
  grep -qF -- "$line" Swift.symbols.json || { echo "no longer documented: $1" >&2; exit 1; }
}
documented '// Prints "[2, 1, 4, 3, 5]"'
documented '// Prints "["Ben", "Ivy", "Jordell", "Benjamin", "Max"]"'
documented '// Prints "[21.5, 19.25, 27, nan, 28.25, nan, 23.0]"'
documented 'let validUTF8: [UInt8] = [67, 97, 0, 102, 195, 169]'
documented 'let x: Range = 0...20'

cat >examples.swift <<'SWIFT'
var numbers = [1, 2, 3, 4, 5]
numbers.withUnsafeMutableBufferPointer { buffer in
    for i in stride(from: buffer.startIndex, to: buffer.endIndex - 1, by: 2) {
        let x = buffer[i]
        buffer[i + 1] = buffer[i]
        buffer[i] = x
    }
}
print(numbers)
var students = ["Ben", "Ivy", "Jordell", "Ben", "Maxime"]
if let i = students.lastIndex(of: "Ben") {
    students[i] = "Benjamin"
}
print(students)
let temperatureData = ["21.5", "19.25", "27", "no data", "28.25", "no data", "23"]
print(temperatureData.map { Double($0) ?? .nan })
let validUTF8: [UInt8] = [67, 97, 0, 102, 195, 169]
print((String(validating: validUTF8, as: UTF8.self) ?? "nil") == "Café")
SWIFT
swiftc examples.swift -o examples
./examples | tee printed
cat >expected <<'TEXT'
[1, 1, 3, 3, 5]
["Ben", "Ivy", "Jordell", "Benjamin", "Maxime"]
[21.5, 19.25, 27.0, nan, 28.25, nan, 23.0]
false
TEXT
cmp expected printed
echo 'let x: Range = 0...20' >range.swift
if swiftc -typecheck range.swift 2>errors; then echo 'the range compiles' >&2; exit 1; fi
grep -o "error: cannot convert .*" errors
echo 'as described'
