"""A site whose lessons hold every injection in every position, made by the command itself."""

import json
import subprocess
from pathlib import Path

from injection_strings import STRINGS

HERE = Path(__file__).resolve().parent
FENCE = "`" * 12
# Ends whatever block of HTML is still open, so that the next text is read by itself.
CLOSING = "--> ]]> ?> </script></pre></style></textarea>"


def _line(text):
    """The text on one line, for positions that end with it."""
    return text.replace("\n", " ").replace("\r", " ")


def _word(text):
    """The text as part of an info string in backticks."""
    return _line(text).replace("`", "'")


def _quoted(text):
    return '"' + _word(text).replace('"', "'") + '"'


def _cell(text):
    """The text in a cell of a table."""
    return _line(text).replace("|", "\\|")


def _solid(text):
    """The text as part of an address or of a footnote's label, which end with blanks and brackets."""
    return "".join(letter for letter in _line(text) if letter not in " \t[]")


def _fenced(info, text):
    return f"{FENCE}{info}\n{text}\n{FENCE}"


def _ignored(info, text):
    """An output that is shown although no program printed it."""
    return _fenced('swift ignore="shown only"', "print()") + "\n\n" + _fenced(info, text)


# Each position: how a text gets there. A position is a page with all texts.
POSITIONS = {
    "block": lambda text: f"{text}\n\n{CLOSING}",
    "paragraph": lambda text: f"Words {_line(text)} and more.",
    "emphasis": lambda text: f"A **{_line(text)}** and _{_line(text)}_ ~~{_line(text)}~~",
    "heading": lambda text: f"## {_line(text)}",
    "underlined heading": lambda text: f"x {_line(text)}\n---",
    "list": lambda text: f"- {_line(text)}\n  1. {_line(text)}",
    "quote": lambda text: f"> {_line(text)}\n> > {_line(text)}",
    "code span": lambda text: f"`` {_line(text)} ``",
    "indented code": lambda text: f"    {_line(text)}",
    "link text": lambda text: f"[{_line(text)}](https://example.invalid)",
    "link destination": lambda text: f"[x](<https://example.invalid/{_line(text)}>)",
    "link scheme": lambda text: f"[x](<x:{_line(text)}>)",
    "link title": lambda text: f"[x](https://example.invalid \"{_line(text)}\") [x](https://example.invalid '{_line(text)}')",
    "reference": lambda text: f"[x {len(text)}]\n\n[x {len(text)}]: <https://example.invalid/{_line(text)}> '{_line(text)}'",
    "autolink": lambda text: f"<https://example.invalid/{_line(text)}>",
    "image text": lambda text: f"![{_line(text)}](https://example.invalid/x.png)".replace("https://example.invalid/", "/Lessons/"),
    "image title": lambda text: f"![x](/Lessons/x.png \"{_line(text)}\")",
    "table": lambda text: f"| {_cell(text)} | `{_cell(text)}` |\n|-|:-:|\n| **{_cell(text)}** | [x](<https://example.invalid/{_cell(text)}>) |",
    "footnote": lambda text: f"A[^{len(text)}]\n\n[^{len(text)}]: {_line(text)}\n\n    {_line(text)}",
    "footnote label": lambda text: f"A[^{_solid(text)}] ![^{_solid(text)}]\n\n[^{_solid(text)}]: x",
    "alert": lambda text: f"> [!NOTE {_line(text)}]\n> x\n\n> [!NOTE]\n> {_line(text)}",
    "task": lambda text: f"- [ ] {_line(text)}\n- [x] ~{_line(text)}~",
    "bare address": lambda text: f"https://example.invalid/{_solid(text)} www.example.invalid/{_solid(text)} {_solid(text)}@example.invalid",
    "formula": lambda text: f"Let $\\text{{{_line(text)}}} x$ be.",
    "open formula": lambda text: f"$${_line(text)}$$",
    "html": lambda text: f"<div>{text}\n\n{text}\n\n</div>\n\n{CLOSING}",
    "html table": lambda text: f"<table><tr><td>{_line(text)}\n\n{_line(text)}\n\n</td></tr></table>\n\n{CLOSING}",
    "html details": lambda text: f"<details><summary>{_line(text)}</summary>\n\n{text}\n\n{CLOSING}\n\n</details>",
    "html attribute": lambda text: f"<b title=\"{_line(text)}\" {_line(text)}>x</b> <b title='{_line(text)}' id={_line(text)}>x</b>",
    "html link": lambda text: f"A <a href=\"https://example.invalid/{_line(text)}\">x</a> <a href='https:{_line(text)}'>x</a>",
    "html image": lambda text: f"<img src=\"/Lessons/x.png\" alt=\"{_line(text)}\" title='{_line(text)}' width={_line(text)}>\n\n{CLOSING}",
    "table": lambda text: f"| a |\n|---|\n| {_line(text)} |",
    "comment": lambda text: f"<!-- {text} -->",
    "prose fence": lambda text: _fenced("text", text),
    "prose info": lambda text: _fenced(_word(text) or "x", "x"),
    "cell": lambda text: _fenced('swift ignore="shown only"', text),
    "cell string": lambda text: _fenced('swift ignore="shown only"', f"let s = ##\"\"\"\n{text}\n\"\"\"##"),
    "reason": lambda text: _fenced(f"swift ignore={_quoted(text)}", "x"),
    "fold": lambda text: _fenced(f"swift ignore=\"x\" fold={_quoted(text)}", "x"),
    "output fold": lambda text: _fenced('swift ignore="x"', "x") + "\n\n" + _fenced(f"output fold={_quoted(text)}", "x"),
    "output": lambda text: _ignored("output", text),
    "output as html": lambda text: _ignored("output as=html", text),
    "output inside html": lambda text: _ignored("output as=html", f"<p title=\"{text}\">{text}<table><tr><td>{text}"),
    "output as markdown": lambda text: _ignored("output as=markdown", text),
    "output as svg": lambda text: _ignored("output as=svg", f"<svg width=\"9\" height=\"9\">{text}</svg>"),
    "output inside svg": lambda text: _ignored("output as=svg", f"<svg aria-label='{text}'><title>{text}</title><g fill=\"{text}\"/><text>{text}</text></svg>"),
}


