"""Shows that what is broken is not measured: each defect must be refused, and sound work not."""

import sys

from generated import CELLS, GeneratedPackage
from measurement import BrokenMeasurement
from tool import Expected

COUNT = 3


def self_test(bench):
    package = GeneratedPackage(bench.folder / "self-test", COUNT)
    cells = COUNT * CELLS

    def build(expected):
        return bench.fresh.verify(package.folder, expected)

    def refused(what, body):
        try:
            body()
        except BrokenMeasurement as broken:
            print(f"refused: {what} ({str(broken).splitlines()[0][:100]})")
        else:
            sys.exit(f"not refused: {what}")

    bench.fresh.forget()
    refused("lessons that were not known", lambda: build(Expected(COUNT, cells, COUNT)))
    build(Expected(COUNT, cells, COUNT, (0, 0)))
    refused("a cached build taken for one from nothing", lambda: build(Expected(COUNT, cells, 0)))
    refused("a wrong number of cells", lambda: build(Expected(COUNT, cells + 1, COUNT)))
    refused("no page written", lambda: build(Expected(COUNT, cells, COUNT, (1, 9))))
    lesson = package.lessons[0]
    lesson.edit_code()
    right = lesson.cells[-1].output
    lesson.cells[-1].output = ["something else"]
    package.write(lesson)
    refused("a lesson that fails", lambda: build(Expected(COUNT, cells, COUNT - 1)))
    lesson.cells[-1].output = right
    package.write(lesson)
    # Its program ran already: only what was expected of it was wrong.
    build(Expected(COUNT, cells, COUNT, (1, 9)))
    for lesson in package.lessons:
        bench.bare.write("self-test", lesson.plain_program)
        bench.bare.compile("self-test", bench.parts(lesson))
        bench.bare.execute("self-test", lesson.plain_output)
        refused("a program that prints something else",
                lambda: bench.bare.execute("self-test", "other"))
    print("sound builds and programs were measured, broken ones refused")
