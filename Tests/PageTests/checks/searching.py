"""The search: what it finds for the queries of queries.txt, and whether keys alone lead there."""

import re
from pathlib import Path

from accessibility import check_accessibility
from conditions import SCHEMES, Conditions

FINDS = ("search",)

QUERIES = Path(__file__).parent.parent / "queries.txt"

_FOUND = "() => [...document.querySelectorAll('[role=option]')].map((option) => option.getAttribute('href'))"

_ADDRESSES = """
() => lessonsSearch.read(lessonsSearchIndex).sections
  .flatMap(({ url, anchor, pieces }) => [anchor, ...pieces.map((piece) => piece.anchor)].map((name) => [url, name]))
"""

_TIME = """
(queries) => {
  const field = document.querySelector("[role=combobox]");
  const times = queries.flatMap((query) => [...query].map((_, index) => {
    const start = performance.now();
    field.value = query.slice(0, index + 1);
    field.dispatchEvent(new Event("input"));
    document.querySelector(".finder").getBoundingClientRect();
    return performance.now() - start;
  }));
  return times.sort((a, b) => a - b);
}
"""

_STATE = """
() => {
  const field = document.querySelector("[role=combobox]");
  const options = [...document.querySelectorAll("[role=option]")];
  const selected = options.filter((option) => option.getAttribute("aria-selected") === "true");
  return {
    isOpen: document.querySelector(".finder").open,
    hasFocus: document.activeElement === field,
    value: field.value,
    isExpanded: field.getAttribute("aria-expanded") === "true",
    selected: selected.map((option) => options.indexOf(option)),
    isNamed: selected.length === 1 && field.getAttribute("aria-activedescendant") === selected[0].id,
    count: options.length,
    status: document.querySelector(".finder [role=status]").textContent,
  };
}
"""


def read_queries(text):
    """The lines of queries.txt: what is typed, among how many results, and which may be there."""
    queries = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            query, sign, targets = re.split(r" (=>|~>) ", line)
            wanted = [] if targets == "nothing" else targets.split(", ")
            queries.append((query, 1 if sign == "=>" else 3, wanted))
    return queries


def judge(query, within, wanted, found):
    """Why `found` is not what a query must find; `None` where it is."""
    if not wanted:
        return f"“{query}” finds {found[0]} and should find nothing" if found else None
    if any(target in wanted for target in found[:within]):
        return None
    place = "first" if within == 1 else f"among the first {within}"
    return f"“{query}” should find {' or '.join(wanted)} {place}, and finds {', '.join(found[:3]) or 'nothing'}"


async def open_search(page, query=""):
    """Opens the search with its key, and waits for what it finds."""
    await page.keyboard.press("/")
    await page.wait_for_function("() => globalThis.lessonsSearch && globalThis.lessonsSearchIndex")
    await page.keyboard.type(query)
    if query:
        await page.wait_for_function("() => document.querySelector('.finder [role=status]').textContent")


