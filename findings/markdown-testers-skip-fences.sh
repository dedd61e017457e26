#!/usr/bin/env bash
# pytest-codeblocks 0.18.0 and mktestdocs 0.2.5 (PyPI), which run the code of Markdown files as tests: both
# find fences by lines that look like one, not by a Markdown parser. A false assertion is never run in a
# fence of tildes, behind "``` " with a blank, in a block quote, or labelled `Python`; mktestdocs
# leaves longer fences of backticks out, too. Nothing is said, and the file passes.
#
# The natural guess: whatever CommonMark calls a fenced code block of that language is tested.
#
# Seen: of five blocks that fail, pytest-codeblocks fails one, mktestdocs finds none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv tools
tools/bin/pip -q --disable-pip-version-check install \
  pytest==9.0.3 pytest-codeblocks==0.18.0 mktestdocs==0.2.5 markdown-it-py==3.0.0

cat >page.md <<'MARKDOWN'
~~~python
assert 1 == 2, "tildes"
~~~

``` python
assert 1 == 2, "blank"
```

> ```python
> assert 1 == 2, "quote"
> ```

```Python
assert 1 == 2, "capital"
```

````python
assert 1 == 2, "longer"
````
MARKDOWN
tools/bin/python - <<'PYTHON' | tee found
from markdown_it import MarkdownIt
from mktestdocs import grab_code_blocks
text = open("page.md").read()
tokens = MarkdownIt().parse(text)
print("CommonMark:", sum(token.type == "fence" for token in tokens))
print("mktestdocs:", len(grab_code_blocks(text, lang="python")))
PYTHON
tools/bin/python -m pytest -q --codeblocks page.md >log 2>&1 || true
tail -n 1 log
printf '%s\n' 'CommonMark: 5' 'mktestdocs: 0' | cmp - found
grep -q '^1 failed in' log
echo 'as described'
