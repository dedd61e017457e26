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

# Formulas, and what is written from right to left or above itself, are drawn in an order of their own, and pictures
# have their letters in none.
_TEXT = """
() => [...document.querySelectorAll("h1, h2, h3, p, li, pre")]
  .filter((block) => block.checkVisibility() && !block.closest("[dir]")
    && !block.querySelector("math, svg, pre, p, li, [dir], ruby"))
  .flatMap((block) => block.innerText.split("\\n"))
"""


# What fits on one line of a sheet does not end on the next one.
_SHORTEST_BEGINNING = 20


def _letters(text):
    """A text as both sides have it: no white space, no ligatures, no soft hyphens."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\u00ad", "")


def _sheets(data):
    return [_letters(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(data)).pages]


def _is_on(sheets, letters):
    """Whether a line is on a sheet, or begins on one and ends on the next: other text of the first one
    may be drawn behind it."""
    return any(letters in sheet for sheet in sheets) or any(
        letters[:end] in first and letters[end:] in second
        for first, second in zip(sheets, sheets[1:])
        for end in range(_SHORTEST_BEGINNING, len(letters)))


def checks(site, browser, report):
    """A task a page: a dark screen prints as a light one does."""

    async def print_out(name):
        async with browser.open(site, name, Conditions(PAPER_WIDTH, is_printed=True)) as page:
            for scheme in reversed(SCHEMES):
                conditions = Conditions(PAPER_WIDTH, scheme, is_printed=True)
                await browser.adapt(page, conditions)
                if scheme == SCHEMES[0]:
                    await check_layout(page, name, conditions, report)
                for text in await page.evaluate(_FOLDED):
                    report.fail("print", name, conditions, f'stays folded: "{text}"')
                ink = await page.evaluate("getComputedStyle(document.body).color")
                if max(int(part) for part in ink[4:-1].split(", ")[:3]) > 100:
                    report.fail("print", name, conditions, f"the text is {ink} on white paper")
            lines = await page.evaluate(_TEXT)
            data = await page.pdf(format="A4", print_background=False)
        sheets = await asyncio.to_thread(_sheets, data)
        for line in lines:
            if not _is_on(sheets, _letters(line)):
                report.fail("print", name, conditions, f'is not in the PDF: "{line}"')

    return [print_out(name) for name in site.pages]
