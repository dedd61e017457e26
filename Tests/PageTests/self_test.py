"""Proof that the checks find what they are there for: each page of bad_pages.py but the good one must
fail the check that it is named after."""

from bad_pages import GOOD, write_pages
from site_folder import Site


def bad_site(folder):
    """The bad pages, written to `folder`."""
    write_pages(folder)
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
