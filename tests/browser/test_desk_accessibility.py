"""Every kind of page of the editors' desk, for everyone: axe finds nothing serious in light or dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visit
from tests.browser.test_accessibility import complaints, look
from tests.browser.test_upload import sign_in

PAGES = [
    "",
    "archive/",
    "archive/bulletin/upload/",
    "archive/bulletin/",
    "archive/bulletin/3/review/",
    "archive/bulletin/3/change/",
    "archive/bulletin/3/history/",
    "archive/article/",
    "archive/article/8/change/",
    "archive/article/8/history/",
    "archive/article/10/compare/9/",
    "archive/branch/",
    "archive/branch/1/change/",
    "archive/attribution/",
    "archive/attribution/person/?name=任鸿斌&of=1-1",
    "search/synonym/",
    "search/synonym/add/",
    "search/lexiconword/",
    "search/lexiconword/add/",
    "auth/user/",
    "auth/user/add/",
    "auth/user/1/change/",
    "auth/user/1/password/",
    "auth/group/",
    "auth/group/1/change/",
    "second-factor/",
    "sessions/",
    "password_change/",
]
WIDGETS = [  # Django's own, drawn by its scripts, which no template reaches
    ".select2-selection",  # named after the value it holds instead of after its label
    ".help-tooltip",  # an icon of the two lists of rights, whose label nobody hears; the field beside it has one
]


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site) -> Iterator[Page]:
    """One editor for all these pages: a sign-in is costly by design."""
    with visit(browser, site) as page:
        sign_in(page, site)
        yield page


@pytest.fixture(scope="module")
def opened(signed_in: Page, request) -> Page:
    assert signed_in.goto(f"/admin/{request.param}").ok
    return signed_in


@pytest.mark.parametrize("opened", PAGES, indirect=True, scope="module")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360)])
def test_axe_finds_nothing_serious_on_the_desk(opened: Page, scheme, width):
    look(opened, scheme, width)
    assert complaints(opened, leaving=WIDGETS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_where_an_editor_signs_in(page: Page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("/admin/login/")
    assert complaints(page) == []
    page.locator("#id_username").fill("bianji")
    page.locator("#id_password").fill("不是口令")
    page.get_by_role("button", name="登录").click()
    assert complaints(page) == []
