#!/usr/bin/env bash
# cmark-gfm (0.29.0.gfm.13, in cmarkgfm 2024.11.20 of PyPI): a task in a quote, or in an item that opens another, is none.
#
# Natural guess: `- [x] a` is a task wherever a list may stand. The specification of GitHub Flavored Markdown (0.29,
# section 5.3) speaks of the first paragraph of any list item.
# What happens: the parser looks for the mark of the list and the box behind nothing but blanks at the beginning of the
# line. Behind `> `, `- ` or `1. ` the box is printed as text; on a line of its own, indented, the same item is a task.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check cmarkgfm==2024.11.20
"$folder/python/bin/python" - <<'PYTHON'
import cmarkgfm

def is_task(markdown):
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, extensions=["tasklist"])
    return '<input type="checkbox"' in html

seen = {text: is_task(text) for text in ["- [x] a\n", "- b\n\n  - [x] a\n", "> - [x] a\n", "- - [x] a\n", "1. - [x] a\n"]}
for text, task in seen.items():
    print(f"{text!r}: {'a task' if task else 'no task'}")
assert list(seen.values()) == [True, True, False, False, False], "that has changed"
PYTHON
