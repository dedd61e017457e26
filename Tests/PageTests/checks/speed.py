"""How much a page loads, whether it moves while it does, and how soon it is seen."""

import statistics
from urllib.parse import unquote, urlsplit

from conditions import WIDTHS, Conditions

FINDS = ("weight", "shift")

LIMIT = 100_000

_WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const nodes = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 60) ?? "text");
    window.shifts.push([entry.value, nodes.join(", ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""

_PAINTED = """
() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length) resolve();
  }).observe({ type: "paint", buffered: true });
})
"""

_SETTLED = """
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await frame();
  }
  await frame();
  await frame();
  return window.shifts;
}
"""

_FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def checks(site, browser, report):
    """A task a page for its weight, and one a page and width for what moves."""

    async def weigh(name):
        files = {site.folder / name}

        async def note(page):
            page.on("request", lambda request: files.add(
                site.folder / unquote(urlsplit(request.url).path).rpartition("/")[2]))

        async with browser.open(site, name, Conditions(), prepare=note):
            pass
        weight = sum(file.stat().st_size for file in files if file.is_file())
        report.figure(f"{name}: {weight:,} bytes with what it loads")
        if weight >= LIMIT:
            report.fail("weight", name, "", f"{weight:,} bytes with what it loads; {LIMIT:,} are too many")

    async def hold_still(name, conditions):
        # Scripts come after the first paint here, so that what they move is seen to move.
        async def delay(page):
            async def hold(route):
                await page.evaluate(_PAINTED)
                await route.continue_()

            await page.add_init_script(_WATCH)
            await page.route("**/*.js", hold)

        async with browser.open(site, name, conditions, prepare=delay) as page:
            for value, nodes in await page.evaluate(_SETTLED):
                report.fail("shift", name, conditions, f"{value:.4f} by {nodes}")

    tasks = [weigh(name) for name in site.parts]
    return tasks + [hold_still(name, Conditions(width)) for name in site.pages for width in WIDTHS]


async def measure_paint(site, browser, report, loads=7):
    """Prints when pages are first seen; run it alone. A figure, because machines differ."""
    for name in site.parts:
        times = []
        async with browser.open(site, name, Conditions()) as page:
            for _ in range(loads):
                await page.goto(site.url(name))
                await page.evaluate(_PAINTED)
                times.append(await page.evaluate(_FIRST_PAINT))
        report.figure(f"{name}: first paint after {statistics.median(times):.0f} ms,"
                      f" the median of {loads} loads ({min(times):.0f} to {max(times):.0f})")
