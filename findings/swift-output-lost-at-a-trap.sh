#!/usr/bin/env bash
# Swift 6.3.1, Linux: what a program has printed is lost at a trap where standard output is no terminal. `print`
# fills C's buffer, and a trap ends the process without emptying it; the message of the trap itself comes through.
#
# The natural guess: `fatalError` ends a program after what was printed before it; a log in a file or pipe shows the
# last line that was reached.
#
# Seen: nothing in a pipe, "before" in a pseudo-terminal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

printf 'print("before")\nfatalError("the end")\n' >main.swift
swiftc main.swift -o main
export SWIFT_BACKTRACE=enable=no
in_pipe=$( (./main 2>/dev/null || true) 2>/dev/null | cat)
in_terminal=$(script -qec ./main /dev/null 2>/dev/null | tr -d '\r' | grep -c '^before$' || true)
echo "pipe: '$in_pipe', terminal: $in_terminal line"
[[ -z $in_pipe && $in_terminal == 1 ]]
echo 'as described'
