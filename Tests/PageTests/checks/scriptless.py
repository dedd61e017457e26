"""Pages without scripts: the same text and links, and nothing that does not work."""

from conditions import Conditions

FINDS = ("scriptless",)

# Browsers evaluate this for the test, whatever the page itself may not.
_CONTENT = """
() => {
  const text = document.body.cloneNode(true);
  text.querySelectorAll("button, dialog").forEach((control) => control.remove());
  return {
    lines: text.textContent.split("\\n").map((line) => line.trim()).filter((line) => line),
    links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
    dead: [...document.querySelectorAll("button, input:not(:disabled), select, textarea")]
      .filter((control) => control.checkVisibility()).map((control) => control.outerHTML.slice(0, 80)),
  };
}
"""

# The folds that are seen, and that a click leaves as they were.
_STUCK = """
() => [...document.querySelectorAll("summary")].flatMap((summary, index) => {
  if (!summary.checkVisibility()) return [];
  const was = summary.parentElement.open;
  summary.click();
  return summary.parentElement.open === was ? [[index, was]] : [];
})
"""


def checks(site, browser, report):
    """A task a page."""

    async def compare(name):
        async with browser.open(site, name, Conditions()) as page:
            scripted = await page.evaluate(_CONTENT)
        conditions = Conditions(has_scripts=False)
        async with browser.open(site, name, conditions) as page:
            plain = await page.evaluate(_CONTENT)
            for index, was_open in await page.evaluate(_STUCK):
                move = "close" if was_open else "open"
                report.fail("scriptless", name, conditions, f"fold {index + 1} does not {move}")
        for kind in ("lines", "links"):
            for missing in [part for part in scripted[kind] if part not in set(plain[kind])]:
                report.fail("scriptless", name, conditions, f"only scripts show: {missing}")
        for control in plain["dead"]:
            report.fail("scriptless", name, conditions, f"does nothing: {control}")

    return [compare(name) for name in site.pages]
