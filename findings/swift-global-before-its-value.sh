#!/usr/bin/env bash
# Swift 6.3.1, language mode 6, Linux: in a file of top-level code a function may read a variable that
# is declared further down. Called before that line has run, it reads the zero bytes that lie there;
# the compiler says nothing.
#
# The natural guess: "captures 'later' before it is declared", which is what the compiler says of the
# same lines in the body of a function.
#
# Seen: `0` and then `3` for a constant that is only ever 3; the same lines within a function are an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >main.swift <<'SWIFT'
func reading() -> Int { later }
print(reading())
let later = 3
print(reading())
SWIFT
swiftc -swift-version 6 main.swift -o main 2>warnings
[[ ! -s warnings ]] || { cat warnings >&2; exit 1; }
printed=$(./main | tr '\n' ' ')
echo "printed: $printed"
[[ $printed == '0 3 ' ]]

{ echo 'func body() {'; cat main.swift; echo '}'; } >body.swift
if swiftc -swift-version 6 -parse-as-library -emit-sil body.swift -o body.sil 2>errors; then
  echo 'the same lines within a function are accepted' >&2
  exit 1
fi
grep -o "error: .*" errors
grep -q "captures 'later' before it is declared" errors
echo 'as described'
