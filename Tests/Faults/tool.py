"""The `lessons` command, in a folder of its own that checks may damage."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Nothing here takes as long; what does hangs.
PATIENCE = 300


class Run:
    """What came of one run of the command."""

    def __init__(self, status, output, errors):
        self.status = status
        self.output = output.decode(errors="replace")
        self.errors = errors.decode(errors="replace")

    @property
    def text(self):
        return self.output + self.errors

    def problems(self, status, *texts, absent=()):
        """What is not as it should be: the exit status, or texts that are missing or must not be."""
        problems = []
        allowed = status if isinstance(status, tuple) else (status,)
        if self.status not in allowed:
            problems.append(f"exit status {self.status} instead of {status}")
        problems += [f"does not say `{text}`" for text in texts if text not in self.text]
        problems += [f"says `{text}`" for text in absent if text in self.text]
        return problems + ([self.text.strip()[-1500:]] if problems else [])


class Tool:
    """A copy of the command with its libraries, and with a cache of its own.

    The command keeps its cache beside itself. Links to what lies beside the built one make a place
    where it works, and where damage is nobody's loss.
    """

    def __init__(self, executable=None):
        if executable is None:
            run = subprocess.run(
                ["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True)
            executable = Path(run.stdout.decode().strip()) / "lessons"
        self.built = Path(executable).resolve()
        # Not `gettempdir` as it is: what it leads to, as the command sees it.
        self.folder = Path(tempfile.mkdtemp(prefix="lessons-faults-")).resolve()
        self.path = self.copy(self.folder / "build")
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def copy(self, place):
        """Makes another place where the command works; returns its path there."""
        source = self.built.parent
        place.mkdir(parents=True)
        # The description tells where the libraries lie that lessons import.
        for name in ("lessons", "description.json"):
            shutil.copy2(source / name, place / name)
        return place / "lessons"

    @property
    def cache(self):
        return self.path.parent / "lessons.cache"

    def forget(self):
        """Removes the cache, whatever it is."""
        if self.cache.is_symlink() or self.cache.is_file():
            self.cache.unlink()
        elif self.cache.exists():
            shutil.rmtree(self.cache)

    def environment(self, changes=None):
        environment = dict(os.environ, TMPDIR=str(self.temporary), CI="", NO_COLOR="1")
        environment.update(changes or {})
        return {key: value for key, value in environment.items() if value is not None}

    def start(self, *arguments, package, environment=None, prefix=(), **options):
        """Starts the command in a package and does not wait."""
        return subprocess.Popen(
            [*map(str, prefix), str(self.path), *map(str, arguments)], cwd=package.path,
            env=self.environment(environment), stdin=subprocess.DEVNULL, **options)

    def run(self, *arguments, package, environment=None, prefix=(), **options):
        """Runs the command in a package."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        process = self.start(
            *arguments, package=package, environment=environment, prefix=prefix, **options)
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
            errors = (errors or b"") + b"\n(did not end)"
        return Run(process.returncode, output or b"", errors or b"")
