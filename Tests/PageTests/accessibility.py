"""axe-core over a page: WCAG 2.2 AA and the rules that are good practice."""

import importlib.util
from pathlib import Path

# Whether colours stand apart takes axe-core five of six seconds of a long page: it asks for all that lies at the place
# of each word. So it does where a page is first seen, and elsewhere `check_contrast` does, in a tenth of a second.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
SOURCE = (Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js").read_text()

_RUN = """
async ({ part, tags, rules }) => {
  const options = { runOnly: tags, rules, preload: false, resultTypes: ["violations", "incomplete"] };
  const results = await axe.run(part ?? document, options);
  const brief = ({ id, nodes }) =>
    ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target: target[0], why: failureSummary })) });
  return [results.violations.map(brief), results.incomplete.map(brief)];
}
"""

_CONTRASTS = """
(targets) => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  // Every element that has words of its own and is seen; what is drawn has colours of another kind.
  const words = () => [...document.body.querySelectorAll("*")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      && !element.closest("svg, script, style, :disabled, [aria-disabled=true], [aria-hidden=true]")
      && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;
  const elements = targets
    ? targets.map((target) => [target, document.querySelector(target)])
    : words().map((element) => [name(element), element]);
  return elements.map(([label, element]) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    let place = element, back = null;
    for (; place; place = place.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(place);
      // Behind what lets something through one cannot say what is seen.
      if (opacity !== "1" || (!back && backgroundImage !== "none")) return [label, 0, isLarge];
      const colour = parse(backgroundColor);
      if (back) continue;
      if (colour.length === 3 || colour[3] === 1) back = colour;
      else if (colour[3] > 0) return [label, 0, isLarge];
    }
    const [low, high] = [light(parse(style.color)), light(back ?? [255, 255, 255])].sort((a, b) => a - b);
    return [label, (high + 0.05) / (low + 0.05), isLarge];
  });
}
"""


async def check_accessibility(page, name, conditions, report, part=None, has_contrast=True):
    """Reports what axe-core finds, in a part of the page where one is named; `has_contrast` is whether it looks at
    colours too."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(SOURCE)
    rules = {
        # Forced colours are the system's, and axe reads those of the page.
        "color-contrast": {"enabled": has_contrast and not conditions.forces_colours},
    }
    violations, incomplete = await page.evaluate(_RUN, {"part": part, "tags": RULES, "rules": rules})
    for violation in violations:
        for node in violation["nodes"]:
            report.fail("axe", name, conditions, f"{violation['id']}: {node['target']}: {node['why']}")
    for doubt in incomplete:
        # axe leaves text of punctuation alone undecided; its colours are as plain as those of other text.
        if doubt["id"].startswith("color-contrast"):
            await check_contrast(page, name, conditions, report, [node["target"] for node in doubt["nodes"]])
        else:
            report.doubt(f"{doubt['id']} on {name}", len(doubt["nodes"]))


async def check_contrast(page, name, conditions, report, targets=None, least=4.5):
    """Reports text, of the page or of `targets`, whose colour is too close to the one behind it; large text needs two
    thirds of `least`. What lies behind it is asked of the elements that it stands in."""
    for target, ratio, is_large in await page.evaluate(_CONTRASTS, targets):
        if ratio < (least / 1.5 if is_large else least):
            report.fail("axe", name, conditions, f"color-contrast: {target}: {ratio:.2f} to 1")
