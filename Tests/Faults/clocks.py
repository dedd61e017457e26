"""Dates that lie and clocks that jump: no verdict is older than its lesson."""

import os
import shutil

from package import Package, cell, lesson


def text(number):
    """Lessons of one size; the output is right for 1."""
    return lesson("Clock", cell("print(1)", str(number)), cell(READ, "1"))


# What an extra file says.
READ = 'print(try! String(contentsOfFile: "a.files/data", encoding: .utf8))'
READ = "import Foundation\n" + READ

DATES = {"1970": 0, "before 1970": -1_000_000, "the year 2100": 4_102_444_800}


def check(tool, report, options):
    package = Package(tool.folder / "clocks", {"a.md": text(1)})
    extra = package.lessons / "a.files"
    extra.mkdir()
    lesson_file, data = package.lessons / "a.md", extra / "data"
    data.write_text("1")

    def verdict(**options):
        return tool.run("check", package=package, **options)

    def rewrite(path, content, times=None):
        """Writes into the same file, and gives it a date."""
        with open(path, "r+b") as file:
            file.write(content)
        if times:
            os.utime(path, ns=times)

    def alternate(what, change):
        """Makes the lesson wrong and right again, by turns."""
        problems = verdict().problems(0)
        for number in range(4):
            change(b"21"[number % 2 : number % 2 + 1], number)
            run = verdict()
            problems += [f"edit {number + 1}: {problem}"
                         for problem in run.problems((number + 1) % 2)]
        report.check(f"{what}: no stale verdict", problems)

    def output(content):
        return text(1).encode().replace(b"output\n1", b"output\n" + content, 1)

    def kept(path, content):
        status = path.stat()
        rewrite(path, content, (status.st_atime_ns, status.st_mtime_ns))

    alternate("edits that keep size and date", lambda new, _: kept(lesson_file, output(new)))
    alternate("extra files that keep size and date", lambda new, _: kept(data, new))
    alternate("edits right after a run", lambda new, _: rewrite(lesson_file, output(new)))

    def swapped(new, number):
        """Another file of the same size and date takes the place."""
        aside = package.path / "aside"
        aside.write_bytes(output(new))
        shutil.copystat(lesson_file, aside)
        os.replace(aside, lesson_file)

    alternate("other files of the same size and date", swapped)
    for what, seconds in DATES.items():
        date = seconds * 10**9
        alternate(
            f"files from {what}", lambda new, _: rewrite(lesson_file, output(new), (date, date)))
    backwards = list(reversed(DATES.values()))
    alternate(
        "dates that go backwards",
        lambda new, number: rewrite(
            lesson_file, output(new), (backwards[number % 3] * 10**9,) * 2))
    check_jumps(tool, report, package, lambda new: rewrite(lesson_file, output(new)))
    package.remove()


def check_jumps(tool, report, package, change):
    if not shutil.which("faketime"):
        report.skip("clocks that jump", "there is no command `faketime`")
        return
    problems = []
    times = ["+3y", "-20y", "+0", "-1d", "2038-01-19 03:14:08", "1970-01-02 00:00:00"]
    for number, time in enumerate(times):
        change(b"12"[number % 2 : number % 2 + 1])
        run = tool.run("build", package=package, prefix=["faketime", "-f", at(time)])
        problems += [f"{time}: {problem}" for problem in run.problems(number % 2)]
    report.check("clocks that jump: no stale verdict", problems)


def at(time):
    return time if time[0] in "+-" else "@" + time