def _swift(text):
    return '"' + "".join(f"\\u{{{ord(letter):X}}}" for letter in text) + '"'


def _program():
    """A lesson whose one program prints all texts, in each format."""
    printed = [text for text in map(_line, STRINGS) if not set(text) & set("\0\x0b\x0c\u0001\u2028\ufeff")]
    list_ = ",\n  ".join(map(_swift, printed))
    parts = [_fenced("swift hidden", f"let texts: [String] = [\n  {list_},\n]")]
    for option in ("", " as=html", " as=markdown", " as=svg"):
        lines = printed if "svg" not in option else ["<svg>", *printed, "</svg>"]
        code = "for text in texts { print(text) }"
        if "svg" in option:
            code = f'print("<svg>")\n{code}\nprint("</svg>")'
        parts.append(_fenced("swift", code) + "\n\n" + _fenced(f"output exact{option}", "\n".join(lines)))
    return "# Printed\n\n" + "\n\n".join(parts) + "\n"


def _title_lessons():
    """Texts as titles, summaries, names of parts, front matter and file names: a lesson each, for some of them."""
    for number, text in enumerate(STRINGS[::6]):
        line = _line(text).replace("\0", "")
        name = "".join(letter for letter in line if letter not in "/\n")[:60]
        part = line.replace("--", "- -")
        yield f"t{number:02}-{name}.md", f"---\ntitle: {line}\n---\n<!-- part: {part} -->\n# {line}\n\n{line}\n"
    for number, text in enumerate(STRINGS[3::12]):
        name = "".join(letter for letter in _line(text).replace("\0", "") if letter not in "/\n")[:60]
        yield f"u{number:02}-{name}.md", "No title here.\n"


