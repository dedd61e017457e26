"""Every address in every page leads to a file of the folder, and to an anchor of that file."""

from collections import Counter
from urllib.parse import unquote, urlsplit

FINDS = ("links",)


def checks(site, browser, report):
    """One task: it needs no browser."""

    async def follow():
        outside = Counter()
        for name in site.pages:
            document = site.documents[name]
            for anchor, count in Counter(document.ids).items():
                if count > 1:
                    report.fail("links", name, "", f"{count} elements have the id {anchor}")
            for tag, address in document.addresses:
                parts = urlsplit(address)
                if parts.scheme in ("http", "https", "mailto"):
                    outside[address] += 1
                elif parts.scheme != "data":
                    _follow(site, name, tag, parts, report)
        report.figure(f"links to other sites, not followed: {', '.join(sorted(outside)) or 'none'}")

    return [follow()]


def _follow(site, name, tag, parts, report):
    target = unquote(parts.path) or name
    if parts.scheme or parts.netloc or target.startswith("/"):
        report.fail("links", name, "", f"<{tag}> leads off the folder: {parts.geturl()}")
    elif not (site.folder / target).is_file():
        report.fail("links", name, "", f"<{tag}> leads to no file: {parts.geturl()}")
    elif parts.fragment and target in site.documents:
        if unquote(parts.fragment) not in site.documents[target].ids:
            report.fail("links", name, "", f"<{tag}> leads to no anchor: {parts.geturl()}")
