"""The `lessons` command under measurement, in a folder whose cache is its own."""

import json
import re
import shutil
from pathlib import Path

from measurement import BrokenMeasurement, run

REPOSITORY = Path(__file__).resolve().parents[3]


def built(configuration):
    """Builds the command and returns the folder that it lies in."""
    build = ["swift", "build", "-c", configuration, "--package-path", str(REPOSITORY)]
    run([*build, "--product", "lessons"])
    return Path(run([*build, "--show-bin-path"]).output.strip().split("\n")[-1]).resolve()


class Tool:
    """A copy of the built command in `folder`, with a cache of its own."""

    def __init__(self, build, folder):
        self.build, self.folder = build, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        # The description tells where the libraries lie that lessons import.
        for name in ("lessons", "description.json"):
            shutil.copy2(build / name, self.folder / name)

    @property
    def path(self):
        return str(self.folder / "lessons")

    def forget(self):
        """Removes what it knows of lessons: the next build is one from nothing."""
        shutil.rmtree(self.folder / "lessons.cache", ignore_errors=True)

    def version(self):
        return run([self.path, "--version"]).output.strip()

    def verify(self, package, expected, lessons=(), jobs=None):
        """Runs a build and returns what it took, once it is known that it did what is expected."""
        words = [self.path, "build", "--package-path", str(package), *lessons]
        result = run(words + (["--jobs", str(jobs)] if jobs else []))
        expected.check(result.output)
        return result

    def census(self, package, lessons=()):
        """How many cells each lesson has, by the report for programs."""
        words = [self.path, "check", "--format", "json", "--package-path", str(package), *lessons]
        report = json.loads(run(words).output)
        return [len(lesson["cells"]) for lesson in report["lessons"]]


class Expected:
    """What a build has to say for itself, so that nothing broken is measured."""

    def __init__(self, lessons, cells, unchanged, changed_pages=None):
        self.lessons, self.cells, self.unchanged = lessons, cells, unchanged
        self.changed_pages = changed_pages

    def check(self, output):
        summary = re.search(r"^(\d+) lessons?, (\d+) cells?: (.*)$", output, re.M)
        if not summary:
            raise BrokenMeasurement(f"no summary in what the build said:\n{output[-2000:]}")
        self.compare("lessons", self.lessons, int(summary[1]))
        self.compare("cells", self.cells, int(summary[2]))
        if "failed" in summary[3] or "not run" in summary[3]:
            raise BrokenMeasurement(f"not everything passed: {summary[0]}")
        self.compare("unchanged lessons", self.unchanged, output.count(", unchanged\n"))
        if self.changed_pages is not None:
            pages = re.search(r"^Output: \d+ pages?, (\d+) changed$", output, re.M)
            changed = int(pages[1]) if pages else -1
            low, high = self.changed_pages
            if not low <= changed <= high:
                raise BrokenMeasurement(f"files changed: {changed}, not {low} to {high}")

    @staticmethod
    def compare(what, expected, found):
        if expected != found:
            raise BrokenMeasurement(f"{what}: {found} instead of {expected}")
