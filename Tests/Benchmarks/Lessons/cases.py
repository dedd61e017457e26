"""The cases of the table, each a function that measures it and returns its rows."""

import shutil
import tempfile
from pathlib import Path

from baseline import EVERYTHING
from bench import COURSE_FILES, FILES, copy_course, forget
from generated import CELLS, GeneratedPackage
from measurement import Samples, bound_to, in_turns, run
from table import Row
from tool import Expected


def unchanged(bench):
    """Nothing changed."""
    count = len(bench.large.lessons)
    runs = [bench.build_large(count, (0, 0)) for _ in range(bench.options.repeats * 2 + 1)]
    seconds = Samples(run.seconds for run in runs)
    memory = Samples(run.megabytes for run in runs)
    name = f"nothing changed, {count} lessons"
    return [Row(name, seconds.text("s"), "", seconds.median, "s", 0.15),
            Row(f"{name}: memory", memory.text("MB"), "", memory.values[-1], "MB", 45)]


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
                f"swiftc, run: {theirs.text('s')}", mine.median / theirs.median, "×", 1.05)]


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
    count = min(100, bench.options.lessons)
    package = GeneratedPackage(bench.folder / "small", count)
    programs = []
    for lesson in package.lessons:
        bench.bare.write(lesson.slug, lesson.plain_program)
        programs.append((lesson.slug, bench.parts(lesson), lesson.plain_output))
    with_runs = []

    def ours(_):
        forget(bench.fresh, package.folder)
        expected = Expected(count, count * CELLS, 0, (count, FILES * count + COURSE_FILES))
        return bench.fresh.verify(package.folder, expected, jobs=2).seconds

    def peer(_):
        compiled, all = bench.bare.all(programs, 2)
        with_runs.append(all)
        return compiled

    with bound_to(2):
        mine, theirs = in_turns(bench.options.repeats, ours, peer)
    ran = Samples(with_runs)
    name = f"all {count} from nothing, 2 cores"
    return [Row(name, mine.text("s"), f"swiftc: {theirs.text('s')}", mine.median / theirs.median,
                "×", 0.8),
            Row(f"{name}, beside runs too", mine.text("s"), f"swiftc, run: {ran.text('s')}",
                mine.median / ran.median, "×")]


def rendering(bench):
    """Parsing and rendering alone: all results are known, and no page is there."""
    package, count = bench.large, len(bench.large.lessons)
    files = [str(package.path(lesson)) for lesson in package.lessons]
    each = []

    def ours(_):
        # Not deleted: ext4 without a journal passes over what was deleted within the last minutes, one by
        # one for each new file, which would be a third of the time.
        (package.folder / "Output").rename(Path(tempfile.mkdtemp(dir=bench.folder)) / "Output")
        return bench.build_large(count, (count, FILES * count + COURSE_FILES)).seconds

    def peer(_):
        each.append(sum(run(["cmark", file]).seconds for file in files))
        return run(["cmark", *files]).seconds

    mine, once = in_turns(bench.options.repeats, ours, peer)
    calls = Samples(each)
    name = f"parse and render only, {count} lessons"
    return [Row(name, mine.text("s"), f"cmark, one call: {once.text('s')}",
                mine.median / once.median, "×", 12),
            Row(f"{name}, beside a call a file", mine.text("s"), f"cmark: {calls.text('s')}",
                mine.median / calls.median, "×", 10)]


def repository(bench):
    """The repository's own lessons: from nothing, and unchanged."""
    package = bench.folder / "repository"
    copy_course(package)
    slugs = [path.stem for path in sorted((package / "Lessons").glob("*.md"))]
    census = bench.fresh.census(package)
    cells = sum(census)
    programs = []
    for slug, count in zip(slugs, census):
        if count == 0:
            continue
        file = bench.bare.folder / f"{slug}.swift"
        run([bench.fresh.path, "extract", "program", str(package / f"Lessons/{slug}.md"),
             "--output", str(file), "--package-path", str(package)])
        files = package / f"Lessons/{slug}.files"
        if files.exists():
            shutil.copytree(files, bench.bare.folder / files.name)
        programs.append((slug, EVERYTHING, None))

    def ours(_):
        forget(bench.fresh, package)
        return bench.fresh.verify(package, Expected(len(slugs), cells, 0), jobs=2).seconds

    def peer(_):
        compiled, all = bench.bare.all(programs, 2)
        each.append(all)
        return compiled

    each = []
    with bound_to(2):
        mine, theirs = in_turns(bench.options.repeats, ours, peer)
    known = Expected(len(slugs), cells, len(slugs), (0, 0))
    still = Samples(bench.fresh.verify(package, known).seconds for _ in range(5))
    runs = Samples(each)
    name = f"the repository's {len(slugs)} lessons from nothing, 2 cores"
    return [Row(name, mine.text("s"), f"swiftc: {theirs.text('s')}",
                mine.median / theirs.median, "×", 1.0),
            Row(f"{name}, beside runs too", mine.text("s"), f"swiftc, run: {runs.text('s')}",
                mine.median / runs.median, "×"),
            Row("the repository's lessons, nothing changed", still.text("s"), "", still.median,
                "s")]
