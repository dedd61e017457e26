"""Every page at every width, in light and in dark."""

from accessibility import check_accessibility, check_contrast
from conditions import SCHEMES, WIDTHS, Conditions
from layout import check_layout

FINDS = ("overflow", "cut-off", "console", "request", "axe")

VIEWS = [Conditions(width, scheme) for width in WIDTHS for scheme in SCHEMES]


def checks(site, browser, report, screenshots=None, views=VIEWS):
    """A task a page and view: the page fits, and axe-core finds nothing."""

    async def view(name, conditions):
        async with browser.open(site, name, conditions) as page:
            await check_layout(page, name, conditions, report)
            # The whole course is higher than a picture can be, and between a phone and a desk little is new to see.
            if screenshots and name in site.parts and conditions.width in (WIDTHS[0], WIDTHS[-1]):
                file = f"{name.removesuffix('.html')}-{conditions.width}-{conditions.scheme}.jpeg"
                # Half the time of PNG.
                await page.screenshot(path=screenshots / file, full_page=True, quality=80)
            # Of the first and the last view axe-core says all that it can. What it says of others does not hang on the
            # scheme, but for colours, and the whole course takes it seconds.
            is_whole = conditions in (views[0], views[-1])
            if is_whole or (name in site.parts and conditions.scheme == SCHEMES[0]):
                await check_accessibility(page, name, conditions, report, has_contrast=is_whole)
            if not is_whole:
                await check_contrast(page, name, conditions, report)

    return [view(name, conditions) for name in site.pages for conditions in views]
