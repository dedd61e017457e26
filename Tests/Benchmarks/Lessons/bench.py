"""What the cases share: the command, the bare compiler and the packages."""

import shutil
from pathlib import Path

from baseline import PARTS, BareCompiler
from generated import CELLS, GeneratedPackage
from tool import REPOSITORY, Expected, Tool

# The index, the search words and what else tells of all lessons.
COURSE_FILES = 12
# At most so many files has a lesson: its page and what readers download.
FILES = 5


class Bench:
    """A benchmark in `folder`, of the command that was built in the folder `build`."""

    def __init__(self, build, folder, options):
        self.folder, self.options = Path(folder), options
        self.tool = Tool(build, self.folder / "tool")
        # Whose cache is removed again and again.
        self.fresh = Tool(build, self.folder / "fresh-tool")
        self.bare = BareCompiler(build, self.folder / "bare")
        self.known = None

    def warm_up(self):
        """Has every compiler call made once that fills a cache of modules."""
        package = GeneratedPackage(self.folder / "warm-up", 2)
        for tool in (self.tool, self.fresh):
            forget(tool, package.folder)
            tool.verify(package.folder, Expected(2, 2 * CELLS, 0))
        for lesson in package.lessons:
            self.bare.write("warm-up", lesson.plain_program)
            self.bare.compile("warm-up", self.parts(lesson))
            self.bare.execute("warm-up", lesson.plain_output)

    @property
    def large(self):
        """The large package, verified once."""
        if self.known is None:
            self.known = GeneratedPackage(self.folder / "large", self.options.lessons)
            count = len(self.known.lessons)
            print(f"verifying {count} generated lessons once …", flush=True)
            forget(self.tool, self.known.folder)
            took = self.tool.verify(self.known.folder, Expected(count, count * CELLS, 0))
            print(f"  took {took.seconds:.0f} s", flush=True)
        return self.known

    @staticmethod
    def parts(lesson):
        """The libraries that a generated lesson links."""
        return PARTS if lesson.uses_tensors else []

    def expected(self, unchanged, changed_pages=None):
        count = len(self.large.lessons)
        return Expected(count, count * CELLS, unchanged, changed_pages)

    def build_large(self, unchanged, changed_pages):
        return self.tool.verify(self.large.folder, self.expected(unchanged, changed_pages))


def forget(tool, package):
    """Removes what a tool knows of lessons, and the pages of a package."""
    tool.forget()
    shutil.rmtree(Path(package) / "Output", ignore_errors=True)


def copy_course(package):
    """A copy of the repository's lessons, so that its own pages stay as they are.

    Without the manifest, whose package would have to be built there.
    """
    package.mkdir(parents=True, exist_ok=True)
    for name in ("Lessons", "Sources"):
        shutil.copytree(REPOSITORY / name, package / name, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "README.md", package)
