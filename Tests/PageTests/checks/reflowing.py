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
    """A task a page and change."""

    async def reflow(name, width):
        conditions = Conditions(width)
        async with browser.open(site, name, conditions) as page:
            await check_layout(page, name, conditions, report)

    async def space_out(name, width):
        conditions = Conditions(width)
        async with browser.open(site, name, conditions) as page:
            await page.evaluate(_ADOPT, SPACING)
            await check_layout(page, name, conditions, report, ", wider spacing")

    async def enlarge(name, width):
        # The reader's own size of text, which media queries follow too.
        async def double(page):
            session = await page.context.new_cdp_session(page)
            await session.send("Page.setFontSizes", DOUBLE)

        conditions = Conditions(width)
        async with browser.open(site, name, conditions, prepare=double) as page:
            await check_layout(page, name, conditions, report, ", text at 200 %")

    # 1280 pixels at 400 % and 200 %, and about where the layout changes.
    windows = (320, 640, 930, 1200)
    return [
        task
        for name in site.pages
        for task in (
            *(reflow(name, width) for width in windows),
            *(space_out(name, width) for width in (360, 1440)),
            *(enlarge(name, width) for width in (768, 1440)),
        )
    ]
