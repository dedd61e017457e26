"""Pages on paper: nothing is cut off, and what is folded on the screen is there to read."""

import asyncio
import io
import unicodedata

from pypdf import PdfReader

from conditions import SCHEMES, Conditions
from layout import check_layout

FINDS = ("print",)

# A sheet of A4 within margins of 2 cm, in CSS pixels.
PAPER_WIDTH = 642

_FOLDED = """
() => [...document.querySelectorAll("details")]
  .filter((fold) => fold.checkVisibility())
  .flatMap((fold) => [...fold.children].filter((child) => child.localName !== "summary"))
  .filter((child) => !child.checkVisibility() && child.textContent.trim())
  .map((child) => child.textContent.trim().slice(0, 40))
"""

# Formulas are drawn in an order of their own, and pictures have their letters in none.
_TEXT = """
() => [...document.querySelectorAll("h1, h2, h3, p, li, pre")]
  .filter((block) => block.checkVisibility() && !block.querySelector("math, svg, pre, p, li"))
  .flatMap((block) => block.innerText.split("\\n"))
"""


def _letters(text):
    """A text as both sides have it: no white space, no ligatures, no soft hyphens."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\u00ad", "")


def _printed(data):
    return _letters("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages))


def checks(site, browser, report):
    """A task a page and scheme: a dark screen prints as a light one does."""

    async def print_out(name, scheme):
        conditions = Conditions(PAPER_WIDTH, scheme, is_printed=True)
        async with browser.open(site, name, conditions) as page:
            await check_layout(page, name, conditions, report)
            for text in await page.evaluate(_FOLDED):
                report.fail("print", name, conditions, f'stays folded: "{text}"')
            ink = await page.evaluate("getComputedStyle(document.body).color")
            if max(int(part) for part in ink[4:-1].split(", ")[:3]) > 100:
                report.fail("print", name, conditions, f"the text is {ink} on white paper")
            if scheme == "dark":
                return
            lines = await page.evaluate(_TEXT)
            data = await page.pdf(format="A4", print_background=False)
        printed = await asyncio.to_thread(_printed, data)
        for line in lines:
            if _letters(line) not in printed:
                report.fail("print", name, conditions, f'is not in the PDF: "{line}"')

    return [print_out(name, scheme) for name in site.pages for scheme in SCHEMES]
