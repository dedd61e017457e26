"""One timed process, and turns of two things that are compared."""

import os
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass


class BrokenMeasurement(Exception):
    """What was to be measured did not do its work."""


@dataclass
class Run:
    """What a process took, and what it said on standard output."""

    seconds: float
    # The largest resident size of the process and of the children that it waited for.
    megabytes: float
    output: str


def run(arguments, cwd=None, statuses=(0,)):
    """Runs a command to its end; raises BrokenMeasurement where its exit status is another one."""
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                arguments, cwd=cwd, stdin=subprocess.DEVNULL, stdout=file, stderr=errors)
        except OSError as error:
            raise BrokenMeasurement(f"cannot start {arguments[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in (file, errors):
            stream.seek(0)
        output, said = (stream.read().decode(errors="replace") for stream in (file, errors))
    if process.returncode not in statuses:
        command = " ".join(str(word) for word in arguments)[:200]
        raise BrokenMeasurement(f"exit {process.returncode} of {command}\n{(output + said)[-2000:]}")
    unit = 1024 if os.uname().sysname == "Linux" else 1
    return Run(seconds, usage.ru_maxrss * unit / 1e6, output)


@contextmanager
def bound_to(count):
    """Binds this process and those that it starts to `count` processors, where the system can."""
    if not hasattr(os, "sched_getaffinity"):
        yield
        return
    all = os.sched_getaffinity(0)
    os.sched_setaffinity(0, set(sorted(all)[:count]))
    try:
        yield
    finally:
        os.sched_setaffinity(0, all)


class Samples:
    """The same measured several times: the median counts, the spread tells how far to trust it."""

    def __init__(self, values):
        self.values = sorted(values)

    @property
    def median(self):
        return statistics.median(self.values)

    def text(self, unit):
        low, high = self.values[0], self.values[-1]
        digits = 0 if self.median >= 100 else 1 if self.median >= 10 else 3
        return f"{self.median:.{digits}f} {unit} ({low:.{digits}f}–{high:.{digits}f})"


def in_turns(repeats, ours, peer):
    """Calls both by turns, so that a slow phase of the machine hits both: A B A B."""
    mine, theirs = [], []
    for turn in range(repeats):
        mine.append(ours(turn))
        theirs.append(peer(turn))
    return Samples(mine), Samples(theirs)
