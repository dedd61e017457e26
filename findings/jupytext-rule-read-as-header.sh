#!/usr/bin/env bash
# jupytext 1.19.6 (PyPI): a Markdown file that begins with a horizontal rule loses all up to the next rule to
# one raw cell, code included: the text between is taken for a YAML header, though it is no YAML.
#
# The natural guess: only a mapping is a header (CommonMark knows no header at all, and GitHub shows
# such a file with two rules); the code between the rules is a code cell.
#
# Seen: raw, markdown. Without the first rule: markdown, code, markdown.
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
printf 'Some text.\n\n```python\nx = 1\n```\n\n---\n\nThe rest.\n' >plain.md
{ echo '---'; cat plain.md; } >rule.md
for name in plain rule; do
  tools/bin/jupytext --quiet --to ipynb "$name.md" -o "$name.ipynb"
  echo "$name: $(tools/bin/python kinds.py "$name.ipynb")"
done | tee kinds
printf '%s\n' 'plain: markdown code markdown' 'rule: raw markdown' | cmp - kinds
echo 'as described'
