"""Odd names of lessons, extra files and folders: correct work, or a clear error."""

import json
import os
import unicodedata
import urllib.parse
from xml.etree import ElementTree

from package import Package, cell, lesson

ODD = {
    "spaces": " a  b ",
    "single quotes": "it's '",
    "double quotes": 'say "x"',
    "backticks and dollars": "`a` $HOME $(b)",
    "backslashes": "a\\b\\n\\",
    "percent": "100%20%2e%s%n",
    "number sign, question mark, ampersand": "c#?a=1&b=2&amp;",
    "less and greater": "<b>x<b><!--",
    "script": "<script>alert(1)<\\",
    "a leading dash": "-x",
    "dashes only": "--help",
    "brackets and braces": "[x]{z}(a)*~!|;",
    "colons and commas": "a:1:2,b=c::d",
    "a tab": "a\tb",
    "a line feed": "a\nb",
    "a carriage return": "a\rb",
    "controls": "a\x1b[31mb\x07\x7f",
    "umlauts, composed": unicodedata.normalize("NFC", "Über"),
    "umlauts, decomposed": unicodedata.normalize("NFD", "Öl"),
    "emoji": "🧮👩‍👩‍👧‍👦🇪🇺",
    "right to left": "שלום ‮abc‬ عربي",
    "zero width": "a​b﻿c ",
    "Chinese": "第一课",
    "dots": "a..b...",
    "Swift": "x\"; fatalError() --",
    # The longest that a page with its files can have.
    "of 245 bytes": "l" * 245,
    "of 244 bytes of umlauts": "ü" * 122,
}


def check(tool, report, options):
    for part in (
        check_lessons, check_refused, check_folders, check_extra_files, check_commands, check_bytes,
        check_others,
    ):
        part(tool, report)


def file_name(name):
    return name + ".md"


def lessons():
    return {
        file_name(name): lesson(f"Lesson {number}", cell(f"print({number})", str(number)))
        for number, name in enumerate(ODD.values())
    }


def check_lessons(tool, report):
    """All of them in one package, through every command and format."""
    package = Package(tool.folder / "names", lessons())
    # Names that cannot be in a page's address are refused; the others are worked on.
    run = tool.run("check", "--format", "json", package=package)
    problems = run.problems(0)
    if not problems:
        found = json.loads(run.output)
        problems = compared({entry["file"] for entry in found["lessons"]})
    report.check("check, JSON: all lessons under their names", problems)

    run = tool.run("check", "--format", "junit", package=package)
    problems = run.problems(0)
    if not problems:
        try:
            ElementTree.fromstring(run.output)
        except ElementTree.ParseError as error:
            problems.append(f"no XML: {error}")
    report.check("check, JUnit: well-formed", problems)

    broken = {name: text.replace("```output\n", "```output\nx") for name, text in lessons().items()}
    package.write(broken)
    run = tool.run("check", "--format", "github", package=package)
    lines = [line for line in run.output.splitlines() if line.startswith("::")]
    problems = run.problems(1)
    if sum(line.startswith("::error ") for line in lines) != len(ODD):
        problems.append(f"{len(lines)} annotations for {len(ODD)} lessons:\n{run.output[:2000]}")
    report.check("check, GitHub: one annotation a lesson", problems)

    run = tool.run("check", package=package)
    controls = {character for character in run.text if ord(character) < 32} - {"\n", "\t"}
    report.check(
        "check, text: fails, and prints no control characters",
        run.problems(1) + [f"prints {character!r}" for character in controls])

    run = tool.run("update", package=package)
    problems = run.problems(0)
    expected = {name: text.encode() for name, text in lessons().items()}
    problems += [f"{name!r} is not as it should be" for name in expected
                 if package.texts.get(name) != expected[name]]
    problems += [f"{name!r} is left over" for name in package.texts.keys() - expected.keys()]
    report.check("update: every lesson is right, and nothing is left beside", problems)

    run = tool.run("list", package=package)
    report.check("list", run.problems(0))

    run = tool.run("build", package=package)
    problems = run.problems(0)
    if not problems:
        problems = dead_links(package)
    report.check("build: a page each, and every link of the index leads to one", problems)
    again = tool.run("build", package=package)
    report.check("build: once more, and nothing changes", again.problems(0, "0 changed"))
    package.remove()


def compared(files):
    expected = {f"Lessons/{file_name(name)}" for name in ODD.values()}
    return [f"{name!r} is missing" for name in expected - files] + [
        f"{name!r} is nobody's" for name in files - expected]


def dead_links(package):
    """Links of the index that lead to no page."""
    problems = []
    index = package.pages["index.html"].decode()
    links = [part.split('"')[0] for part in index.split('href="')[1:]]
    pages = set(package.pages)
    found = set()
    for link in links:
        path = urllib.parse.unquote(link.replace("&amp;", "&").split("#")[0].split("?")[0])
        path = path.removeprefix("./")
        if path and not link.startswith("data:") and path not in pages:
            problems.append(f"{link!r} leads nowhere")
        found.add(path)
    problems += [f"the index does not name the page of {name!r}" for name in ODD.values()
                 if name + ".html" not in found]
    return problems


def check_refused(tool, report):
    """Names that no page can have."""
    package = Package(tool.folder / "refused", {"n" * 252 + ".md": lesson("Long")})
    report.check("a name of 252 bytes: checks", tool.run("check", package=package).problems(0))
    report.check(
        "a name of 252 bytes: build says that it is too long",
        tool.run("build", package=package).problems(2, "is 7 bytes too long"))
    package.remove()
    names = [unicodedata.normalize(form, "öl.md") for form in ("NFC", "NFD")]
    package = Package(tool.folder / "refused", {name: lesson(name) for name in names})
    if len(package.texts) == 2:
        report.check(
            "one name in two spellings: refused",
            tool.run("check", package=package).problems(2, "is there twice"))
    else:
        report.skip("one name in two spellings", "this file system has one file of that name")
    package.remove()


