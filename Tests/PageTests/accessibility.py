"""axe-core over a page: WCAG 2.2 AA and the rules that are good practice."""

import importlib.util
from pathlib import Path

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

# axe leaves text of punctuation alone undecided; its colours are as plain as those of other text.
_CONTRASTS = """
(targets) => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  return targets.map((target) => {
    const element = document.querySelector(target);
    let place = element, back = [255, 255, 255];
    for (; place; place = place.parentElement) {
      const colour = parse(getComputedStyle(place).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) { back = colour; break; }
      if (colour[3] > 0) return [target, 0];
    }
    const [low, high] = [light(parse(getComputedStyle(element).color)), light(back)].sort((a, b) => a - b);
    return [target, (high + 0.05) / (low + 0.05)];
  });
}
"""


async def check_accessibility(page, name, conditions, report, contrast=4.5, part=None):
    """Reports what axe-core finds, in a part of the page where one is named; `contrast` is what text
    needs, 4.5 to 1 or 7 to 1."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(SOURCE)
    rules = {
        "color-contrast-enhanced": {"enabled": contrast > 4.5},
        # Forced colours are the system's, and axe reads those of the page; 7 to 1 is more than 4.5 to 1.
        "color-contrast": {"enabled": contrast <= 4.5 and not conditions.forces_colours},
    }
    violations, incomplete = await page.evaluate(_RUN, {"part": part, "tags": RULES, "rules": rules})
    for violation in violations:
        for node in violation["nodes"]:
            report.fail("axe", name, conditions, f"{violation['id']}: {node['target']}: {node['why']}")
    for doubt in incomplete:
        if not doubt["id"].startswith("color-contrast"):
            report.doubt(f"{doubt['id']} on {name}", len(doubt["nodes"]))
            continue
        for target, ratio in await page.evaluate(_CONTRASTS, [node["target"] for node in doubt["nodes"]]):
            if ratio < contrast:
                report.fail("axe", name, conditions, f"{doubt['id']}: {target}: {ratio:.2f} to 1")
