"""Damaged caches: every run is as right as one without."""

import os
import shutil
import subprocess

from package import Package, cell, differences, lesson

TEXTS = {
    "a.md": lesson("A", cell("print(1)", "1")),
    "b.md": lesson("B", cell("print(2)", "2")),
}
# The same, with an output that is wrong.
WRONG = {"a.md": lesson("A", cell("print(1)", "3")), "b.md": TEXTS["b.md"]}


def check(tool, report, options):
    package = Package(tool.folder / "caches", TEXTS)
    tool.forget()
    tool.run("build", package=package)
    pages = package.pages
    kept = tool.folder / "cache-kept"
    shutil.copytree(tool.cache, kept)
    entries = sorted(path.relative_to(kept) for path in kept.rglob("*") if path.is_file())

    def restore():
        tool.forget()
        shutil.copytree(kept, tool.cache)

    def try_out(what, damage, **options):
        restore()
        damage()
        problems = judge(tool, package, pages, **options)
        report.check(f"{what}: right", problems)

    def each(change):
        def damage():
            for entry in entries:
                change(tool.cache / entry)
        return damage

    def swap():
        data = [(kept / entry).read_bytes() for entry in entries]
        for entry, other in zip(entries, data[1:] + data[:1]):
            (tool.cache / entry).write_bytes(other)

    def into_folder(path):
        path.unlink()
        (path / "inside").mkdir(parents=True)

    def dangle(path):
        path.unlink()
        path.symlink_to(tool.folder / "nowhere")

    def loop(path):
        path.unlink()
        path.symlink_to(path)

    def be_pipe(path):
        path.unlink()
        os.mkfifo(path)

    def cut(path, part):
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])

    damages = {
        "zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
        "nothing": lambda path: path.write_bytes(b""),
        "half of what it had": lambda path: cut(path, 0.5),
        "all but the end": lambda path: cut(path, 0.99),
        "garbage behind it": lambda path: path.write_bytes(path.read_bytes() + b"\xff\x00{"),
        "other JSON": lambda path: path.write_bytes(b'{"key": [1]}'),
        "too many brackets": lambda path: path.write_bytes(b"[" * 600),
        "a folder in its place": into_folder,
        "a link to nowhere in its place": dangle,
        "a link to itself in its place": loop,
        "a pipe in its place": be_pipe,
        "no permissions": lambda path: path.chmod(0),
    }
    if options.full:
        for what, change in damages.items():
            try_out(f"every entry has {what}", each(change))
    else:
        # Every entry has another damage, and each of these comes to every second entry or so.
        changes = list(damages.values())
        for turn in range(0, len(changes), 2):
            def damage(turn=turn):
                for number, entry in enumerate(entries):
                    changes[(turn + number) % len(changes)](tool.cache / entry)
            try_out(f"damaged entries, mixture {turn // 2 + 1} of {len(changes) // 2}", damage)
    try_out("entries with each other's contents", swap)
    for what, make in {
        "a link to nowhere": lambda: tool.cache.symlink_to(tool.folder / "nowhere"),
        "a link to itself": lambda: tool.cache.symlink_to(tool.cache),
        "a file": lambda: tool.cache.write_bytes(b"no folder"),
        "a link to /dev/null": lambda: tool.cache.symlink_to("/dev/null"),
    }.items():
        def damage(make=make):
            tool.forget()
            make()
        try_out(f"{what} in the place of the cache", damage)
    check_other_owner(tool, report, package, pages, restore)
    check_other_build(tool, report, package, pages)
    tool.forget()
    package.remove()


def judge(tool, package, pages, prefix=()):
    """Whether right lessons pass and give the same pages, and a wrong one fails."""
    package.write(WRONG)
    run = tool.run("check", package=package, prefix=prefix)
    problems = run.problems(1, "Lessons/a.md:10:1", "output-mismatch", absent=["b.md:"])
    package.write(TEXTS)
    for attempt in ("once", "twice"):
        run = tool.run("build", package=package, prefix=prefix)
        found = run.problems(0) + differences(package.pages, pages)
        problems += [f"{attempt}: {problem}" for problem in found]
    return problems


def check_other_owner(tool, report, package, pages, restore):
    """A cache that another user made: it may not even be looked into."""
    what = "a cache of another user"
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        report.skip(what, "only root becomes another user")
        return
    other = 65534
    prefix = ["setpriv", f"--reuid={other}", f"--regid={other}", "--clear-groups"]
    probe = [*prefix, "test", "-x", tool.path, "-a", "-r", package.path]
    tool.folder.chmod(0o755)
    if subprocess.run(probe, check=False).returncode != 0:
        report.skip(what, "another user does not reach the command")
        return
    for path in [package.path, *package.path.rglob("*"), tool.temporary]:
        os.chown(path, other, other)
    for mode, name in ((0o700, "cannot be looked into"), (0o755, "cannot be written")):
        restore()
        tool.cache.chmod(mode)
        report.check(
            f"{what} that {name}: right", judge(tool, package, pages, prefix=prefix))
    restore()
    for entry in tool.cache.rglob("*"):
        entry.chmod(0)
    report.check(
        f"{what} with entries that cannot be read: right",
        judge(tool, package, pages, prefix=prefix))
    for path in [package.path, *package.path.rglob("*"), tool.temporary]:
        os.chown(path, 0, 0)


def check_other_build(tool, report, package, pages):
    """Entries of another build of the tool, in its place."""
    tool.forget()
    tool.run("build", package=package)
    other = tool.copy(tool.folder / "other-build").parent
    shutil.copytree(tool.cache, other / "lessons.cache")
    first, tool.path = tool.path, other / "lessons"
    problems = judge(tool, package, pages)
    tool.path = first
    shutil.rmtree(other)
    report.check("a cache that another build of the command has written: right", problems)