def check_folders(tool, report):
    """The package lies in folders of all these names."""
    package = Package(tool.folder.joinpath(*ODD.values()), {
        "a.md": lesson("A", cell("print(1)", "1"), TRAP),
        "b.md": lesson("B", cell("print(1)", "2"))})
    run = tool.run("build", package=package)
    report.check("a package in folders of these names: build", run.problems(
        1, "Lessons/b.md:10:1", "2 lessons, 3 cells: 2 passed, 1 failed"))
    run = tool.run("update", package=package)
    report.check("a package in folders of these names: update", run.problems(0))
    again = tool.run("build", package=package)
    report.check("a package in folders of these names: a page each", again.problems(0) + [
        f"no {name}" for name in ("a.html", "b.html") if name not in package.pages])
    package.remove()


TRAP = cell('fatalError("so")', "Fatal error: so").replace(
    "```swift", "```swift traps").replace("output", "output trap")


def check_extra_files(tool, report):
    """The extra files of lessons, and the folder of these."""
    texts, problems = {}, []
    read = (
        "import Foundation\nlet folder = FileManager.default.currentDirectoryPath\n"
        "let names = try! FileManager.default.subpathsOfDirectory(atPath: folder)\n"
        "print(names.filter { !$0.hasPrefix(\".\") }.count)")
    short = {what: name for what, name in ODD.items() if len(os.fsencode(name)) < 249}
    for name in short.values():
        texts[file_name(name)] = lesson("Files", cell(read, "2"))
    package = Package(tool.folder / "extra", dict(list(texts.items())[::4]))
    for name in list(short.values())[::4]:
        folder = package.lessons / (name + ".files")
        folder.mkdir()
        (folder / name).write_text("x")
    run = tool.run("build", package=package)
    problems += run.problems(0)
    report.check("odd extra files in odd folders", problems)
    package.remove()


def check_commands(tool, report):
    """Commands that take a path or a title, and make files of it."""
    package = Package(tool.folder / "commands", lessons())
    paths = [package.lessons / file_name(name) for name in ODD.values()]
    run = tool.run("check", "--", *paths, package=package)
    report.check("check by path", run.problems(0))
    run = tool.run("export", "--no-check", "--", *paths, package=package)
    made = {path.stem for path in package.path.glob("*.ipynb")}
    report.check("export by path: a notebook each", run.problems(0) + [
        f"none of {name!r}" for name in ODD.values() if name not in made])

    course = Package(tool.folder / "course", {"01-first.md": lesson("First")})
    problems = []
    for what, name in ODD.items():
        for command in (["import", "--", package.path / f"{name}.ipynb", "--name", "N " + name],
                        ["import", "--", package.path / f"{name}.ipynb"], ["new", "--", name]):
            if "--name" in command:
                command = ["import", "--name", "N " + name, *command[1:3]]
            run = tool.run(*command, package=course)
            problems += [f"{what}: {command[0]}: {problem}" for problem in run.problems((0, 64))]
    problems += [f"makes {name!r}" for name in course.texts if len(name) > 80 or not name.isascii()]
    problems += tool.run("check", package=course).problems(0)
    report.check(
        f"new and import: a usable lesson, or a refusal; {len(course.texts) - 1} are made", problems)
    course.remove()
    package.remove()


def check_others(tool, report):
    """What is named like a lesson or an extra file, and is something else."""
    package = Package(tool.folder / "others", {"a.md": lesson("A", cell("print(1)", "1"))})
    other = package.lessons / "b.md"
    kinds = {
        "a folder": other.mkdir,
        "a pipe": lambda: os.mkfifo(other),
        "a link to nowhere": lambda: other.symlink_to("nowhere"),
    }
    for what, make in kinds.items():
        make()
        run = tool.run("check", package=package)
        report.check(f"{what} named like a lesson: it says so",
                     run.problems(2, "cannot read", "Lessons/b.md"))
        other.rmdir() if what == "a folder" else other.unlink()
    other.symlink_to("/dev/zero")
    run = tool.run("check", package=package)
    report.check("a link to an endless device named like a lesson: it says so",
                 run.problems(2, "Lessons/b.md is a link that leads out of the package"))
    run = tool.run("check", "/dev/zero", package=package)
    report.check("an endless device in the place of a lesson: it says so",
                 run.problems(2, "cannot read"))
    other.unlink()
    (package.lessons / "a.files").mkdir()
    os.mkfifo(package.lessons / "a.files/pipe")
    run = tool.run("check", "--no-cache", package=package)
    report.check("a pipe among extra files: it says so",
                 run.problems(2, "a.files/pipe is no file, folder or link"))
    package.remove()


def check_bytes(tool, report):
    """File names that are no UTF-8 at all."""
    package = Package(tool.folder / "bytes", {"a.md": lesson("A", cell("print(1)", "1"))})
    name = os.fsencode(package.lessons) + b"/caf\xe9.md"
    try:
        with open(name, "wb") as file:
            file.write(lesson("B", cell("print(1)", "1")).encode())
    except OSError:
        report.skip("names that are not UTF-8", "this file system has none")
        package.remove()
        return
    for command in ("check", "build", "list"):
        run = tool.run(command, package=package)
        problems = [] if run.status in (0, 2) else [f"exit status {run.status}\n{run.text}"]
        if run.status == 0 and "2 lessons" not in run.text and command != "list":
            problems.append("a lesson is left out in silence:\n" + run.text)
        report.check(f"{command} with a name that is not UTF-8: works, or says so", problems)
    package.remove()
