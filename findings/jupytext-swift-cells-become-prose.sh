#!/usr/bin/env bash
# jupytext 1.19.6 (PyPI), nbformat 5.11.1: a Swift notebook that is written as Markdown and read back has
# no code cell any more. Swift is not among jupytext's languages; it writes the cells as fences labelled
# `swift` and reads such fences as prose, though the file's own header names the kernel and its language.
#
# The natural guess: what `jupytext --to md` writes, `jupytext --to ipynb` turns back.
#
# Seen: markdown, code, code → a single markdown cell, no warning, status 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install jupytext==1.19.6 nbformat==5.11.1

cat >kinds.py <<'PYTHON'
import sys
import nbformat
print(*(cell.cell_type for cell in nbformat.read(sys.argv[1], 4).cells))
PYTHON
tools/bin/python - <<'PYTHON'
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
notebook = new_notebook(cells=[
    new_markdown_cell("# A sum"), new_code_cell("let a = 1"), new_code_cell("print(a + 1)")])
notebook.metadata.kernelspec = {"name": "swift", "display_name": "Swift", "language": "swift"}
notebook.metadata.language_info = {"name": "swift", "file_extension": ".swift"}
nbformat.write(notebook, "sum.ipynb")
PYTHON
tools/bin/jupytext --quiet --to md sum.ipynb -o sum.md
tools/bin/jupytext --quiet --to ipynb sum.md -o back.ipynb
before=$(tools/bin/python kinds.py sum.ipynb)
after=$(tools/bin/python kinds.py back.ipynb)
echo "$before -> $after"
[[ $before == 'markdown code code' && $after == markdown ]]
echo 'as described'
