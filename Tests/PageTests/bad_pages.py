"""Pages that have one fault each, and one that has none.

A page is named after the check that must fail on it, and after a dash what it shows of it.
"""

from dataclasses import dataclass

from checks import speed

GOOD = "good.html"

_TEXT = "<p>Text.</p>"
_FOLD = "<details>\n<summary>Fold</summary>\n<p>Content.</p>\n</details>"


@dataclass(frozen=True)
class Page:
    """A page; what it does not say, it has in common with all others."""

    title: str
    main: str = _TEXT
    head: str = ""
    skip: str = '<a class="skip" href="#text">Skip to the text</a>\n'
    script: str = ""
    script_name: str = ""

    def write(self, folder, name):
        """Writes the page `name` to `folder`, and its script beside it."""
        head = self.head
        if self.script:
            script = self.script_name or f"{name}.js"
            (folder / script).write_text(self.script)
            head = f'<script src="{script}" defer></script>'
        head = head + "\n" if head else ""
        (folder / f"{name}.html").write_text(
            f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{self.title}</title>
<link rel="stylesheet" href="page.css">
<link rel="icon" href="data:,">
{head}</head>
<body>
{self.skip}<main id="text">
<h1>{self.title}</h1>
{self.main}
</main>
</body>
</html>
"""
        )


_STYLE = """\
body { margin: 1rem; font-family: sans-serif; background: #fff; color: #222; }
a { color: #003e80; }
:focus-visible { outline: 2px solid #003e80; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; }
@media print { details::details-content { content-visibility: visible; display: block; } }
"""

_PAGES = {
    "good": Page("Nothing is wrong", f'<p>A <a href="#text">link</a>.</p>\n{_FOLD}'),
    "overflow": Page("Wider than a phone", head="<style>p { width: 500px; }</style>"),
    "cut-off": Page(
        "Text that nobody sees",
        "<p>One line that is far longer than what holds it.</p>",
        "<style>p { width: 60px; white-space: nowrap; overflow: hidden; }</style>",
    ),
    "console": Page("A word in the console", script='console.log("a word");\n'),
    "console-error": Page("A script that fails", script="missing();\n"),
    "request": Page(
        "Something from elsewhere",
        '<p>Text. <img src="http://127.0.0.1:9/x.png" alt="A picture"></p>',
    ),
    "axe": Page(
        "An image without words",
        '<p>Text. <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="'
        ' width="30" height="30"></p>',
    ),
    # axe leaves punctuation undecided.
    "axe-contrast": Page(
        "Grey on white", "<p>Text <span>{ }</span></p>", "<style>span { color: #aaa; }</style>"
    ),
    "axe-wish": Page(
        "No more contrast", _TEXT, "<style>@media (prefers-contrast: more) { p { color: #666; } }</style>"
    ),
    "forced-colours": Page(
        "Told apart by colour alone",
        f"{_TEXT}\n<div>Another thing.</div>",
        "<style>div { background: #eee; }</style>",
    ),
    "motion": Page("Motion for all", head="<style>p { transition: color 1s; }</style>"),
    "print": Page(
        "Folded on paper",
        f"{_TEXT}\n{_FOLD}",
        "<style>@media print { details::details-content { content-visibility: hidden; } }</style>",
    ),
    "scriptless": Page(
        "Only with scripts",
        script="""\
const words = document.createElement("p");
words.textContent = "Words of a script.";
document.querySelector("main").append(words);
""",
    ),
    "scriptless-button": Page(
        "Nothing happens", '<p>Text. <button type="button">Nothing</button></p>'
    ),
    "links": Page("A link to nowhere", '<p>A <a href="missing.html">link</a>.</p>'),
    "links-anchor": Page(
        "An anchor that is not there", '<p>A <a href="good.html#missing">link</a>.</p>'
    ),
    "html": Page("No such element", f"{_TEXT}\n<wrong>Words.</wrong>"),
    "keyboard": Page(
        "Focus that nobody sees",
        '<p>A <a href="#text">link</a>.</p>',
        "<style>p a:focus-visible { outline: none; }</style>",
    ),
    "keyboard-order": Page(
        "Another order",
        '<p>A <a href="#text">link</a>, <a href="good.html" tabindex="1">another</a>.</p>',
    ),
    "keyboard-skip": Page(
        "No way past the head", '<p>A <a href="good.html">link</a>.</p>', skip=""
    ),
    "keyboard-turn": Page("Keys that do nothing", head='<link rel="next" href="good.html">'),
    # Says by its name that it lists keys, and lists none.
    "keyboard-keys": Page(
        "Keys that nobody explains",
        '<p><a href="good.html">Text.</a></p>',
        script="// Lists nothing.\n",
        script_name="keys.js",
    ),
    "shift": Page(
        "Text that jumps", script='document.querySelector("h1").style.marginTop = "300px";\n'
    ),
    "covered": Page(
        "A button on code",
        '<pre>let x = 1</pre>\n<button type="button">Copy</button>',
        "<style>button { position: absolute; left: 1rem; margin-top: -2.5rem; }</style>",
    ),
    "touch": Page("A button for mice", '<p>Text.</p>\n<button type="button">x</button>'),
    # Too heavy to keep as a file.
    "weight": Page("A long wait", f"{_TEXT}\n<!-- {'x' * speed.LIMIT} -->"),
}


def write_pages(folder):
    """Writes all of them to `folder`."""
    (folder / "page.css").write_text(_STYLE)
    for name, page in _PAGES.items():
        page.write(folder, name)
