"""Checks the pages of a folder as readers see them; `run` beside this file says how to start it."""

import argparse
import asyncio
import functools
import http.server
import sys
import tempfile
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from browser import Browser, chromium_path
from checks import (
    adapting,
    keyboard,
    linking,
    printing,
    reflowing,
    scriptless,
    searching,
    speed,
    touching,
    validating,
    viewing,
)
from conditions import Conditions
from injections import check_injections
from report import Report
from self_test import bad_site, judge, pages_for
from site_folder import Site


@asynccontextmanager
async def chromium():
    """The browser, as root too, where its own sandbox does not start."""
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=chromium_path(), chromium_sandbox=False, args=["--disable-gpu"])


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


async def check(site, report, screenshots=None, views=viewing.VIEWS, pages=lambda module, site: site):
    """Every check, each on its `pages`."""
    async with chromium() as instance:
        browser = Browser(instance, report)
        tasks = viewing.checks(pages(viewing, site), browser, report, screenshots, views)
        for module in (adapting, reflowing, printing, scriptless, linking, validating, keyboard, searching, speed, touching):
            tasks += module.checks(pages(module, site), browser, report)
        await asyncio.gather(*tasks)


async def check_folders(folders, report, screenshots):
    """Every check on every page of the folders; figures come last, when nothing else runs.

    What a search must find is known of the first folder alone.
    """
    site, *others = map(Site, folders)
    await check(site, report, screenshots)
    for other in others:
        await check(other, report, screenshots, pages=lambda module, site: site.only([]) if module is searching else site)
    async with chromium() as instance:
        browser = Browser(instance, report)
        with served(site.folder) as base:
            await look(Site(site.folder, base), browser)
        await speed.measure_paint(site, browser, report)
    for line in sorted(report.figures):
        print(line)
    for rule, count in sorted(report.doubts.items()):
        print(f"to judge by eye, says axe-core: {rule}, {count} times")
    count = sum(len(site.pages) for site in (site, *others))
    print(f"{count} pages, {len(report.failures)} failures")
    return len(report.failures)


async def check_ourselves():
    """Every check on pages with faults that it must find."""
    with tempfile.TemporaryDirectory() as folder:
        report = Report(is_silent=True)
        site = bad_site(Path(folder))
        await check(site, report, views=[Conditions(360)], pages=pages_for)
        wrong = judge(site, report)
        print(f"self-test: {len(site.pages)} pages, {wrong} misjudged")
        return wrong


def main():
    parser = argparse.ArgumentParser(description="Checks rendered pages in headless Chromium.")
    parser.add_argument("folders", nargs="*", metavar="folder", type=Path)
    parser.add_argument("--screenshots", metavar="FOLDER", type=Path)
    parser.add_argument("--injections", metavar="COMMAND", help="check pages that lessons attack, made by this command")
    parser.add_argument("--self-test", action="store_true", help="check that every check can fail")
    arguments = parser.parse_args()
    if sum(map(bool, (arguments.self_test, arguments.folders, arguments.injections))) != 1:
        parser.error("name the folder of the pages, or --self-test, or --injections")
    for folder in arguments.folders:
        if not (folder / "index.html").is_file():
            parser.error(f"no index.html in {folder}")

    start = time.monotonic()
    if arguments.injections:
        wrong = asyncio.run(check_injections(chromium, arguments.injections))
    elif arguments.self_test:
        wrong = asyncio.run(check_ourselves())
    else:
        if arguments.screenshots:
            arguments.screenshots.mkdir(parents=True, exist_ok=True)
        wrong = asyncio.run(check_folders(arguments.folders, Report(), arguments.screenshots))
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(1 if wrong else 0)


main()
