"""Memory that no single process has too much of: the program is ended, and its cell named."""

from pathlib import Path

from package import Package


def check(tool, report, options):
    what = "processes that together have more than 4 GiB, and shared memory"
    if not options.full:
        report.skip(what, "takes 4 GiB and seconds: with --full only")
        return
    if not Path("/proc/self/smaps_rollup").exists():
        report.skip(what, "this system does not tell how much memory processes have together")
        return
    text = Path(__file__).with_name("memory.md").read_text()
    package = Package(tool.folder / "memory", {"m.md": text})
    run = tool.run("check", "--no-cache", package=package)
    said = "error: the program was ended: its processes had more than 4 GiB of memory together"
    report.check(what, run.problems(
        1, f"Lessons/m.md:27:1: {said}", f"Lessons/m.md:37:1: {said}", "4 cells: 2 passed, 2 failed"))
    package.remove()
