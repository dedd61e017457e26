#!/usr/bin/env bash
# Swift 6.3.1, Linux: SWIFT_BACKTRACE is a list of settings with commas between them, and nothing
# protects a comma in a value. With `output-to=` a path that has one, the report of a crash is not
# written to that path.
#
# The natural guess: the path may be quoted, or what follows the comma is refused with a word.
#
# Seen: a report in folder "a", none in folder "a,b".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

printf 'func f(_ a: [Int]) -> Int { a[7] }\nprint(f([1]))\n' >main.swift
swiftc -g main.swift -o main
for name in a a,b; do
  mkdir "$name"
  settings="enable=yes,interactive=no,color=no,format=json,output-to=$folder/$name/report.json"
  SWIFT_BACKTRACE=$settings ./main >/dev/null 2>&1 && { echo 'no crash' >&2; exit 1; }
  echo "folder $name: $(ls "$name" | tr '\n' ' ')"
done
[[ -s a/report.json && -z $(ls a,b) ]]
echo 'as described'