def checks(site, browser, report):
    """A task for the queries, one for every address, one a page for its keys, and more."""
    # Pages of a self-test are no course.
    if "index.html" not in site.pages:
        return []
    queries = read_queries(QUERIES.read_text(encoding="utf-8"))
    wide, narrow = Conditions(1440), Conditions(360)
    lesson = next(name for name in site.pages if name != "index.html")

    async def find_all(page):
        problems = []
        for query, within, wanted in queries:
            await page.locator("[role=combobox]").fill(query)
            problem = judge(query, within, wanted, await page.evaluate(_FOUND))
            if problem:
                problems.append(problem)
        return problems

    async def find(name, conditions):
        async with browser.open(site, name, conditions) as page:
            await open_search(page, "a")
            for problem in await find_all(page):
                report.fail("search", name, conditions, problem)
            times = await page.evaluate(_TIME, [query for query, _, _ in queries])
            middle, most = times[len(times) // 2], times[-1]
            report.figure(f"search: {len(times)} keys, {middle:.1f} ms in the middle, {most:.1f} ms at most")
            # The queries must be able to fail: a search that ranks the other way round fails most.
            await page.evaluate("""() => {
              const { find, read } = lessonsSearch;
              lessonsSearch = { read, find: (query, index) => {
                const found = find(query, index, 1000);
                return { ...found, hits: found.hits.reverse() };
              } };
            }""")
            if len(await find_all(page)) < len(queries) / 2:
                report.fail("search", name, conditions, "the queries do not notice a search that ranks backwards")

    async def lead(name, conditions):
        async with browser.open(site, name, conditions) as page:
            await open_search(page, "a")
            for url, anchor in await page.evaluate(_ADDRESSES):
                document = site.documents.get(url)
                if not document or (anchor and anchor not in document.ids):
                    report.fail("search", name, conditions, f"nothing is at {url}#{anchor}")

    async def walk(name, conditions):
        async with browser.open(site, name, conditions) as page:

            async def expect(what, **wanted):
                state = await page.evaluate(_STATE)
                wrong = {key: state[key] for key, value in wanted.items() if state[key] != value}
                if wrong:
                    report.fail("search", name, conditions, f"{what}: {wrong}")

            button = page.locator(".search button")
            for key in ("/", "Control+k", "Meta+k"):
                await button.focus()
                await page.keyboard.press(key)
                await expect(f"{key} opens", isOpen=True, hasFocus=True)
                await page.keyboard.press("Escape")
                await expect("Escape closes", isOpen=False)
                if not await button.evaluate("(button) => document.activeElement === button"):
                    report.fail("search", name, conditions, "Escape does not give the focus back")
            await button.press("Enter")
            await open_search(page, "/gradient")
            await expect("a key in the field is typed", value="//gradient")
            await page.keyboard.press("Control+a")
            await page.keyboard.type("gradient")
            await expect("the first is selected", isExpanded=True, selected=[0], isNamed=True)
            state = await page.evaluate(_STATE)
            if str(state["count"]) not in state["status"]:
                report.fail("search", name, conditions, f"{state['count']} found, and “{state['status']}” said")
            address = page.url
            await page.keyboard.press("ArrowLeft")
            await page.keyboard.press("ArrowRight")
            for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0), ("ArrowUp", -1)):
                await page.keyboard.press(key)
                await expect(f"{key} selects", selected=[place % state["count"]], isNamed=True, hasFocus=True)
            if page.url != address:
                report.fail("search", name, conditions, "the arrow keys turn the page behind the search")
            await page.keyboard.press("ArrowDown")
            await page.keyboard.press("ArrowDown")
            target = (await page.evaluate(_FOUND))[1]
            await page.keyboard.press("Enter")
            try:
                await page.wait_for_url(f"**/{target}", timeout=5000)
                await page.wait_for_load_state()
                is_seen = await page.evaluate("""() => {
                  const { top } = document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect();
                  return top > -2 && top < innerHeight;
                }""")
                if not is_seen:
                    report.fail("search", name, conditions, f"{target} is not in sight")
            except Exception:
                report.fail("search", name, conditions, f"Enter leads to {page.url} and not to {target}")
            await open_search(page, "photosynthesis")
            await expect("nothing is found", isExpanded=False, selected=[], count=0, status="Nothing found.")
            await page.locator(".finder input[type=checkbox]").press("Space")
            await page.keyboard.press("Escape")
            await page.reload()
            await page.keyboard.press("/")
            await expect("the key can be switched off", isOpen=False)

    async def stay(name, conditions):
        # Enter on a place of the same page closes the search and goes there.
        async with browser.open(site, name, conditions) as page:
            title = await page.locator("main h2").last.inner_text()
            await open_search(page, title)
            own = [href for href in await page.evaluate(_FOUND) if href.startswith(name)]
            if not own:
                report.fail("search", name, conditions, f"“{title}” is not found, its own heading")
                return
            while await page.locator("[role=option][aria-selected]").get_attribute("href") != own[0]:
                await page.keyboard.press("ArrowDown")
            await page.keyboard.press("Enter")
            await page.wait_for_url(f"**/{own[0]}", timeout=5000)
            if (await page.evaluate(_STATE))["isOpen"]:
                report.fail("search", name, conditions, "stays open over the place that it led to")

    async def look(name, conditions):
        async with browser.open(site, name, conditions) as page:
            # What differs from query to query is in the search alone.
            part = None
            for query in ("gradient", "loss.backward()", "photosynthesis", ""):
                await open_search(page, query)
                await check_accessibility(page, name, conditions, report, part=part)
                part = ".finder"
                width = await page.evaluate("document.documentElement.scrollWidth")
                box = await page.locator(".finder").bounding_box()
                if width > conditions.width or box["x"] < 0 or box["x"] + box["width"] > conditions.width:
                    report.fail("search", name, conditions, f"“{query}” makes the search too wide")
                await page.keyboard.press("Escape")

    async def hide(name, conditions):
        async with browser.open(site, name, conditions) as page:
            if await page.locator(".search *").count() or await page.locator(".search").is_visible():
                report.fail("search", name, conditions, "there is something of the search where it cannot work")

    tasks = [find("index.html", wide), lead("index.html", wide), walk("index.html", wide), walk(lesson, narrow)]
    tasks += [look(name, Conditions(width, scheme))
              for name in ("index.html", lesson) for width in (360, 1440) for scheme in SCHEMES]
    tasks += [hide(name, Conditions(has_scripts=False)) for name in ("index.html", lesson)]
    return tasks + [stay(name, wide) for name in site.pages if name not in ("index.html", "print.html")]
