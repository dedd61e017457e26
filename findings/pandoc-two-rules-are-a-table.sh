#!/usr/bin/env bash
# pandoc 2.17.1.1 (Debian 12): from `markdown`, its default, text between two horizontal rules is read as a
# table of one column; a fenced code block in it becomes inline code in a cell of that table. From
# `gfm` the same file has two rules and a code block.
#
# The natural guess: a fence is a code block in both; dashes make a table only below or above a header.
#
# Seen: from markdown one table and no code block, from gfm no table and one code block.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q 'pandoc=2.17.1.1*' 'pandoc-data=2.17.1.1*' >log 2>&1 || { cat log >&2; exit 1; }
for package in ./*.deb; do dpkg-deb -x "$package" tools; done

printf -- '---\nSome text.\n\n```swift\nlet x = 1\n```\n\n---\n\nThe rest.\n' >page.md
for format in markdown gfm; do
  tools/usr/bin/pandoc --data-dir="$folder/tools/usr/share/pandoc/data" -f "$format" -t json page.md >"$format.json"
  echo "$format: $(grep -o '"t":"Table"' "$format.json" | wc -l) $(grep -o '"t":"CodeBlock"' "$format.json" | wc -l)"
done | tee counts
printf '%s\n' 'markdown: 1 0' 'gfm: 0 1' | cmp - counts
echo 'as described'
