"""Checks the pages of a folder as readers see them; `run` beside this file says how to start it."""

import argparse
import asyncio
import functools
import http.server
import sys
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from browser import Browser, chromium_path
from checks import adapting, keyboard, linking, printing, reflowing, scriptless, speed, validating, viewing
from conditions import Conditions
from report import Report
from self_test import BAD_PAGES, judge
from site_folder import Site


@asynccontextmanager
async def chromium():
    """The browser, as root too, where its own sandbox does not start."""
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=chromium_path(), chromium_sandbox=False)


@contextmanager
def served(folder):
    """The address of a server of `folder`, on this machine alone."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


async def look(site, browser):
    """Opens every page; the browser reports what it says and asks for."""
    for name in site.pages:
        async with browser.open(site, name, Conditions()):
            pass


async def check(site, report, screenshots=None):
    """All checks on all pages."""
    async with chromium() as instance:
        browser = Browser(instance, report)
        tasks = viewing.checks(site, browser, report, screenshots)
        for module in (adapting, reflowing, printing, scriptless, linking, validating, keyboard, speed):
            tasks += module.checks(site, browser, report)
        await asyncio.gather(*tasks)
        with served(site.folder) as base:
            await look(Site(site.folder, base), browser)
        await speed.measure_paint(site, browser, report)


def main():
    parser = argparse.ArgumentParser(description="Checks rendered pages in headless Chromium.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--screenshots", metavar="FOLDER", type=Path)
    parser.add_argument("--self-test", action="store_true", help="check that every check can fail")
    arguments = parser.parse_args()
    if arguments.self_test == (arguments.folder is not None):
        parser.error("name the folder of the pages, or --self-test")

    start = time.monotonic()
    site = Site(BAD_PAGES if arguments.self_test else arguments.folder)
    if not site.pages:
        parser.error(f"no page in {site.folder}")
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    report = Report(is_silent=arguments.self_test)
    asyncio.run(check(site, report, arguments.screenshots))

    seconds = time.monotonic() - start
    if arguments.self_test:
        wrong = judge(site, report)
        print(f"self-test: {len(site.pages)} pages, {len(wrong)} misjudged, {seconds:.0f} s")
        sys.exit(1 if wrong else 0)
    for line in sorted(report.figures):
        print(line)
    for rule, count in sorted(report.doubts.items()):
        print(f"to judge by eye, says axe-core: {rule}, {count} times")
    print(f"{len(site.pages)} pages, {len(report.failures)} failures, {seconds:.0f} s")
    sys.exit(1 if report.failures else 0)


main()
