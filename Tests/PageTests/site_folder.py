"""The rendered pages of a folder, as files: names, anchors, and what refers to what."""

from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

# The page with the text of all others, to print: what holds for each of them is not asked twice.
WHOLE = "print.html"
REFERRING = {"href", "src", "poster", "data"}


class _Document(HTMLParser):
    """The ids of a page, and the addresses that its elements refer to."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.addresses = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            elif name in REFERRING and value is not None:
                self.addresses.append((tag, value))
            elif name == "srcset" and value:
                self.addresses += [(tag, part.split()[0]) for part in value.split(",")]


class Site:
    """A folder of pages, seen from `base`: the folder itself, or a server of it."""

    def __init__(self, folder, base=None):
        self.folder = Path(folder).resolve()
        self.base = base or self.folder.as_uri()
        self.pages = sorted(path.name for path in self.folder.glob("*.html"))

    @property
    def parts(self):
        """The pages but the one that repeats them."""
        return [name for name in self.pages if name != WHOLE]

    def only(self, names):
        """The same folder with some of its pages."""
        site = Site(self.folder, self.base)
        site.pages = [name for name in self.pages if name in names]
        return site

    def url(self, name):
        return f"{self.base}/{name}"

    @cached_property
    def documents(self):
        """Every page of the folder, because pages refer to one another."""
        return {path.name: _Document(path.read_text(encoding="utf-8")) for path in self.folder.glob("*.html")}
