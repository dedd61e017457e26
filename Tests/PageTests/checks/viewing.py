"""Every page at every width, in light and in dark."""

from accessibility import check_accessibility, check_contrast
from conditions import SCHEMES, WIDTHS, Conditions
from layout import check_layout

FINDS = ("overflow", "cut-off", "console", "request", "axe")

VIEWS = [Conditions(width, scheme) for width in WIDTHS for scheme in SCHEMES]


def checks(site, browser, report, screenshots=None, views=VIEWS):
    """A task a page: in every view it fits, and axe-core finds nothing."""

    async def view(page, name, conditions):
        await browser.adapt(page, conditions)
        await check_layout(page, name, conditions, report)
        # The whole course is higher than a picture can be, and between a phone and a desk little is new to see.
        is_part = name in site.parts
        if screenshots and is_part and conditions.width in (WIDTHS[0], WIDTHS[-1]):
            file = f"{name.removesuffix('.html')}-{conditions.width}-{conditions.scheme}.jpeg"
            # Half the time of PNG.
            await page.screenshot(path=screenshots / file, full_page=True, quality=80)
        # Of the first view axe-core says all that it can. What it says of others does not hang on the scheme, but for
        # colours. The whole course takes it a minute each time, and is what the pages are.
        is_first = conditions == views[0]
        if is_first or (is_part and conditions.scheme == SCHEMES[0]):
            await check_accessibility(page, name, conditions, report, has_contrast=is_first and is_part)
        if not (is_first and is_part):
            await check_contrast(page, name, conditions, report)

    async def view_all(name):
        async with browser.open(site, name, views[0]) as page:
            for conditions in views:
                await view(page, name, conditions)

    return [view_all(name) for name in site.pages]
