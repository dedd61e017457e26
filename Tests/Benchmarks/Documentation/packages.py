"""The packages of others, each a pinned version, and what `lessons check` makes of them."""

import json
from dataclasses import dataclass
from functools import cached_property

from measurement import BrokenMeasurement, run

PINNED = {"swift-collections": "1.6.0", "swift-nio": "2.101.2"}


@dataclass
class Check:
    seconds: float
    report: dict


class Packages:
    """Clones of the packages in `folder`, built."""

    def __init__(self, tool, folder):
        self.tool, self.folder = tool, folder

    @cached_property
    def collections(self):
        return Package(self.tool, self.folder, "swift-collections")

    @cached_property
    def nio(self):
        return Package(self.tool, self.folder, "swift-nio")


class Package:
    def __init__(self, tool, folder, name):
        self.tool, self.name, self.folder = tool, name, folder / name
        self.described = f"{name} {PINNED[name]}"
        print(f"fetching and building {self.described} …", flush=True)
        if not self.folder.exists():
            run(["git", "clone", "--quiet", "--depth", "1", "--branch", PINNED[name],
                 f"https://github.com/apple/{name}.git", str(self.folder)])
        run(["swift", "build"], cwd=self.folder)
        self.check()

    def check(self, *options):
        """Runs a check, which finds the package's faults."""
        words = [self.tool.path, "check", "--format", "json", *options]
        result = run(words, cwd=self.folder, statuses=(0, 1))
        return Check(result.seconds, json.loads(result.output))

    def listing(self, *options):
        words = [self.tool.path, "list", "--format", "json", *options]
        return json.loads(run(words, cwd=self.folder).output)

    @cached_property
    def needs(self):
        """The modules that each module depends on, and itself, by the description of the build."""
        path = self.folder / ".build/debug/description.json"
        map = json.loads(path.read_text())["targetDependencyMap"]
        if not map:
            raise BrokenMeasurement(f"{path} tells no modules")
        return {name: [name, *others] for name, others in map.items()}
