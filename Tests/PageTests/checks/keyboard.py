"""A reader without a mouse: the tab key reaches everything in order, and is seen to."""

from accessibility import check_accessibility
from conditions import Conditions

FINDS = ("keyboard",)

# Scrolling boxes are stops of the tab key too, by the browser's own rule.
_STOPS = """
() => {
  window.stops = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility());
  const scrollers = [...document.querySelectorAll("body *")]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX));
  return [window.stops.length, scrollers.length];
}
"""

_FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const hasRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const isInside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    name: element.outerHTML.slice(0, 80),
    stop: window.stops.indexOf(element),
    isSeen: hasRing || style.boxShadow !== "none",
    isUncovered: isInside && !!top && (element.contains(top) || top.contains(element)),
  };
}
"""

_FOLDS = """
() => [...document.querySelectorAll("summary")].filter((fold) => fold.checkVisibility()).length
"""


def checks(site, browser, report):
    """A task a page and width, and one for what single keys do."""

    async def tab(name, conditions):
        async with browser.open(site, name, conditions) as page:
            stops, scrollers = await page.evaluate(_STOPS)
            reached = []
            for _ in range(stops + scrollers + 1):
                await page.keyboard.press("Tab")
                focus = await page.evaluate(_FOCUS)
                if focus is None or (reached and focus["stop"] == reached[0]):
                    break
                if not focus["isSeen"]:
                    report.fail("keyboard", name, conditions, f"focus is not seen on {focus['name']}")
                if not focus["isUncovered"]:
                    report.fail("keyboard", name, conditions, f"focus is out of sight on {focus['name']}")
                if focus["stop"] >= 0:
                    reached.append(focus["stop"])
            if reached != list(range(stops)):
                missed = sorted(set(range(stops)) - set(reached))
                names = [await page.evaluate("(i) => stops[i].outerHTML.slice(0, 80)", i) for i in missed[:3]]
                what = f"never reached: {', '.join(names)}" if missed else "not in the order of the page"
                report.fail("keyboard", name, conditions, f"{len(reached)} of {stops} stops; {what}")

    async def skip(name, conditions):
        async with browser.open(site, name, conditions) as page:
            await page.keyboard.press("Tab")
            target = await page.evaluate("document.activeElement.hash?.slice(1) ?? ''")
            isMain = await page.evaluate("(id) => document.getElementById(id)?.localName === 'main'", target)
            if not isMain:
                report.fail("keyboard", name, conditions, "the first stop is not a link to the main text")
                return
            await page.keyboard.press("Enter")
            await page.keyboard.press("Tab")
            if not await page.evaluate("!!document.activeElement.closest('main')"):
                report.fail("keyboard", name, conditions, "the skip link does not lead into the main text")

    async def unfold(name, conditions):
        async with browser.open(site, name, conditions) as page:
            for index in range(await page.evaluate(_FOLDS)):
                fold = page.locator("summary:visible").nth(index)
                await fold.focus()
                for key in ("Enter", "Space"):
                    before = await fold.evaluate("(summary) => summary.parentElement.open")
                    await page.keyboard.press(key)
                    if await fold.evaluate("(summary) => summary.parentElement.open") == before:
                        report.fail("keyboard", name, conditions, f"{key} does nothing on fold {index + 1}")

    async def turn(name, conditions):
        for key, relation in (("ArrowLeft", "prev"), ("ArrowRight", "next")):
            async with browser.open(site, name, conditions) as page:
                link = page.locator(f"head link[rel={relation}]")
                if await link.count() == 0:
                    continue
                target = await link.evaluate("(link) => link.href")
                await page.keyboard.press(key)
                try:
                    await page.wait_for_url(target, timeout=5000)
                except Exception:
                    report.fail("keyboard", name, conditions, f"{key} does not lead to {target}")

    async def explain(name, conditions):
        async with browser.open(site, name, conditions) as page:
            if await page.locator("script[src='keys.js']").count() == 0:
                return
            dialog = page.locator("dialog.keys")
            await page.keyboard.press("?")
            if not (await dialog.count() == 1 and await dialog.is_visible()):
                report.fail("keyboard", name, conditions, "? lists no keys")
                return
            for key, relation in (("←", "prev"), ("→", "next")):
                isLink = await page.locator(f"head link[rel={relation}]").count() == 1
                if (await dialog.get_by_text(key, exact=True).count() == 1) != isLink:
                    report.fail("keyboard", name, conditions, f"{key} is listed where it does nothing, or missing")
            await check_accessibility(page, name, conditions, report, part="dialog.keys")
            await page.keyboard.press("ArrowRight")
            for key in ("Escape", "?", "Enter"):
                await page.keyboard.press(key)
                if await dialog.is_visible() or await page.evaluate("document.activeElement !== document.body"):
                    report.fail("keyboard", name, conditions, f"{key} does not close the list of keys")
                await page.keyboard.press("?")

    wide, narrow = Conditions(1440), Conditions(360)
    tasks = [task for name in site.parts for task in (skip(name, wide), unfold(name, wide), turn(name, wide), explain(name, wide))]
    return tasks + [tab(name, width) for name in site.parts for width in (wide, narrow)]
