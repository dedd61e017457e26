#!/usr/bin/env bash
# nbconvert 7.17.2 (PyPI), nbformat 5.11.1, read with Debian's cmark or any CommonMark parser (here
# markdown-it-py 3.0.0): a code cell that holds a line of three backticks comes out of
# `--to markdown` in a fence of three backticks, which ends at that line. The rest of the code is prose.
#
# The natural guess: the fence is made longer than any in the code, as CommonMark allows it for this, or
# tildes are taken.
#
# Seen: one cell becomes two code blocks, and its middle line a paragraph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install nbconvert==7.17.2 nbformat==5.11.1 markdown-it-py==3.0.0

tools/bin/python - <<'PYTHON'
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
notebook = new_notebook(cells=[new_code_cell('print("""\n```\nnot prose\n```\n""")')])
notebook.metadata.language_info = {"name": "swift", "file_extension": ".swift"}
nbformat.write(notebook, "fences.ipynb")
PYTHON
tools/bin/jupyter-nbconvert --log-level ERROR --to markdown fences.ipynb
tools/bin/python - <<'PYTHON' | tee blocks
from markdown_it import MarkdownIt
for token in MarkdownIt().parse(open("fences.md").read()):
    if token.type in ("fence", "inline"):
        print(token.type, repr(token.content))
PYTHON
printf '%s\n' "fence 'print(\"\"\"\\n'" "inline 'not prose'" "fence '\"\"\")\\n'" | cmp - blocks
echo 'as described'
