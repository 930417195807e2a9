"""What Chromium makes of a page: `python -m bench.painting --size 10000 [--keep DIR]`.

First contentful paint and layout shift as the browser reports them (W3C Paint Timing, Layout Instability), and the
bytes that came over the wire, each in a fresh profile with nothing cached; at the width of a phone and of a desk.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.running import Site
from bench.serving import build

WIDTHS = (360, 1440)
PAGES = {
    "home": "/",
    "article": "/articles/500/",
    "search": "/search/?q=企业 合作",
    "branch": "/branches/shandong/",
}
TIMES = 5
OBSERVE = """
window.shifted = 0
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value }))
    .observe({type: 'layout-shift', buffered: true})
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


@dataclass(frozen=True)
class Painted:
    milliseconds: float  # to the first contentful paint
    shift: float
    kilobytes: float  # on the wire
    requests: int


def paint(browser: Browser, address: str, width: int) -> Painted:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(PAINTED)
    painted = Painted(
        page.evaluate(PAINTED), page.evaluate("window.shifted"), sum(received) / 1024, len(received)
    )
    context.close()
    return painted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--keep", type=Path, help="a data folder to build once and serve again")
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data_dir = (options.keep or Path(folder)).resolve()
        build(data_dir, options.size)
        os.environ["DATA_DIR"] = str(data_dir)
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=options.chromium, args=arguments)
        print(f"{options.size:,} articles, Chromium {browser.version}, load {os.getloadavg()[0]:.1f}\n")
        print(
            "| page | width | first contentful paint, ms | layout shift | KB on the wire | requests |\n"
            + "|---" * 6
            + "|"
        )
        with Site(data_dir / "serving.log") as site:
            for name, path in PAGES.items():
                for width in WIDTHS:
                    found = [
                        paint(browser, f"http://127.0.0.1:{site.port}{path}", width) for _ in range(TIMES)
                    ]
                    print(
                        f"| {name} | {width} | {statistics.median(one.milliseconds for one in found):.0f} "
                        f"| {max(one.shift for one in found):.3f} | {max(one.kilobytes for one in found):.0f} "
                        f"| {found[0].requests} |",
                        flush=True,
                    )
        browser.close()


if __name__ == "__main__":
    main()
