#!/usr/bin/env bash
# Swift 6.3.1: a doc comment between a declaration's attributes and its keyword documents nothing, without a word.
#
# Natural guess: `///` right above `func` is the function's documentation, wherever its attributes stand, as the comment
# of a Java or Rust item is; or the compiler warns.
# What happens: the compiler takes only what stands above the first attribute or modifier. Symbol graphs, and so DocC and
# the help of editors, have no text for the declaration, and no warning is given.
set -euo pipefail

version=$(swift --version 2>/dev/null | grep -o 'Swift version [0-9.]*')
[[ $version == 'Swift version 6.3.1' ]] ||
  { echo "this was seen with Swift 6.3.1, and here is $version" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/Shapes.swift" <<'SWIFT'
/// Above its attribute.
@available(*, deprecated)
public func area() {}

@available(*, deprecated)
/// Behind its attribute.
public func width() {}

public
/// Behind its modifier.
func height() {}
SWIFT
cd "$folder"
swiftc -emit-module -module-name Shapes -emit-symbol-graph -emit-symbol-graph-dir . Shapes.swift 2>said
found=$(python3 - <<'PYTHON'
import json
for symbol in json.load(open("Shapes.symbols.json"))["symbols"]:
    lines = [line["text"] for line in symbol.get("docComment", {}).get("lines", [])]
    print(symbol["names"]["title"], *lines)
PYTHON
)
found=$(sort <<<"$found")
wanted='area() Above its attribute.
height()
width()'
printf 'documented, says the symbol graph:\n%s\n' "$found"
[[ $found == "$wanted" ]] || { echo 'that has changed' >&2; exit 1; }
[[ ! -s said ]] || { echo 'and the compiler says something now:' && cat said; exit 1; } >&2
echo "$version: a doc comment behind an attribute or a modifier is lost without a warning"
