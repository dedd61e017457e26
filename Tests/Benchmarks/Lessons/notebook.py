"""The notebook's lessons beside `pytest --nbval` on the notebook itself, with PyTorch."""

import json
import sys
from pathlib import Path

from bench import copy_course, forget
from measurement import BrokenMeasurement, in_turns, run
from notebook_cells import CELLS, LANDMARKS
from table import Row
from tool import REPOSITORY, Expected

# Executes a notebook and stores its outputs, in the Python that has what is needed.
MAKE = """
import sys, nbformat, nbclient
file = sys.argv[1]
book = nbformat.read(file, as_version=4)
nbclient.NotebookClient(book, kernel_name="python3", timeout=600).execute()
nbformat.write(book, file)
"""


def python(options):
    """The Python that has PyTorch and nbval: the one that is named, else one of our own."""
    if options.python:
        return options.python
    folder = REPOSITORY / ".build/lessons-benchmark"
    path = str(folder / "bin/python")
    requirements = Path(__file__).parent / "requirements.txt"
    wanted = requirements.read_text() + options.torch
    done = folder / "requirements.txt"
    if not done.exists() or done.read_text() != wanted:
        print("fetching PyTorch and nbval …", flush=True)
        run([sys.executable, "-m", "venv", "--clear", str(folder)])
        run([path, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "-r", str(requirements), options.torch])
        done.write_text(wanted)
    return path


def written(python, file):
    """Writes the notebook, with the outputs of a first execution."""
    cells = [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": code,
              "execution_count": None, "outputs": []} for number, code in enumerate(CELLS)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells}
    file.write_text(json.dumps(book))
    run([python, "-c", MAKE, str(file)])
    text = file.read_text()
    for landmark in LANDMARKS:
        if landmark not in text:
            raise BrokenMeasurement(f"the notebook does not print {landmark!r}")


def notebook(bench):
    """The five lessons that follow the notebook, from nothing, beside the notebook's own check."""
    environment = python(bench.options)
    folder = bench.folder / "notebook"
    copy_course(folder)
    file = folder / "gradient-descent.ipynb"
    written(environment, file)
    lessons = [path.stem for path in sorted((folder / "Lessons").glob("0[1-5]-*.md"))]
    cells = sum(bench.fresh.census(folder, lessons))

    def ours(_):
        forget(bench.fresh, folder)
        expected = Expected(5, cells, 0, (5, 60))
        return bench.fresh.verify(folder, expected, lessons).seconds

    def peer(_):
        arguments = ["-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", str(file)]
        result = run([environment, *arguments], cwd=folder)
        if f"{len(CELLS)} passed" not in result.output:
            raise BrokenMeasurement(f"nbval did not pass all cells:\n{result.output[-2000:]}")
        return result.seconds

    mine, theirs = in_turns(bench.options.repeats, ours, peer)
    return [Row("the notebook's lessons, from nothing", mine.text("s"),
                f"pytest --nbval: {theirs.text('s')}", mine.median / theirs.median, "×", 0.5)]
