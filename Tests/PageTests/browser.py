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


class _Tab:
    """A page of a context of its own, and what is open in it."""

    def __init__(self, context, page, report):
        self.context, self.page, self.report = context, page, report
        self.site = self.name = self.conditions = None
        page.on("console", lambda message: self._says(message.type, message.text))
        page.on("pageerror", lambda error: self._says("error", error))
        page.on("request", self._asks)

    def _says(self, kind, text):
        self.report.fail("console", self.name, self.conditions, f"{kind}: {text}")

    def _asks(self, request):
        if not request.url.startswith((self.site.base + "/", "data:")):
            self.report.fail("request", self.name, self.conditions, f"asks for {request.url}")

    async def load(self, site, name, conditions):
        self.site, self.name = site, name
        await self._prepare(conditions)
        await self.page.goto(site.url(name))
        await self._settle()

    async def adapt(self, conditions):
        await self._prepare(conditions)
        await self._settle()

    async def _prepare(self, conditions):
        self.conditions = conditions
        await self.page.set_viewport_size(conditions.viewport)
        await self.page.emulate_media(**conditions.media)

    async def _settle(self):
        if self.conditions.has_scripts:
            await self.page.evaluate(_TWO_FRAMES)

    async def forget(self):
        """Makes the next page one that nobody has been to."""
        await self.page.evaluate("localStorage.clear()")


class Browser:
    """Opens pages and reports what none may do: write to the console, or ask for what is elsewhere."""

    def __init__(self, chromium, report):
        self.chromium = chromium
        self.report = report
        # Two of a page's processes for each core; more only wait for one another.
        self.places = asyncio.Semaphore(2 * (os.cpu_count() or 2))
        # A new tab takes twice the time of a new page in an old one.
        self.idle = {}
        self.tabs = {}

    @asynccontextmanager
    async def open(self, site, name, conditions, prepare=None):
        """The page `name`, loaded; `prepare` is called with the empty page before, in a tab of its own."""
        async with self.places:
            idle = self.idle.setdefault((conditions.has_scripts, conditions.is_touched), [])
            tab = idle.pop() if idle and not prepare else await self._new_tab(conditions)
            is_kept = False
            self.tabs[tab.page] = tab
            try:
                if prepare:
                    await prepare(tab.page)
                await tab.load(site, name, conditions)
                yield tab.page
                if not prepare:
                    await tab.forget()
                    is_kept = True
            finally:
                del self.tabs[tab.page]
                if is_kept:
                    idle.append(tab)
                else:
                    await tab.context.close()

    async def adapt(self, page, conditions):
        """Goes on with an open page under other conditions, as who turns a phone or changes a setting: a tenth of
        the time of another load. Scripts and touch are those that it was opened with."""
        await self.tabs[page].adapt(conditions)

    async def _new_tab(self, conditions):
        context = await self.chromium.new_context(
            java_script_enabled=conditions.has_scripts,
            has_touch=conditions.is_touched, is_mobile=conditions.is_touched)
        # Busy machines are slow, and no check is about time.
        context.set_default_timeout(120_000)
        return _Tab(context, await context.new_page(), self.report)
