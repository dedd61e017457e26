"""Looks for what came onto pages from lessons and must not: scripts, handlers, dangerous links."""

import asyncio
import os
import tempfile
from pathlib import Path

from injected_site import POSITIONS, InjectedSite
from injection_strings import HIT, STRINGS
from site_folder import Site

# Runs before the page does: what an injection calls leaves its mark.
_MARK = "window.__hits = 0; window.__injected = () => { window.__hits += 1 };"

# What is on a page and must not be; each line names one.
_LOOK = r"""
() => {
  const found = [];
  const forbidden = 'iframe,frame,frameset,object,embed,applet,base,form,portal,template,noscript,xmp,plaintext,'
    + 'marquee,foreignObject,set,animate,animateTransform,animateMotion,feImage,annotation-xml,maction,'
    + 'textarea,video,audio,source:not(picture > source),link[rel=import],link[rel=preload],meta[http-equiv=refresh i]';
  const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset', 'ping',
    'background', 'cite', 'manifest', 'from', 'to', 'values'];
  for (const element of document.querySelectorAll(forbidden)) {
    found.push('<' + element.localName + '>: ' + element.outerHTML.slice(0, 200));
  }
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    // The page says itself that it has no icon.
    if (name === 'link' && element.rel === 'icon' && element.getAttribute('href') === 'data:,'
        && element.closest('head')) continue;
    const say = (what) => found.push(what + ': ' + element.outerHTML.slice(0, 200));
    if (name.includes(':')) say('a name with a colon');
    if (name === 'script' && !/^(script|search|keys|search-find|search-index)[.-]?[\w.-]*js(\?.*)?$/.test(element.getAttribute('src') ?? '')) say('a script');
    if ((name === 'script' || name === 'style') && element.textContent.includes('njected')) say('code');
    if ((name === 'style' || name === 'link' || name === 'meta' || name === 'title')
        && !element.closest('head') && !element.closest('svg')) say('not in the head');
    if (name === 'style' && /@import|url\s*\(|elsewhere/i.test(element.textContent) && !element.closest('head')) say('a style');
    for (const attribute of element.attributes) {
      const value = attribute.value;
      if (/^on/i.test(attribute.name)) say('a handler');
      if (attribute.name === 'srcdoc') say('a frame');
      if (attribute.name === 'style' && /url|expression|import|behavior|binding/i.test(value)) say('a style');
      if (addresses.includes(attribute.name)) {
        const plain = value.replace(/[\u0000-\u0020\u00ad\u200b\ufeff]/g, '').toLowerCase();
        if (/^(javascript|vbscript|data|blob|filesystem|view-source):/.test(plain)) say('a link');
        if (name === 'img' && !/^(?!https?:|\/\/)/.test(plain)) say('an image from elsewhere');
      }
    }
  }
  if (window.__hits) found.push('a script ran, ' + window.__hits + ' times');
  return found;
}
"""

# Faults that the check must find, put into a page.
PLANTED = {
    "script": f"<script>{HIT}</script>",
    "handler": f"<img src=x onerror='{HIT}'>",
    "silent handler": f"<b onclick='{HIT}'>x</b>",
    "link": f"<a href='java&Tab;script:{HIT}'>x</a>",
    "drawing": f"<svg><a xlink:href='javascript:{HIT}'><text>x</text></a></svg>",
    "animation": f"<svg><set attributeName='href' to='javascript:{HIT}'/></svg>",
    "formula": f"<math><mi href='javascript:{HIT}'>x</mi></math>",
    "frame": f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    "form": "<form action='https://elsewhere.invalid'></form>",
    "base": "<base href='https://elsewhere.invalid/'>",
    "refresh": "<meta http-equiv=refresh content='99;url=https://elsewhere.invalid'>",
    "image": "<img src='https://elsewhere.invalid/x.png'>",
    "style": "<p style='background:url(https://elsewhere.invalid/x.png)'>x</p>",
    "object": "<object data='https://elsewhere.invalid/x'></object>",
    "style sheet": "<link rel=stylesheet href='https://elsewhere.invalid/x.css'>",
    "entity": f"<svg><foreignObject><img src=x onerror='{HIT}'></foreignObject></svg>",
}


async def _problems(chromium, site, name, places):
    """What is wrong with a page, looked at with its policy and without."""
    found = set()
    for bypasses in (False, True):
        async with places:
            context = await chromium.new_context(bypass_csp=bypasses)
            context.set_default_timeout(120_000)
            try:
                page = await context.new_page()
                page.on("console", lambda message: found.add(f"console: {message.text[:200]}"))
                page.on("pageerror", lambda error: found.add(f"error: {str(error)[:200]}"))
                page.on("request", lambda request: request.url.startswith((site.base + "/", "data:"))
                        or found.add(f"asks for {request.url[:200]}"))

                async def dismiss(dialog):
                    found.add(f"dialog: {dialog.message}")
                    await dialog.dismiss()

                page.on("dialog", dismiss)
                await page.add_init_script(_MARK)
                await page.goto((site.folder / name).as_uri())
                await page.wait_for_timeout(50)
                found.update(await page.evaluate(_LOOK))
            finally:
                await context.close()
    return sorted(found)


async def _look(chromium, site):
    """The problems of every page, by its name."""
    places = asyncio.Semaphore(2 * (os.cpu_count() or 2))
    found = await asyncio.gather(*(_problems(chromium, site, name, places) for name in site.pages))
    return dict(zip(site.pages, found))


async def _misses(chromium, output):
    """The planted faults that the check does not see, each on a copy of a page that has none."""
    page = (output.folder / "98-printed.html").read_text(encoding="utf-8")
    names = {}
    for name, fault in PLANTED.items():
        file = output.folder / f"planted-{name.replace(' ', '-')}.html"
        file.write_text(page.replace("</main>", f"{fault}</main>", 1), encoding="utf-8")
        names[file.name] = name
    usual = set((await _look(chromium, output.only(["98-printed.html"])))["98-printed.html"])
    found = await _look(chromium, Site(output.folder).only(list(names)))
    return [names[file] for file, problems in found.items() if not set(problems) - usual]


async def check_injections(chromium, command):
    """Builds the site of all injections, and prints and counts what came through."""
    with tempfile.TemporaryDirectory() as folder:
        package = InjectedSite(Path(folder) / "package", command)
        shown, refused = package.build()
        output = Site(package.folder / "Output")
        async with chromium() as instance:
            found = await _look(instance, output)
            misses = await _misses(instance, output)
    for name, problems in found.items():
        for problem in problems:
            print(f"{name}: {problem}")
    for name in misses:
        print(f"the planted {name} was not found")
    wrong = sum(map(len, found.values())) + len(misses)
    print(
        f"{len(STRINGS)} injections in {len(POSITIONS)} positions, {shown} on pages and {refused} refused;"
        f" {len(found)} pages, {len(PLANTED)} planted faults, {wrong} problems")
    return wrong
