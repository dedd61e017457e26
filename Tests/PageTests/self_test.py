"""Pages that have one fault each: proof that the checks find what they are there for."""

from pathlib import Path

BAD_PAGES = Path(__file__).parent / "BadPages"


def judge(site, report):
    """Says which pages of BadPages were misjudged, and how.

    A page is named after the check that must fail on it, and after a dash what it shows of it;
    `good.html` must pass.
    """
    wrong = []
    for name in site.pages:
        failures = [failure for failure in report.failures if failure.page == name]
        if name == "good.html":
            wrong += [f"{failure}" for failure in failures]
        elif not any(name.startswith(failure.check) for failure in failures):
            wrong.append(f"{name}: nothing found")
    for line in wrong:
        print(line)
    return wrong
