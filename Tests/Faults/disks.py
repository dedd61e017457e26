"""Full disks and folders that cannot be written: clear errors, and nothing lost."""

import os
import subprocess
from pathlib import Path

from package import Package, cell, differences, lesson


def can_mount():
    """How a command gets mounts of its own; `None` where the system does not let it."""
    for prefix in (["unshare", "-m"], ["unshare", "-rm"]):
        probe = [*prefix, "sh", "-c", "mount -t tmpfs none /tmp"]
        try:
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return prefix
        except FileNotFoundError:
            return None
    return None


class Disks:
    """Runs the command where a folder is a small disk, a full one, or cannot be written."""

    def __init__(self, prefix, folder):
        self.prefix = prefix
        # Mounts end with the command: what it left is copied there.
        self.folder = folder

    def full(self, folder):
        """`folder` with what is in it on a disk that has no room left, and where it is then seen."""
        script = (
            'folder=$1 result=$2; shift 2; cp -a "$folder/." "$result" && '
            'mount -t tmpfs -o size=1m none "$folder" && cp -a "$result/." "$folder" && '
            '{ head -c 2000000 /dev/zero >"$folder/.filling" 2>/dev/null; :; } && '
            '{ "$@"; status=$?; } && rm "$folder/.filling" && rm -rf "$result" && '
            'cp -a "$folder/." "$result" && exit $status')
        result = self.folder / folder.name
        result.mkdir(parents=True, exist_ok=True)
        return [*self.prefix, "sh", "-c", script, "sh", folder, result], result

    def read_only(self, folder):
        script = (
            'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"')
        return [*self.prefix, "sh", "-c", script, "sh", folder]


def check(tool, report, options):
    check_devices(tool, report)
    prefix = can_mount()
    if prefix is None:
        report.skip("full and read-only disks", "this user can mount nothing, not even for itself")
        return
    disks = Disks(prefix, tool.folder / "left")
    check_output(tool, report, disks)
    check_update(tool, report, disks)
    check_new(tool, report, disks)
    check_cache(tool, report, disks)
    check_temporary(tool, report, disks)


TEXT = lesson("Disks", cell("print(1)", "1"))
STALE = lesson("Disks", cell("print(1)", "2"))


def check_devices(tool, report):
    package = Package(tool.folder / "devices", {"a.md": TEXT})
    with open("/dev/full", "wb") as full:
        run = tool.run("check", package=package, stdout=full)
    report.check(
        "standard output on a full disk: it says so, and fails",
        run.problems(2, "cannot write the report", "enough space"))
    read, write = os.pipe()
    os.close(read)
    run = tool.run("check", package=package, stdout=write)
    os.close(write)
    report.check("standard output that nobody reads: no crash", run.problems((0, 2, -13)))
    package.remove()


def check_output(tool, report, disks):
    package = Package(tool.folder / "output-full", {"a.md": TEXT})
    tool.run("build", package=package)
    old = package.pages
    package.write({"a.md": TEXT + "\n" + "More.\n" * 100})
    prefix, result = disks.full(package.output)
    run = tool.run("build", package=package, prefix=prefix)
    found = {path.name: path.read_bytes() for path in result.iterdir()}
    report.check(
        "Output/ on a full disk: it says so, and all pages stay whole",
        run.problems(2, "cannot write to", "No space left on device") + differences(found, old))
    run = tool.run("build", package=package, prefix=disks.read_only(package.output))
    report.check(
        "Output/ that cannot be written: it says so",
        run.problems(2, "cannot write to", "Read-only file system")
        + differences(package.pages, old))
    run = tool.run("build", package=package)
    report.check(
        "Output/ once it can be written: the page is there",
        run.problems(0) + ([] if b"More." in package.pages["a.html"] else ["no new page"]))
    package.remove()


