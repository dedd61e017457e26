"""Blocks of doc comments as a person would copy them into files, and bare `swiftc` on those."""

import sys
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from measurement import run


class Block:
    """The block that begins on `line`, from 1, of the source at `path`: fenced, or indented code."""

    def __init__(self, path, lines, line):
        self.path, self.line = path, line
        first = uncommented(lines[line - 1])
        self.is_indented = not first.strip().startswith(("```", "~~~"))
        self.code = []
        for text in lines[line - 1 if self.is_indented else line:]:
            content = uncommented(text)
            if content is None:
                break
            if self.is_indented and content.strip() and not content.startswith("    "):
                break
            if not self.is_indented and content.strip().startswith(("```", "~~~")):
                break
            self.code.append(content)

    def program(self, module):
        return f"import {module}\n" + "".join(f"{text}\n" for text in self.code)

    def edit(self, original, statement):
        """Writes the file with a statement more before the block, which is indented."""
        lines = original.split("\n")
        prefix = lines[self.line - 1].split("///")[0] + "///     "
        lines.insert(self.line - 1, prefix + statement)
        self.path.write_text("\n".join(lines))


def uncommented(line):
    """What a line of a doc comment says; `None` for any other line."""
    text = line.strip()
    return text[3:].removeprefix(" ") if text.startswith("///") else None


def blocks(path, lines):
    text = path.read_text().split("\n")
    return [Block(path, text, line) for line in lines]


class BareCompiler:
    """Compiles and links one block a call; one that does not compile is a call all the same."""

    def __init__(self, package):
        self.package = package
        self.build = (package.folder / ".build/debug").resolve()
        self.folder = package.folder.parent / "bare"
        self.folder.mkdir(exist_ok=True)

    def write(self, name, program):
        (self.folder / f"{name}.swift").write_text(program)

    def compile(self, name, module, statuses=(0, 1)):
        words = ["swiftc", "-Onone", "-module-cache-path", f"{self.folder}/ModuleCache"]
        if sys.platform == "linux":
            # The toolchain's own linker, the fastest there.
            words += ["-use-ld=lld"]
        words += ["-I", f"{self.build}/Modules"]
        for part in self.package.needs[module]:
            folder = self.build / f"{part}.build"
            map = folder / "module.modulemap"
            words += ["-Xcc", f"-fmodule-map-file={map}"] if map.exists() else []
            words += sorted(str(path) for path in folder.rglob("*.o"))
        words += [f"{name}.swift", "-o", f"{name}.out"]
        return run(words, cwd=self.folder, statuses=statuses).seconds

    def all(self, programs, jobs):
        """Seconds for all of `(name, module)`, `jobs` at a time."""
        start = perf_counter()
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(lambda it: self.compile(*it), programs))
        return perf_counter() - start
