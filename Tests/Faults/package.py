"""Packages of lessons that checks work on."""

import os
import shutil
from pathlib import Path


def cell(code, output):
    """A cell and its output fence."""
    return f"```swift\n{code}\n```\n\n```output\n{output}\n```\n"


def lesson(title, *cells):
    """A lesson of cells."""
    return f"# {title}\n\nWhat {title} is about.\n\n" + "\n".join(cells)


class Package:
    """A folder with lessons."""

    def __init__(self, path, texts):
        self.path = Path(path)
        self.lessons = self.path / "Lessons"
        self.output = self.path / "Output"
        self.lessons.mkdir(parents=True)
        (self.path / "README.md").write_text("# Course\n\nWhat it is about.\n")
        self.write(texts)

    def write(self, texts):
        """Writes lessons, each at once, as editors save."""
        for name, text in texts.items():
            aside = self.path / "saving"
            aside.write_bytes(text.encode() if isinstance(text, str) else text)
            os.replace(aside, self.lessons / name)

    @property
    def texts(self):
        """All files of the folder of lessons, hidden ones too."""
        return {entry.name: entry.read_bytes() for entry in self.lessons.iterdir()}

    @property
    def pages(self):
        """All files of `Output/`, hidden ones too, by path."""
        if not self.output.exists():
            return {}
        return {
            str(path.relative_to(self.output)): path.read_bytes()
            for path in self.output.rglob("*") if path.is_file()
        }

    def remove(self):
        shutil.rmtree(self.path)


def differences(found, expected):
    """What keeps two sets of files from being the same."""
    problems = [f"{name} is missing" for name in sorted(expected.keys() - found.keys())]
    problems += [f"{name} should not be there" for name in sorted(found.keys() - expected.keys())]
    problems += [
        f"{name} differs" for name in sorted(found.keys() & expected.keys())
        if found[name] != expected[name]
    ]
    return problems
