"""Measures the cases and prints the table; `run` next to this file says how to start it."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

# What it shares with the benchmark of lessons.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Lessons"))

import checks
import table
from measurement import BrokenMeasurement, run
from packages import Packages
from tool import Tool, built

CASES = {
    "unchanged": checks.unchanged,
    "edited": checks.comment_edited,
    "all": checks.all_comments,
}


def parsed():
    parser = argparse.ArgumentParser(prog="run", description=__doc__.split(";")[0] + ".")
    parser.add_argument("--configuration", choices=["debug", "release"], default="release")
    parser.add_argument("--build", metavar="FOLDER",
                        help="where the command was built already; nothing is built then")
    parser.add_argument("--only", choices=CASES, action="append", metavar="CASE",
                        help=f"one of {', '.join(CASES)}; may be given several times")
    parser.add_argument("--repeats", type=int, default=3, metavar="N",
                        help="how often the long case is measured; short ones twice as often (3)")
    parser.add_argument("--folder", help="where to work, kept afterwards; else a temporary folder")
    parser.add_argument("--strict", action="store_true", help="fail if a limit is not kept")
    return parser.parse_args()


def measured(folder, options):
    """Prints the table and returns whether each limit is kept."""
    build = Path(options.build).resolve() if options.build else built(options.configuration)
    tool = Tool(build, folder / "tool")
    tool.forget()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    swift = run(["swiftc", "--version"]).output.split("\n")[0]
    print(f"{os.cpu_count()} processors, load {load}; {swift}; lessons {tool.version()}\n"
          "Medians, with the lowest and highest in parentheses; what is compared ran by turns.",
          flush=True)
    packages = Packages(tool, folder)
    rows = []
    try:
        for name in options.only or CASES:
            print(f"measuring {name} …", flush=True)
            rows += CASES[name](packages, options.repeats)
    finally:
        print(f"\n{table.text(rows)}")
    return all(row.is_kept for row in rows)


def main():
    options = parsed()
    try:
        if options.folder:
            folder = Path(options.folder).resolve()
            folder.mkdir(parents=True, exist_ok=True)
            kept = measured(folder, options)
        else:
            with tempfile.TemporaryDirectory(prefix="documentation-benchmark-") as folder:
                kept = measured(Path(folder).resolve(), options)
    except BrokenMeasurement as broken:
        sys.exit(f"cannot be measured: {broken}")
    sys.exit(1 if options.strict and not kept else 0)


if __name__ == "__main__":
    main()