def _notebook(texts):
    """A notebook of one language, with `texts` in all that it may hold."""
    cells = []
    for text in texts:
        cells.append({"cell_type": "markdown", "metadata": {}, "source": text})
        cells.append({"cell_type": "raw", "metadata": {"format": text}, "source": text})
        cells.append({
            "cell_type": "code", "execution_count": 1, "metadata": {"name": text, "tags": [_line(text)]}, "source": text,
            "outputs": [
                {"output_type": "stream", "name": "stdout", "text": text},
                {"output_type": "error", "ename": text, "evalue": text, "traceback": [text]},
                {"output_type": "display_data", "metadata": {}, "data": {
                    "text/plain": text, "text/html": text, "text/markdown": text,
                    "image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{text}</svg>"}},
            ],
        })
    language = {"name": "python", "file_extension": ".py"}
    return {"cells": cells, "nbformat": 4, "nbformat_minor": 4,
            "metadata": {"language_info": language, "kernelspec": {"name": STRINGS[1], "display_name": STRINGS[30]}}}


class InjectedSite:
    """A package in `folder`; `build` leaves out what the command refuses, and counts it."""

    def __init__(self, folder, command):
        self.folder, self.command = Path(folder), command
        self.lessons = self.folder / "Lessons"
        self.lessons.mkdir(parents=True)
        (self.lessons / "x.png").write_bytes(b"")
        (self.folder / "README.md").write_text(f"# {_line(STRINGS[0])}\n\n{_line(STRINGS[25])}\n", encoding="utf-8")
        self.blocks = {
            f"p{number:02}-{name.replace(' ', '-')}.md": [make(text) for text in STRINGS]
            for number, (name, make) in enumerate(POSITIONS.items())
        }
        self.refused = 0

    def _run(self, *arguments):
        return subprocess.run(
            [self.command, *arguments, "--package-path", str(self.folder)],
            capture_output=True, encoding="utf-8", errors="replace")

    def build(self):
        """Writes the pages, and gives how many texts are on them and how many were refused."""
        for name, text in (("98-printed.md", _program()), *_title_lessons()):
            (self.lessons / name).write_text(text, encoding="utf-8")
        self._settle()
        self._import([text for text in STRINGS if POSITIONS["block"](text) in self.blocks["p00-block.md"]])
        run = self._settle()
        if run.returncode:
            raise SystemExit(f"the lessons are not verified:\n{self._run('check').stdout}")
        if not (self.folder / "Output/99-notebook.html").is_file():
            raise SystemExit("the notebook has no page")
        return sum(map(len, self.blocks.values())), self.refused

    def _settle(self):
        """Builds until the command finds no fault any more."""
        while True:
            for name, blocks in self.blocks.items():
                text = "# Position\n\n" + "\n\n".join(blocks) + "\n"
                (self.lessons / name).write_text(text, encoding="utf-8", newline="\n")
            run = self._run("build", "--format", "json")
            if not self._leave_out(json.loads(run.stdout)):
                return run

    def _import(self, texts):
        """Makes a lesson of a notebook, which nobody edits before it is built."""
        notebook = self.folder / "all.ipynb"
        notebook.write_text(json.dumps(_notebook(texts)), encoding="utf-8")
        (self.folder / "Package.swift").write_text("let lessons = [\n]\n", encoding="utf-8")
        imported = self._run("import", str(notebook), "--name", "99-notebook")
        if imported.returncode:
            raise SystemExit(f"import failed: {imported.stderr}{imported.stdout}")

    def _leave_out(self, report):
        """Takes the texts out that the command finds fault with, and lessons of one text."""
        found = 0
        for lesson in report["lessons"]:
            if not lesson["diagnostics"]:
                continue
            blocks = self.blocks.get(Path(lesson["file"]).name)
            if not blocks:
                (self.folder / lesson["file"]).unlink()
                found += 1
                continue
            starts, line = [], 3
            for block in blocks:
                starts.append(line)
                line += block.count("\n") + 2
            bad = {
                max([index for index, start in enumerate(starts) if start <= diagnostic["line"]], default=0)
                for diagnostic in lesson["diagnostics"]
            }
            self.blocks[Path(lesson["file"]).name] = [block for index, block in enumerate(blocks) if index not in bad]
            found += len(bad)
        self.refused += found
        return found
