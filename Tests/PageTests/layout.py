"""Whether text fits: on the page, and in whatever boxes cut it off."""

# Text that lies wholly outside the page is meant for screen readers alone.
_SCRIPT = r"""
(isPaper) => {
  const found = [];
  const root = document.documentElement;
  const width = root.clientWidth;
  const name = (element) => {
    const words = (element.innerText ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
    const label = element.className && typeof element.className === "string"
      ? `.${element.className.trim().replace(/\s+/g, ".")}` : "";
    return `<${element.localName}${element.id ? `#${element.id}` : ""}${label}> "${words}"`;
  };
  if (root.scrollWidth > width) {
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5);
    const last = wide.at(-1);
    found.push(["overflow", `the page is ${root.scrollWidth} px wide${last ? `, by ${name(last)}` : ""}`]);
  }

  // The boxes around an element that scroll or cut off, from the inside. Asked once an element: on the page of the
  // whole course this is nearly all of the time.
  const boxes = new Map([[root, []]]);
  const boxesOf = (place) => {
    if (!boxes.has(place)) {
      const outer = boxesOf(place.parentElement);
      const { overflowX, display } = getComputedStyle(place);
      const isOpen = overflowX === "visible" || display === "inline" || place === document.body;
      const scrolls = (overflowX === "auto" || overflowX === "scroll") && !isPaper;
      boxes.set(place, isOpen ? outer : [{ place, scrolls, frame: place.getBoundingClientRect() }, ...outer]);
    }
    return boxes.get(place);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1 || box.right <= 0) continue;
      seen += 1;
      const left = box.left + scrollX, right = box.right + scrollX;
      let canScroll = false;
      for (const { place, scrolls, frame } of boxesOf(node.parentElement)) {
        if (scrolls) { canScroll = true; break; }
        const isOutside = box.left < frame.left - 2 || box.right > frame.right + 2;
        if (isOutside) { found.push(["cut-off", name(place)]); canScroll = true; break; }
      }
      if (!canScroll && (left < -1 || right > width + 1)) {
        found.push(["cut-off", `at the edge of the page: ${name(node.parentElement)}`]);
      }
    }
  }
  if (seen === 0) found.push(["cut-off", "no text is visible"]);
  return found;
}
"""


async def check_layout(page, name, conditions, report, how=""):
    """Reports sideways scrolling of the page, and text that cannot be seen even by scrolling."""
    for check, what in await page.evaluate(_SCRIPT, conditions.is_printed):
        report.fail(check, name, f"{conditions}{how}", what)