def check_update(tool, report, disks):
    package = Package(tool.folder / "update-full", {"a.md": STALE})
    old = package.texts
    prefix, result = disks.full(package.lessons)
    run = tool.run("update", package=package, prefix=prefix)
    found = {path.name: path.read_bytes() for path in result.iterdir()}
    report.check(
        "update on a full disk: it says so, and the lesson stays",
        run.problems(2, "cannot write Lessons/a.md", "No space left on device")
        + differences(found, old))
    run = tool.run("update", package=package, prefix=disks.read_only(package.lessons))
    report.check(
        "update where lessons cannot be written: it says so, and the lesson stays",
        run.problems(2, "cannot write Lessons/a.md", "Read-only file system")
        + differences(package.texts, old))
    package.remove()


def check_new(tool, report, disks):
    package = Package(tool.folder / "new-full", {"a.md": TEXT})
    (package.path / "Package.swift").write_text('let lessons = ["a"]\n')
    (package.path / "Sources").mkdir()
    files = contents(package.path)
    prefix, result = disks.full(package.lessons)
    run = tool.run("new", "Title", package=package, prefix=prefix)
    found = {path.name: path.read_bytes() for path in result.iterdir()}
    report.check(
        "new on a full disk: it says so, and nothing is changed",
        run.problems(2, "nothing was changed", "No space left on device")
        + differences(found, package.texts) + differences(contents(package.path), files))
    sources = package.path / "Sources"
    run = tool.run("new", "Title", package=package, prefix=disks.read_only(sources))
    report.check(
        "new where the stub cannot be written: it says so, and nothing is changed",
        run.problems(2, "nothing was changed") + differences(contents(package.path), files))
    target = package.path / "target"
    target.mkdir()
    prefix, result = disks.full(target)
    run = tool.run("export", "a", "-o", target / "a.ipynb", package=package, prefix=prefix)
    report.check(
        "export on a full disk: it says so, and leaves no half notebook",
        run.problems(2, "cannot write", "No space left on device")
        + [f"{path.name} is left over" for path in result.iterdir()])
    package.remove()


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in Path(folder).rglob("*")
    }


def check_cache(tool, report, disks):
    package = Package(tool.folder / "cache-full", {"a.md": TEXT})
    for what, there in (("full", True), ("read-only", False)):
        tool.forget()
        tool.cache.mkdir()
        prefix = disks.full(tool.cache)[0] if there else disks.read_only(tool.cache)
        run = tool.run("build", package=package, prefix=prefix)
        again = tool.run("build", package=package, prefix=prefix)
        report.check(
            f"a cache on a {what} disk: slower, and right", run.problems(0) + again.problems(0))
    folder = tool.path.parent
    run = tool.run("build", "--no-cache", package=package, prefix=disks.read_only(folder))
    report.check("a build folder that cannot be written: right", run.problems(0))
    # The compiler has its own modules there.
    modules = folder / "ModuleCache"
    kept = folder / "ModuleCache.kept"
    modules.rename(kept)
    modules.mkdir()
    run = tool.run("build", "--no-cache", package=package, prefix=disks.read_only(folder))
    report.check("no modules of the compiler, and no place to write them: right", run.problems(0))
    modules.rmdir()
    kept.rename(modules)
    for module in modules.rglob("*.pcm"):
        module.write_bytes(module.read_bytes()[: 5000])
    run = tool.run("build", "--no-cache", package=package)
    report.check("damaged modules of the compiler: right", run.problems(0))
    package.remove()


def check_temporary(tool, report, disks):
    package = Package(tool.folder / "temporary-full", {"a.md": TEXT})
    disk = tool.folder / "disk"
    disk.mkdir()
    for what, prefix in (("full", disks.full(disk)[0]), ("read-only", disks.read_only(disk))):
        run = tool.run(
            "check", "--no-cache", package=package, prefix=prefix, environment={"TMPDIR": disk})
        report.check(
            f"a folder for temporary files that is {what}: it says so",
            run.problems(2, str(disk), "TMPDIR"))
    run = tool.run(
        "check", "--no-cache", package=package, environment={"TMPDIR": disk / "nowhere"})
    report.check(
        "a folder for temporary files that is not there: works, or says so",
        run.problems((0, 2), "TMPDIR" if run.status else ""))
    package.remove()
