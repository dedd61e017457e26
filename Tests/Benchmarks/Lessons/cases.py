"""The cases of the table, each a function that measures it and returns its rows."""

import shutil
from pathlib import Path

from baseline import EVERYTHING, PARTS, BareCompiler
from generated import CELLS, GeneratedPackage
from measurement import Samples, in_turns, run
from table import Row
from tool import REPOSITORY, Expected, Tool, cores

# The index, the search words and what else tells of all lessons.
COURSE_FILES = 12
# At most so many files has a lesson: its page and what readers download.
FILES = 5


class Bench:
    """What the cases share: the tool, the bare compiler and the packages."""

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



def unchanged(bench):
    """Nothing changed."""
    count = len(bench.large.lessons)
    runs = [bench.build_large(count, (0, 0)) for _ in range(bench.options.repeats * 2 + 1)]
    seconds = Samples(run.seconds for run in runs)
    memory = Samples(run.megabytes for run in runs)
    name = f"nothing changed, {count} lessons"
    return [Row(name, seconds.text("s"), "", seconds.median, "s", 0.3),
            Row(f"{name}: memory", memory.text("MB"), "", memory.values[-1], "MB", 60)]


def code_edited(bench):
    """One lesson's code edited: beside compiling, linking and running it with bare swiftc."""
    package, count = bench.large, len(bench.large.lessons)

    def lesson(turn):
        return package.lessons[(turn * 7 + 3) % count]

    def ours(turn):
        edited = lesson(turn)
        edited.edit_code()
        package.write(edited)
        return bench.build_large(count - 1, (1, FILES + COURSE_FILES)).seconds

    def peer(turn):
        edited = lesson(turn)
        bench.bare.write("edited", edited.plain_program)
        return bench.bare.compile("edited", bench.parts(edited)) + bench.bare.execute(
            "edited", edited.plain_output)

    mine, theirs = in_turns(bench.options.repeats * 2 + 1, ours, peer)
    return [Row(f"one lesson's code edited, {count} lessons", mine.text("s"),
                f"swiftc, run: {theirs.text('s')}", mine.median / theirs.median, "×", 1.5)]


def prose_edited(bench):
    """Prose of one lesson edited: nothing may run."""
    package, count = bench.large, len(bench.large.lessons)
    values = []
    for turn in range(bench.options.repeats * 2 + 1):
        edited = package.lessons[(turn * 11 + 5) % count]
        edited.edit_prose()
        package.write(edited)
        values.append(bench.build_large(count, (1, FILES + COURSE_FILES)).seconds)
    seconds = Samples(values)
    return [Row(f"prose of one lesson edited, {count} lessons", seconds.text("s"), "",
                seconds.median, "s", 0.3)]


def from_nothing(bench):
    """Lessons that nobody knows yet, on two processors, beside bare swiftc, two at a time."""
    count, two = min(100, bench.options.lessons), cores(2)
    package = GeneratedPackage(bench.folder / "small", count)
    programs = []
    for lesson in package.lessons:
        bench.bare.write(lesson.slug, lesson.plain_program)
        programs.append((lesson.slug, bench.parts(lesson), lesson.plain_output))
    with_runs = []

    def ours(_):
        forget(bench.fresh, package.folder)
        expected = Expected(count, count * CELLS, 0, (count, FILES * count + COURSE_FILES))
        return bench.fresh.verify(package.folder, expected, jobs=2, cores=two).seconds

    def peer(_):
        compiled, all = bench.bare.all(programs, 2, two)
        with_runs.append(all)
        return compiled

    mine, theirs = in_turns(bench.options.repeats, ours, peer)
    ran = Samples(with_runs)
    name = f"all {count} from nothing, 2 cores"
    return [Row(name, mine.text("s"), f"swiftc: {theirs.text('s')}", mine.median / theirs.median,
                "×", 1.0),
            Row(f"{name}, beside runs too", mine.text("s"), f"swiftc, run: {ran.text('s')}",
                mine.median / ran.median, "×")]


def rendering(bench):
    """Parsing and rendering alone: all results are known, and no page is there."""
    package, count = bench.large, len(bench.large.lessons)
    files = [str(package.path(lesson)) for lesson in package.lessons]
    each = []

    def ours(_):
        shutil.rmtree(package.folder / "Output")
        return bench.build_large(count, (count, FILES * count + COURSE_FILES)).seconds

    def peer(_):
        each.append(sum(run(["cmark", file]).seconds for file in files))
        return run(["cmark", *files]).seconds

    mine, once = in_turns(bench.options.repeats, ours, peer)
    calls = Samples(each)
    name = f"parse and render only, {count} lessons"
    return [Row(name, mine.text("s"), f"cmark, one call: {once.text('s')}",
                mine.median / once.median, "×", 10),
            Row(f"{name}, beside a call a file", mine.text("s"), f"cmark: {calls.text('s')}",
                mine.median / calls.median, "×", 10)]


def repository(bench):
    """The repository's own lessons: from nothing, and unchanged."""
    package = bench.folder / "repository"
    copy_course(package)
    slugs = [path.stem for path in sorted((package / "Lessons").glob("*.md"))]
    census = bench.fresh.census(package)
    cells, running = sum(census), len([count for count in census if count > 0])
    programs = []
    for slug, count in zip(slugs, census):
        if count == 0:
            continue
        file = bench.bare.folder / f"{slug}.swift"
        run([bench.fresh.path, "extract", "program", str(package / f"Lessons/{slug}.md"),
             "--output", str(file), "--package-path", str(package)])
        programs.append((slug, EVERYTHING, None))

    def ours(_):
        forget(bench.fresh, package)
        return bench.fresh.verify(package, Expected(len(slugs), cells, 0), jobs=2, cores=cores(2)).seconds

    mine, theirs = in_turns(
        bench.options.repeats, ours, lambda _: bench.bare.all(programs, 2, cores(2))[0])
    known = Expected(len(slugs), cells, running, (0, 0))
    still = Samples(bench.fresh.verify(package, known).seconds for _ in range(5))
    return [Row(f"the repository's {len(slugs)} lessons from nothing, 2 cores", mine.text("s"),
                f"swiftc: {theirs.text('s')}", mine.median / theirs.median, "×"),
            Row("the repository's lessons, nothing changed", still.text("s"), "", still.median, "s")]


def forget(tool, package):
    """Removes what a tool knows of lessons, and the pages of a package."""
    tool.forget()
    shutil.rmtree(Path(package) / "Output", ignore_errors=True)


def copy_course(package):
    """A copy of the repository's lessons, so that its own pages stay as they are."""
    package.mkdir(parents=True, exist_ok=True)
    for name in ("Lessons", "Sources"):
        shutil.copytree(REPOSITORY / name, package / name, dirs_exist_ok=True)
    for name in ("Package.swift", "README.md"):
        shutil.copy(REPOSITORY / name, package)
