"""The cases of the table, each a function that measures it and returns its rows."""

from blocks import BareCompiler, blocks
from measurement import BrokenMeasurement, Samples, bound_to, in_turns
from table import Row

# A source whose comments have one block each.
EDITED = "Sources/DequeModule/Deque/Deque+Collection.swift"


def unchanged(packages, repeats):
    """Nothing changed."""
    rows = []
    for package, limit in ((packages.nio, 0.3), (packages.collections, None)):
        package.check()
        values = []
        for _ in range(repeats * 2 + 1):
            check = package.check()
            if fresh(check.report):
                raise BrokenMeasurement(f"{package.name}: something ran, and nothing had changed")
            values.append(check.seconds)
        seconds = Samples(values)
        rows.append(Row(f"nothing changed, {package.described}", seconds.text("s"), "",
                        seconds.median, "s", limit))
    return rows


def comment_edited(packages, repeats):
    """One block of a comment edited: next to compiling and linking it with bare swiftc."""
    package = packages.collections
    bare = BareCompiler(package)
    passed = [cell["line"] for lesson in package.check().report["lessons"]
              if lesson["file"] == EDITED for cell in lesson["cells"]
              if cell["status"] == "passed"]
    block = next(it for it in blocks(package.folder / EDITED, passed) if it.is_indented)
    original = (package.folder / EDITED).read_text()

    def ours(turn):
        block.edit(original, f"_ = {turn}")
        check = package.check()
        if fresh(check.report) != 1:
            raise BrokenMeasurement(f"{fresh(check.report)} blocks ran instead of the edited one")
        return check.seconds

    def peer(turn):
        bare.write("edited", block.program("DequeModule") + f"_ = {turn}\n")
        return bare.compile("edited", "DequeModule", statuses=(0,))

    try:
        peer(0)
        mine, theirs = in_turns(repeats * 2 + 1, ours, peer)
    finally:
        (package.folder / EDITED).write_text(original)
    return [Row(f"one comment edited, {package.described}", mine.text("s"),
                f"swiftc: {theirs.text('s')}", mine.median / theirs.median, "×", 1.5)]


def all_comments(packages, repeats):
    """All blocks of comments, on two processors, next to bare swiftc for each, two at a time."""
    package = packages.collections
    bare = BareCompiler(package)
    names = []
    for lesson in package.listing("--only", "comments")["lessons"]:
        lines = [cell["line"] for cell in lesson["cells"]]
        module = lesson["file"].split("/")[1]
        for block in blocks(package.folder / lesson["file"], lines):
            name = f"block{len(names)}"
            bare.write(name, block.program(module))
            names.append((name, module))

    def ours(_):
        check = package.check("--only", "comments", "--no-cache", "--jobs", "2")
        cells = check.report["summary"]["cells"]
        if cells != len(names) or fresh(check.report) != cells:
            raise BrokenMeasurement(f"{cells} blocks of {len(names)} were checked")
        return check.seconds

    # What is compiled once a toolchain and a package.
    package.check("--only", "comments")
    with bound_to(2):
        mine, theirs = in_turns(repeats, ours, lambda _: bare.all(names, 2))
    return [Row(f"all {len(names)} blocks of comments, {package.name}, 2 cores", mine.text("s"),
                f"swiftc: {theirs.text('s')}", mine.median / theirs.median, "×", 1 / 8)]


def fresh(report):
    """How many blocks were not known."""
    return sum(not cell["cached"] for lesson in report["lessons"] for cell in lesson["cells"])
