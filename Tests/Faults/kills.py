"""SIGKILL at random moments: every file is the old one or the new one, and the next run is right."""

import random
import select
import shutil
import subprocess
import time

from package import Package, cell, differences, lesson

COUNT = 4


def texts(version):
    """The lessons in one of two versions: prose, code and outputs differ."""
    def text(number):
        cells = [cell(f"let n{index} = {index} * {number}\nprint(n{index} + {version})",
                      f"{index * number + version}") for index in range(1, 4)]
        return lesson(f"Lesson {number}", f"This is version {version}.\n", *cells)
    return {f"{number:02}-lesson.md": text(number) for number in range(1, COUNT + 1)}


def halves(found, old, new):
    """The files that are neither the old ones nor the new ones.

    A file has a hidden name until it is complete; that none is left is seen after the next run.
    """
    found = {name: data for name, data in found.items() if not name.startswith(".")}
    return [
        f"{name} is neither old nor new" if name in new or name in old else f"{name} is left over"
        for name, data in sorted(found.items())
        if data not in (old.get(name), new.get(name))
    ] + [f"{name} is gone" for name in sorted(old.keys() & new.keys() - found.keys())]


class Moments:
    """Random moments, spread over the time that the work takes."""

    def __init__(self, generator):
        self.generator = generator

    def kill(self, process, duration):
        try:
            process.wait(self.generator.uniform(0, duration))
        except subprocess.TimeoutExpired:
            pass
        was_running = process.poll() is None
        process.kill()
        process.wait()
        return was_running


def timed(body):
    start = time.monotonic()
    result = body()
    return result, time.monotonic() - start


def encoded(files):
    return {name: text.encode() for name, text in files.items()}


def check(tool, report, options):
    moments = Moments(random.Random(options.seed))
    sites = [clean_site(tool, version) for version in (0, 1)]
    check_build(tool, report, options.kills, moments, sites)
    check_update(tool, report, options.kills, moments)
    check_watch(tool, report, options.kills, moments, sites)


def clean_site(tool, version):
    """What `build` makes of a version where nothing is known."""
    tool.forget()
    package = Package(tool.folder / "clean", texts(version))
    run = tool.run("build", package=package)
    pages = package.pages
    package.remove()
    assert run.status == 0, run.text
    return pages


def check_build(tool, report, count, moments, sites):
    package = Package(tool.folder / "build-killed", texts(0))
    tool.run("build", package=package)
    problems, running = [], 0
    durations = {}
    for number in range(count):
        version = (number + 1) % 2
        package.write(texts(version))
        # Every other time what is known is lost, so that the compiler is at work.
        is_cold = number % 4 < 2
        if is_cold:
            tool.forget()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        duration = durations.get(is_cold, 1)
        running += moments.kill(tool.start("build", package=package, **quiet), duration)
        found = halves(package.pages, sites[1 - version], sites[version])
        found += differences(package.texts, encoded(texts(version)))
        run, duration = timed(lambda: tool.run("build", package=package))
        durations[is_cold] = duration
        found += run.problems(0) + differences(package.pages, sites[version])
        problems += [f"kill {number + 1}: {problem}" for problem in found]
    report.check(f"build: {count} kills, {running} of them before its end", problems)
    check_temporary(tool, report, package, "build")
    package.remove()


def stale(version):
    """Lessons whose outputs are those of the other version."""
    new = texts(version)
    return {
        name: text.replace("```output\n", "```output\nold ") for name, text in new.items()
    }


def check_update(tool, report, count, moments):
    package = Package(tool.folder / "update-killed", {})
    problems, running = [], 0
    durations = {}
    for number in range(count):
        version = number % 2
        old, new = encoded(stale(version)), encoded(texts(version))
        package.write(stale(version))
        is_cold = number % 4 < 2
        if is_cold:
            tool.forget()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = tool.start("update", package=package, **quiet)
        running += moments.kill(process, durations.get(is_cold, 1))
        found = halves(package.texts, old, new)
        run, duration = timed(lambda: tool.run("update", package=package))
        durations[is_cold] = duration
        found += run.problems(0) + differences(package.texts, new)
        problems += [f"kill {number + 1}: {problem}" for problem in found]
    report.check(f"update: {count} kills, {running} of them before its end", problems)
    check_temporary(tool, report, package, "update")
    package.remove()


def check_watch(tool, report, count, moments, sites):
    package = Package(tool.folder / "watch-killed", texts(0))
    tool.run("build", package=package)
    problems, running, duration = [], 0, 1
    for number in range(count):
        version = (number + 1) % 2
        watch = tool.start(
            "watch", "--port", "0", package=package, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        # Its first report says that it follows the lessons.
        wait_for(watch, b"4 lessons")
        package.write(texts(version))
        if number % 2:
            tool.forget()
        running += moments.kill(watch, duration)
        watch.stdout.close()
        found = halves(package.pages, sites[1 - version], sites[version])
        found += differences(package.texts, encoded(texts(version)))
        run, duration = timed(lambda: tool.run("build", package=package))
        # The watcher waits for a moment of rest before it begins.
        duration += 0.2
        found += run.problems(0) + differences(package.pages, sites[version])
        problems += [f"kill {number + 1}: {problem}" for problem in found]
    report.check(f"watch: {count} kills, {running} of them before its end", problems)
    check_temporary(tool, report, package, "watch")
    package.remove()


def wait_for(process, text, patience=60):
    """Reads what a process prints until it has printed a text."""
    seen = b""
    deadline = time.monotonic() + patience
    while text not in seen and time.monotonic() < deadline:
        if select.select([process.stdout], [], [], 1)[0]:
            part = process.stdout.read1()
            if not part:
                break
            seen += part
    return seen


def check_temporary(tool, report, package, command):
    """What killed runs have left in the folder for temporary files goes with the next run."""
    package.write({"01-lesson.md": lesson("Other", cell(f'print("{command}")', command))})
    tool.forget()
    run = tool.run("build", package=package)
    left = sorted(entry.name for entry in tool.temporary.iterdir())
    report.check(
        f"{command}: the next run removes what killed ones left in the temporary folder",
        run.problems(0) + [f"{name} is left over" for name in left])
    for entry in tool.temporary.iterdir():
        shutil.rmtree(entry, ignore_errors=True)
