"""Bare `swiftc` on the same programs, with the flags that they need and no others."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from measurement import BrokenMeasurement, run

# What `import Autograd` links.
PARTS = ["Autograd", "CAutograd", "LessonRuntime", "CLessonRuntime"]
# What the repository's own lessons import besides.
EVERYTHING = PARTS + ["AutogradData", "CAutogradData", "LessonDrawing", "Plots", "TensorPlots"]


class BareCompiler:
    """Compiles, links and runs one program a call, as a person at a shell would."""

    def __init__(self, build, folder):
        self.build, self.folder = build, Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.objects = (build / "lessons.product/Objects.LinkFileList").read_text().split("\n")
        self.objects = [line.strip("'\"") for line in self.objects if line]

    def command(self, name, parts):
        """The command line for `name`.swift, which uses the libraries `parts`."""
        words = ["swiftc", "-Onone", "-swift-version", "6", "-default-isolation", "MainActor"]
        words += ["-module-cache-path", f"{self.folder}/ModuleCache"]
        if sys.platform == "linux":
            # The toolchain's own linker, the fastest there.
            words += ["-use-ld=lld"]
        if parts:
            words += ["-I", f"{self.build}/Modules", "-lm"]
        for part in parts:
            folder = f"{self.build}/{part}.build/"
            if part.startswith("C"):
                words += ["-Xcc", f"-fmodule-map-file={folder}module.modulemap"]
            words += [path for path in self.objects if path.startswith(folder)]
        return words + [f"{name}.swift", "-o", f"{name}.out"]

    def write(self, name, program):
        (self.folder / f"{name}.swift").write_text(program)

    def compile(self, name, parts):
        return run(self.command(name, parts), cwd=self.folder).seconds

    def execute(self, name, output=None):
        """Runs the compiled program, whose `output` is known."""
        result = run([str(self.folder / f"{name}.out")], cwd=self.folder)
        if output is not None and result.output != output:
            raise BrokenMeasurement(f"{name} printed something else:\n{result.output[-2000:]}")
        return result.seconds

    def all(self, programs, jobs):
        """Seconds for all of `(name, parts, output)`, `jobs` at a time: compiled, and also run."""

        def timed(body):
            start = perf_counter()
            with ThreadPoolExecutor(jobs) as pool:
                list(pool.map(body, programs))
            return perf_counter() - start

        compiled = timed(lambda it: self.compile(it[0], it[1]))
        return compiled, compiled + timed(lambda it: self.execute(it[0], it[2]))

    def described(self):
        """The command line for a program that uses the library, short enough to read."""
        words = []
        for word in self.command("main", PARTS):
            word = word.replace(str(self.build), "BUILD").replace(str(self.folder), "FOLDER")
            # A library's objects are one word.
            word = re.sub(r"/[^/]*\.o$", "/*.o", word)
            if word not in words[-1:]:
                words.append(word)
        return " ".join(words)
