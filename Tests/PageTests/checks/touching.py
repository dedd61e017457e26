"""Buttons cover no text, and those of a phone are large enough for a finger."""

from conditions import Conditions

FINDS = ("covered", "touch")

# In pixels of CSS, as Apple and WCAG 2.2 (2.5.5) have it.
TARGET = 44

_SCRIPT = """
(target) => {
  const found = [];
  const buttons = [...document.querySelectorAll("button")].filter((button) => button.checkVisibility())
    .map((button) => ({ button, box: button.getBoundingClientRect() }));
  for (const { button, box } of buttons) {
    if (Math.min(box.width, box.height) < target) {
      found.push(["touch", `"${button.textContent}" is ${box.width} by ${box.height} px`]);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("button") || !element.checkVisibility()) continue;
    const frame = element.closest("pre")?.getBoundingClientRect();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const right = Math.min(line.right, frame?.right ?? Infinity);
      for (const { button, box } of buttons) {
        if (right - box.left > 1 && box.right - line.left > 1 &&
            line.bottom - box.top > 1 && box.bottom - line.top > 1) {
          found.push(["covered", `"${node.data.trim().slice(0, 40)}" by "${button.textContent}"`]);
        }
      }
    }
  }
  return found;
}
"""


def checks(site, browser, report):
    """A task a page, and mouse or finger."""

    async def touch(name, is_touched):
        async with browser.open(site, name, Conditions(is_touched=is_touched)) as page:
            for width in (360, 768, 1280):
                conditions = Conditions(width, is_touched=is_touched)
                await browser.adapt(page, conditions)
                for check, what in await page.evaluate(_SCRIPT, TARGET if is_touched else 0):
                    report.fail(check, name, conditions, what)

    return [touch(name, is_touched) for name in site.pages for is_touched in (False, True)]
