#!/usr/bin/env bash
# cmark 0.30.2 (Debian 12): with --sourcepos, what stands in a paragraph behind a link reference
# definition is placed as many lines too high as the definition has, and what stands in a lazy line of a block
# quote as many columns too far right as the quote's prefix is wide.
#
# The natural guess: the place of a link is where it stands in the file.
#
# Seen: the link of line 2 at 1:6, that of line 5, column 5, at 5:7.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q 'cmark=0.30.2*' 'libcmark0.30.2=0.30.2*' >log 2>&1 || { cat log >&2; exit 1; }
for package in ./*.deb; do dpkg-deb -x "$package" tools; done
cmark() { LD_LIBRARY_PATH=$(dirname "$(find tools -name 'libcmark.so*' | head -n 1)") tools/usr/bin/cmark "$@"; }
cmark --version | head -n 1 | grep -F 0.30.2

printf '[a]: /x\ntext [b](/y)\n\n> one\ntwo [c](/z)\n' >page.md
cmark --to xml --sourcepos page.md | grep -o '<link sourcepos="[0-9:]*' | tee places
printf '%s\n' '<link sourcepos="1:6' '<link sourcepos="5:7' | cmp - places
echo 'as described'
