#!/usr/bin/env bash
# cmark-gfm (0.29.0.gfm.13, in cmarkgfm 2024.11.20 of PyPI): an empty line with blanks in it ends a footnote.
#
# Natural guess: a line of blanks is a blank line, as everywhere in CommonMark (0.29, section 2.1), so that an indented
# paragraph behind it still belongs to the footnote.
# What happens: only a line without any blank does not end the footnote. Behind one with two blanks the same paragraph
# stands outside, and, being indented by four, is shown as code.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check cmarkgfm==2024.11.20
"$folder/python/bin/python" - <<'PYTHON'
import cmarkgfm
from cmarkgfm.cmark import Options

def html(blanks):
    text = f"x[^a]\n\n[^a]: one\n{blanks}\n    two\n"
    return cmarkgfm.markdown_to_html_with_extensions(text, options=Options.CMARK_OPT_FOOTNOTES)

for blanks in ["", "  "]:
    is_code = "<pre><code>two" in html(blanks)
    print(f"{len(blanks)} blanks in the line: `two` is {'code outside' if is_code else 'in the footnote'}")
    assert is_code == (blanks != ""), "that has changed"
PYTHON
