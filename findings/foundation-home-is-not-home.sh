#!/usr/bin/env bash
# Foundation of Swift 6.3.1, Linux: `NSHomeDirectory()` and `FileManager.default.homeDirectoryForCurrentUser` do not
# follow the variable HOME; they take the user's entry in the password file. CFFIXED_USER_HOME changes them.
#
# The natural guess: HOME decides, as for a shell, Python or git; who runs a program with another HOME keeps it out of
# the user's own folder.
#
# Seen: with HOME=/somewhere both are the home of the password file, with CFFIXED_USER_HOME=/somewhere /somewhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
version=$(swiftc --version 2>&1)
[[ $version == *'Swift version 6.3.1 '* ]] || { echo "another toolchain: $version" >&2; exit 1; }

cat >main.swift <<'SWIFT'
import Foundation
print(NSHomeDirectory(), FileManager.default.homeDirectoryForCurrentUser.path)
SWIFT
swiftc main.swift -o main
own=$(getent passwd "$(id -u)" | cut -d: -f6)
with_home=$(env -i HOME=/somewhere ./main)
with_fixed=$(env -i CFFIXED_USER_HOME=/somewhere ./main)
echo "HOME=/somewhere: ${with_home//$own/(password file)}"
echo "CFFIXED_USER_HOME=/somewhere: $with_fixed"
[[ $with_home == "$own $own" && $with_fixed == '/somewhere /somewhere' ]]
echo 'as described'
