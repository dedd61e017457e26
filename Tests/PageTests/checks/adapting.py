"""What readers ask of their system: forced colours, more contrast, less motion."""

from accessibility import check_accessibility, check_contrast
from conditions import SCHEMES, Conditions
from layout import check_layout

FINDS = ("forced-colours", "motion", "axe")

# The blocks that only a background of their own sets apart, as paths from the body.
_PAPERS = """
() => {
  const clear = /^(transparent|rgba\\(.*, 0\\))$/;
  const path = (element) => element === document.body ? []
    : [...path(element.parentElement), [...element.parentElement.children].indexOf(element)];
  const papers = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (style.display === "inline" || clear.test(style.backgroundColor) || element.closest("svg")) continue;
    if (!element.checkVisibility()) continue;
    let place = element.parentElement;
    while (place && clear.test(getComputedStyle(place).backgroundColor)) place = place.parentElement;
    if (place && getComputedStyle(place).backgroundColor !== style.backgroundColor) papers.push(path(element));
  }
  return papers;
}
"""

_BARE = """
(papers) => papers
  .map((path) => path.reduce((element, index) => element?.children[index], document.body))
  .filter((element) => element && !["Top", "Right", "Bottom", "Left"].some((side) => {
    const style = getComputedStyle(element);
    return style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0;
  }))
  .map((element) => `${element.localName}.${element.className}`)
"""

_MOVING = """
() => [document.documentElement, ...document.querySelectorAll("*")]
  .filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== "none" || style.scrollBehavior !== "auto" ||
      style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  })
  .map((element) => `${element.localName}.${element.className}`)
"""


def checks(site, browser, report):
    """A task a page."""

    async def force_colours(page, name, scheme):
        await browser.adapt(page, Conditions(768, scheme))
        papers = await page.evaluate(_PAPERS)
        conditions = Conditions(768, scheme, forces_colours=True)
        await browser.adapt(page, conditions)
        await check_layout(page, name, conditions, report)
        await check_accessibility(page, name, conditions, report)
        for element in sorted(set(await page.evaluate(_BARE, papers))):
            report.fail("forced-colours", name, conditions, f"{element} has no border")

    async def raise_contrast(page, name, scheme):
        conditions = Conditions(768, scheme, wants_contrast=True)
        await browser.adapt(page, conditions)
        await check_contrast(page, name, conditions, report, least=7)

    async def reduce_motion(page, name):
        conditions = Conditions(reduces_motion=True)
        await browser.adapt(page, conditions)
        for element in sorted(set(await page.evaluate(_MOVING))):
            report.fail("motion", name, conditions, f"{element} moves")

    async def wish(name):
        async with browser.open(site, name, Conditions(768)) as page:
            for scheme in SCHEMES:
                await force_colours(page, name, scheme)
                await raise_contrast(page, name, scheme)
            await reduce_motion(page, name)

    return [wish(name) for name in site.parts]
