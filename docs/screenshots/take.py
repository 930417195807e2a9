"""Takes these pictures anew of a running site that holds the founding documents alone: take.py http://127.0.0.1:8000"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
PAGES = {
    "home": "/",
    "articles": "/articles/",
    "article": "/articles/1/",
    "branches": "/branches/",
    "branch": "/branches/shandong/",
    "bulletin": "/bulletins/1/",
    "year": "/2024/",
    "month": "/2024/11/",
    "day": "/2024/11/20/",
    "people": "/people/",
    "person": "/people/任鸿斌/",
    "sources": "/sources/",
    "undated": "/articles/undated/",
    "search": "/search/?q=链博会",
    "missing": "/articles/999999/",
}
ABROAD = ("home", "search", "article", "branch")  # in the other languages


def main(site: str) -> None:
    shots = [(name, "zh-CN", "", scheme) for name in PAGES for scheme in ("light", "dark")]
    shots += [
        (name, locale, f"-{tag}", "light")
        for name in ABROAD
        for locale, tag in (("en-GB", "en"), ("zh-TW", "zh-Hant"))
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, locale, tag, scheme in shots:
            for width in (360, 1440):
                context = browser.new_context(
                    base_url=site,
                    locale=locale,
                    color_scheme=scheme,
                    viewport={"width": width, "height": 900},
                )
                page = context.new_page()
                page.goto(PAGES[name])
                page.screenshot(path=HERE / f"{name}{tag}-{width}-{scheme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
