"""Pages that have one fault each: proof that the checks find what they are there for.

A page is named after the check that must fail on it, and after a dash what it shows of it;
`good.html` must pass every check.
"""

import shutil
from pathlib import Path

from checks import speed
from site_folder import Site

BAD_PAGES = Path(__file__).parent / "BadPages"
GOOD = "good.html"


def bad_site(folder):
    """A copy of the bad pages in `folder`, and one that is too heavy to keep."""
    shutil.copytree(BAD_PAGES, folder, dirs_exist_ok=True)
    page = (folder / GOOD).read_text()
    (folder / "weight.html").write_text(page + f"<!-- {'x' * speed.LIMIT} -->\n")
    return Site(folder)


def pages_for(module, site):
    """The pages that the checks of a module are tried on."""
    return site.only([name for name in site.pages if name == GOOD or name.startswith(module.FINDS)])


def judge(site, report):
    """Prints which pages were misjudged, and gives their number."""
    wrong = [str(failure) for failure in report.failures if failure.page == GOOD]
    for name in site.pages:
        found = [failure for failure in report.failures if failure.page == name]
        if name != GOOD and not any(name.startswith(failure.check) for failure in found):
            wrong.append(f"{name}: nothing found")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return len(wrong)
