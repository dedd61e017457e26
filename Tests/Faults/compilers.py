"""Compilers that fail: each says that the compiler failed, and what to do."""

import os
import shutil
from pathlib import Path

from package import Package, cell, lesson

# What is called `swiftc`, and what the tool must then say. Nothing of it is the lesson's fault.
BROKEN = {
    "fails without a word": ("exit 1", ["the compiler"]),
    "is ended by a signal": ("kill -SEGV $$", ["the compiler", "signal 11"]),
    "cannot be started by its loader": ("exit 127", ["the compiler"]),
    "prints garbage": (r"printf '\377\000\033[31m<unknown>:0: error\n\302'; exit 1", ["swiftc --version"]),
    "prints a great deal": ("yes 'error: no' | head -c 3000000; exit 1", ["swiftc --version"]),
    "writes nothing and says that all is well": ("exit 0", ["the compiler", "wrote no program"]),
    "writes what is no program": (
        'while [ $# -gt 0 ]; do [ "$1" = -o ] && { echo no >"$2"; chmod +x "$2"; }; shift; done',
        ["cannot start", "Exec format error"]),
    "writes damaged diagnostics": (
        'while [ $# -gt 0 ]; do [ "$1" = -serialize-diagnostics-path ] && '
        '{ shift; [ "$1" = -Xfrontend ] && shift; head -c 999 /dev/urandom >"$1"; }; shift; done; '
        "exit 1", ["the compiler"]),
}


def check(tool, report, options):
    package = Package(
        tool.folder / "compilers",
        {"a.md": lesson("One", cell("print(1)", "1")), "b.md": lesson("None")})
    tool.run("build", package=package)
    pages = package.pages
    folder = tool.folder / "compiler"
    folder.mkdir()
    compiler = folder / "swiftc"
    real = Path(shutil.which("swiftc"))
    path = f"{folder}:{os.environ['PATH']}"
    for what, (script, texts) in BROKEN.items():
        compiler.write_text(f"#!/bin/sh\n{script}\n")
        compiler.chmod(0o755)
        run = tool.run("build", "--no-cache", package=package, environment={"PATH": path})
        absent = ["lessons update", "mark the cell", "correct the code", "Error Domain"]
        problems = run.problems((1, 2), *texts, absent=absent)
        if len(run.text) > 20_000:
            problems.append(f"says {len(run.text)} characters")
        if package.pages["a.html"] != pages["a.html"]:
            problems.append("the page has changed")
        report.check(f"a compiler that {what}", problems)

    # One that works again is asked again.
    compiler.write_text(f'#!/bin/sh\nexec "{real}" "$@"\n')
    run = tool.run("build", package=package, environment={"PATH": path})
    report.check("a compiler that works again", run.problems(0))
    compiler.unlink()

    nowhere = tool.folder / "no-compiler"
    nowhere.mkdir()
    run = tool.run("check", "--no-cache", package=package, environment={"PATH": str(nowhere)})
    report.check(
        "no compiler", run.problems(2, "there is no swiftc in PATH", "swift.org/install"))
    run = tool.run("check", "b", "--no-cache", package=package, environment={"PATH": str(nowhere)})
    report.check("no compiler, and nothing to compile", run.problems(0))
    run = tool.run("check", "--no-cache", package=package, environment={"PATH": None})
    report.check("no PATH at all", run.problems(2, "there is no swiftc in PATH"))
    compiler.mkdir()
    run = tool.run("check", "--no-cache", package=package, environment={"PATH": path})
    report.check("a folder in the place of the compiler", run.problems(0))
    compiler.rmdir()
    check_library(tool, report, package)
    package.remove()


def check_library(tool, report, package):
    """Where the Markdown library is gone, the loader's words name it."""
    if not Path("/proc/self/exe").exists():
        report.skip("no libcmark", "only Linux's loader is known here")
        return
    # Some other library in its place is as bad as none.
    folder = tool.folder / "library"
    folder.mkdir()
    text = os.popen(f"ldd '{tool.path}'").read()
    names = [line.split()[0] for line in text.splitlines() if "libcmark" in line]
    for name in names:
        (folder / name).write_bytes(b"")
    run = tool.run("check", package=package, environment={"LD_LIBRARY_PATH": str(folder)})
    report.check("libcmark missing", run.problems(127, "libcmark"))
