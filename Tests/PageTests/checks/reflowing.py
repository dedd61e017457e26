"""Larger text, wider spacing, and a magnified page: nothing is lost, and it scrolls one way only."""

from conditions import Conditions
from layout import check_layout

# WCAG 2.2, success criteria 1.4.12 and 1.4.4.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
DOUBLE = "html { font-size: 200%; }"

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

    async def reflow(name, width, style, how):
        conditions = Conditions(width)
        async with browser.open(site, name, conditions) as page:
            if style:
                await page.evaluate(_ADOPT, style)
            await check_layout(page, name, conditions, report, how)

    changes = [
        # 1280 pixels at 400 %, and the breakpoints of narrow windows.
        (320, "", ""), (640, "", ""), (930, "", ""), (1200, "", ""),
        (360, SPACING, ", wider spacing"), (1440, SPACING, ", wider spacing"),
        (768, DOUBLE, ", text at 200 %"), (1440, DOUBLE, ", text at 200 %"),
    ]
    return [reflow(name, *change) for name in site.pages for change in changes]
