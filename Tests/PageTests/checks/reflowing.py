"""Larger text, wider spacing, and a magnified page: nothing is lost, and it scrolls one way only."""

from conditions import Conditions
from layout import check_layout

FINDS = ("overflow", "cut-off")

# WCAG 2.2, success criteria 1.4.12 and 1.4.4.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
DOUBLE = {"fontSizes": {"standard": 32, "fixed": 26}}

# A constructed style sheet, which the page's own policy leaves alone.
_ADOPT = """
(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
"""


def checks(site, browser, report):
    """Two tasks a page: text of a reader's own size is known to a tab before it opens any."""

    async def fits(page, name, widths, change=""):
        for width in widths:
            conditions = Conditions(width)
            await browser.adapt(page, conditions)
            await check_layout(page, name, conditions, report, change)

    async def reflow(name):
        async with browser.open(site, name, Conditions()) as page:
            # 1280 pixels at 400 % and 200 %, and about where the layout changes.
            await fits(page, name, (320, 640, 930, 1200))
            await page.evaluate(_ADOPT, SPACING)
            await fits(page, name, (360, 1440), ", wider spacing")

    async def enlarge(name):
        # Media queries follow it too.
        async def double(page):
            session = await page.context.new_cdp_session(page)
            await session.send("Page.setFontSizes", DOUBLE)

        async with browser.open(site, name, Conditions(), prepare=double) as page:
            await fits(page, name, (768, 1440), ", text at 200 %")

    return [task for name in site.pages for task in (reflow(name), enlarge(name))]
