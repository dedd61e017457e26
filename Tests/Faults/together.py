"""Several commands at once on one package: all right, and nothing lost."""

import subprocess

from kills import encoded, stale, texts
from package import Package, cell, differences, lesson


def check(tool, report, options):
    for arguments in ((), ("--no-cache",)) if options.full else ((),):
        check_builds(tool, report, arguments)
        check_updates(tool, report, arguments)
    check_one_lesson(tool, report)
    check_edits(tool, report)
    check_new(tool, report)


def at_once(tool, package, *commands):
    """Runs commands at the same time; returns what came of each."""
    processes = [
        tool.start(
            *command, package=package, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for command in commands
    ]
    results = [(process.communicate()[0].decode(errors="replace"), process.returncode)
               for process in processes]
    return [
        f"`lessons {' '.join(command)}` ends with {status}\n{text}"
        for command, (text, status) in zip(commands, results) if status != 0
    ]


def check_builds(tool, report, arguments):
    tool.forget()
    package = Package(tool.folder / "builds", texts(0))
    tool.run("build", package=package)
    expected = package.pages
    problems = []
    for version in (1, 0):
        package.write(texts(version))
        problems += at_once(tool, package, *[("build", *arguments)] * 4)
    problems += differences(package.pages, expected) + differences(
        package.texts, encoded(texts(0)))
    report.check(f"four times build {' '.join(arguments)}".strip(), problems)
    package.remove()


def check_updates(tool, report, arguments):
    tool.forget()
    package = Package(tool.folder / "updates", stale(0))
    problems = at_once(tool, package, *[("update", *arguments)] * 3)
    # One that comes too late may say that the lesson was changed meanwhile.
    problems = [problem for problem in problems if "was changed while its cells ran" not in problem]
    problems += differences(package.texts, encoded(texts(0)))
    report.check(f"three times update {' '.join(arguments)}".strip(), problems)

    package.write(stale(1))
    run = [("update", *arguments), ("build", *arguments), ("update", *arguments)]
    problems = at_once(tool, package, *run)
    # What was built before the update has failed, and says so.
    problems = [
        problem for problem in problems
        if "was changed while its cells ran" not in problem and "`lessons build" not in problem]
    problems += differences(package.texts, encoded(texts(1)))
    problems += tool.run("build", package=package).problems(0)
    report.check(f"update and build {' '.join(arguments)}".strip(), problems)
    package.remove()


def check_one_lesson(tool, report):
    """Two updates of different cells of one lesson: neither undoes the other's."""
    cells = [f"```swift id={name}\nprint({number})\n```\n\n```output\n{{{name}}}\n```\n"
             for number, name in enumerate("ab")]
    text = lesson("Both", *cells)
    problems = []
    package = Package(tool.folder / "both", {})
    for _ in range(5):
        package.write({"x.md": text.format(a="?", b="?")})
        commands = [("update", "--filter", "x/a"), ("update", "--filter", "x/b")]
        said = "".join(at_once(tool, package, *commands))
        found = package.texts["x.md"].decode()
        whole = [text.format(a=a, b=b) for a, b in (("0", "1"), ("0", "?"), ("?", "1"))]
        if found not in whole:
            problems.append("the lesson is neither one's nor the other's:\n" + found)
        elif found != whole[0] and "was changed while its cells ran" not in said:
            problems.append("an update was lost, and nobody says so")
    report.check("two updates of one lesson: none is lost in silence", problems)
    package.remove()


def check_edits(tool, report):
    """An author who saves while `update` runs keeps what was saved."""
    package = Package(tool.folder / "edits", {})
    problems = []
    for number in range(6):
        package.write({"x.md": lesson("X", cell(f"print({number})", "?"))})
        process = tool.start("update", package=package, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
        saved = lesson("X", cell(f"print({number})", "?")) + f"Saved {number}.\n"
        try:
            process.wait(0.05 + number * 0.1)
        except subprocess.TimeoutExpired:
            pass
        package.write({"x.md": saved})
        process.wait()
        if b"Saved" not in package.texts["x.md"]:
            problems.append(f"save {number} is lost")
    report.check("a lesson that is saved during update: what was saved stays", problems)
    package.remove()


def check_new(tool, report):
    """Lessons that are made at once: each has its own file, and the manifest names all of them."""
    package = Package(tool.folder / "news", {"01-first.md": lesson("First")})
    manifest = package.path / "Package.swift"
    manifest.write_text('let lessons = [\n  "01-first",\n]\n')
    said = at_once(tool, package, *[("new", f"Lesson {word}") for word in ("one", "two", "three")])
    names = sorted(name[: -len(".md")] for name in package.texts)
    problems = [f"{name} is not in the manifest" for name in names
                if f'"{name}"' not in manifest.read_text()]
    problems += [text for text in said if "nothing was" not in text]
    if len(names) + len(said) != 4:
        problems.append(f"{names} and {len(said)} failures")
    report.check("three times new: each is there and named, or has said why not", problems)
    package.remove()
