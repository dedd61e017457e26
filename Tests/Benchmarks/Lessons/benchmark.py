"""Measures the cases and prints the table; `run` beside this file says how to start it."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import cases
import table
from bench import Bench
from measurement import BrokenMeasurement, run
from notebook import notebook
from self_test import self_test
from tool import built

CASES = {
    "unchanged": cases.unchanged,
    "code": cases.code_edited,
    "prose": cases.prose_edited,
    "render": cases.rendering,
    "nothing": cases.from_nothing,
    "repository": cases.repository,
    "notebook": notebook,
}


def parsed():
    parser = argparse.ArgumentParser(prog="run", description=__doc__.split(";")[0] + ".")
    parser.add_argument("--configuration", choices=["debug", "release"], default="release")
    parser.add_argument("--build", metavar="FOLDER",
                        help="where the command was built already; nothing is built then")
    parser.add_argument("--only", choices=CASES, action="append", metavar="CASE",
                        help=f"one of {', '.join(CASES)}; may be given several times")
    parser.add_argument("--lessons", type=int, default=1000, metavar="N",
                        help="the size of the large package (1000)")
    parser.add_argument("--repeats", type=int, default=3, metavar="N",
                        help="how often the long cases are measured; short ones twice as often (3)")
    parser.add_argument("--python",
                        help="a Python that has PyTorch and what requirements.txt names")
    parser.add_argument("--torch", default="torch", metavar="WHEEL",
                        help="what pip installs as PyTorch, where --python is not given")
    parser.add_argument("--folder", help="where to work, kept afterwards; else a temporary folder")
    parser.add_argument("--strict", action="store_true", help="fail if a limit is not kept")
    parser.add_argument("--self-test", action="store_true",
                        help="check that a broken build is not measured, and nothing else")
    return parser.parse_args()


def conditions(bench, configuration):
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    swift = run(["swiftc", "--version"]).output.split("\n")[0]
    return (f"{os.cpu_count()} processors, load {load}; {swift}; lessons {bench.tool.version()},"
            f" {configuration}\nbare swiftc: {bench.bare.described()}\n"
            "Medians, with the lowest and highest in parentheses; what is compared ran by turns.")


def measured(folder, options):
    """Prints each row and the table, and returns whether each limit is kept."""
    build = Path(options.build).resolve() if options.build else built(options.configuration)
    bench = Bench(build, folder, options)
    if options.self_test:
        self_test(bench)
        return True
    bench.warm_up()
    print(conditions(bench, options.build or options.configuration), flush=True)
    rows, problems = [], []
    for name in options.only or CASES:
        print(f"measuring {name} …", flush=True)
        # A run takes long, and may be ended: each row is told at once, and no case costs the others.
        try:
            measured_rows = CASES[name](bench)
        except BrokenMeasurement as broken:
            problems.append(f"{name}: {broken}")
            print(f"  cannot be measured: {broken}", flush=True)
            continue
        rows += measured_rows
        for row in measured_rows:
            print("  " + " | ".join(word for word in row.columns if word), flush=True)
    print(f"\n{table.text(rows)}")
    if problems:
        raise BrokenMeasurement("\n".join(problems))
    return all(row.is_kept for row in rows)


def main():
    options = parsed()
    try:
        if options.folder:
            kept = measured(Path(options.folder).resolve(), options)
        else:
            with tempfile.TemporaryDirectory(prefix="lessons-benchmark-") as folder:
                kept = measured(Path(folder).resolve(), options)
    except BrokenMeasurement as broken:
        sys.exit(f"cannot be measured: {broken}")
    sys.exit(1 if options.strict and not kept else 0)


if __name__ == "__main__":
    main()
