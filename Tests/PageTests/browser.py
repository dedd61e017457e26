"""One headless Chromium, in which pages are opened a few at a time and listened to."""

import asyncio
import os
import shutil
from contextlib import asynccontextmanager

# The shell without windows comes first: it takes half the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# What a page does when it knows its own sizes is done then.
_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def chromium_path():
    """Where the system's own browser is."""
    for name in (os.environ.get("CHROMIUM"), *NAMES, MAC):
        path = shutil.which(name) if name else None
        if path:
            return path
    raise SystemExit("no Chromium here: install it (Debian: apt install chromium), or name it in CHROMIUM")


class Browser:
    """Opens pages and reports what none may do: write to the console, or ask for what is elsewhere."""

    def __init__(self, chromium, report):
        self.chromium = chromium
        self.report = report
        # Two of a page's processes for each core; more only wait for one another.
        self.places = asyncio.Semaphore(2 * (os.cpu_count() or 2))

    @asynccontextmanager
    async def open(self, site, name, conditions, prepare=None):
        """The page `name`, loaded; `prepare` is called with the empty page before."""
        async with self.places:
            context = await self.chromium.new_context(**conditions.options)
            # Busy machines are slow, and no check is about time.
            context.set_default_timeout(120_000)
            try:
                page = await context.new_page()
                self._listen(page, site, name, conditions)
                if conditions.is_printed:
                    await page.emulate_media(media="print")
                if prepare:
                    await prepare(page)
                await page.goto(site.url(name))
                if conditions.has_scripts:
                    await page.evaluate(_TWO_FRAMES)
                yield page
            finally:
                await context.close()

    def _listen(self, page, site, name, conditions):
        def says(kind):
            return lambda text: self.report.fail("console", name, conditions, f"{kind}: {text}")

        def asks(request):
            if not request.url.startswith((site.base + "/", "data:")):
                self.report.fail("request", name, conditions, f"asks for {request.url}")

        page.on("console", lambda message: says(message.type)(message.text))
        page.on("pageerror", says("error"))
        page.on("request", asks)
