"""The product as it is served, in a data folder of its own, and the system's Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MANAGE = [sys.executable, "manage.py"]
PASSWORD = "cang-jing-ge-1952"
HOW_TO_GET_ONE = "No Chromium on this machine: the browser tests did not run. On Debian: apt install chromium fonts-noto-cjk"


def pytest_collection_modifyitems(items):
    if CHROMIUM:
        return
    if os.environ.get("CI") == "true":
        pytest.exit(HOW_TO_GET_ONE, returncode=1)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.write_line(f"\n!!! {HOW_TO_GET_ONE}\n", red=True, bold=True)


@dataclass(frozen=True)
class Site:
    address: str
    data_dir: Path
    environment: dict[str, str] = field(repr=False)
    editor: str = "bianji"
    password: str = PASSWORD

    def manage(self, *arguments: str) -> None:
        subprocess.run([*MANAGE, *arguments], cwd=ROOT, env=self.environment, check=True)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    """The site as `make serve` runs it: prepared, then gunicorn and the indexer."""
    data_dir = tmp_path_factory.mktemp("data")
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DJANGO_SETTINGS")},
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    site = Site(f"http://127.0.0.1:{port}", data_dir, environment)
    site.manage("prepare")
    site.manage("createsuperuser", "--noinput", "--username", site.editor, "--email", "bianji@example.com")
    server = subprocess.Popen(
        [*MANAGE, "serve"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    seen = []
    for line in server.stderr:
        seen.append(line)
        if "Listening at" in line:
            break
    else:
        pytest.fail("the site did not start:\n" + "".join(seen))
    with (data_dir / "serve.log").open("w") as log:
        drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=log)
        yield site
        server.terminate()
        server.wait()
        drain.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, site: Site, locale: str = "zh-CN") -> Iterator[Page]:
    """A page of a fresh visitor; a request that leaves the site or an error in the console fails who asked for it."""
    context = browser.new_context(base_url=site.address, locale=locale)
    page = context.new_page()
    strangers, errors = [], []
    page.on(
        "request", lambda request: strangers.append(request.url) if _is_strange(request.url, site) else None
    )
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not strangers
    assert not errors


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    with visit(browser, site) as page:
        yield page


def _is_strange(url: str, site: Site) -> bool:
    return not url.startswith((site.address, "data:"))
