#!/usr/bin/env bash
# cmark-gfm (0.29.0.gfm.13, in cmarkgfm 2024.11.20 of PyPI): in a list, a footnote between two lines joins their words.
#
# Natural guess: a footnote is moved to the end of the page and leaves nothing behind, so that the lines above and below
# it are two paragraphs, or one with a line end in it.
# What happens: in an item without blank lines paragraphs have no tags, and nothing else parts them either. Where the
# footnote is a heading or code, which the next line does not go on with, `one` and `two` are printed as `onetwo`.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check cmarkgfm==2024.11.20
"$folder/python/bin/python" - <<'PYTHON'
import cmarkgfm
from cmarkgfm.cmark import Options

def item(between):
    text = f"x[^a]\n\n- one\n{between}  two\n"
    html = cmarkgfm.markdown_to_html_with_extensions(text, options=Options.CMARK_OPT_FOOTNOTES)
    return html[html.index("<li>"):html.index("</li>")]

for name, between, expected in [("nothing", "", "<li>one\ntwo"), ("a footnote", "  [^a]: # note\n", "<li>onetwo")]:
    print(f"{name} between the lines: {item(between)!r}")
    assert item(between) == expected, "that has changed"
PYTHON
