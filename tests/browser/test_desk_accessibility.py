"""Every kind of page of the editors' desk, for everyone: axe finds nothing serious in light or dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import visit
from tests.browser.test_accessibility import complaints, look
from tests.browser.test_upload import sign_in
from tests.desk_pages import KINDS

WIDGETS = [  # Django's own, drawn by its scripts, which no template reaches
    ".select2-selection",  # named after the value it holds instead of after its label
    ".help-tooltip",  # an icon of the two lists of rights, whose label nobody hears; the field beside it has one
]


ROWS = """
from django.contrib.auth.models import User
from archive.attributing import part
from archive.models import PersonMention
from archive.receiving import receive
from search.models import LexiconWord, Synonym
editor = User.objects.get()
(draft,) = receive("银川办展\\n\\n银川市贸促会办展。".encode(), "稿.txt", by=editor, publish=False)
mention = PersonMention.objects.exclude(name="任鸿斌").exclude(branch=None).first()
part(mention.name, (mention.branch_id, 1), [mention.article_id], by=editor, reason="另有其人")
Synonym.objects.create(names="会展\\n展会业", reason="一事二名")
LexiconWord.objects.create(word="低空经济展", reason="新展会")
"""  # of what the founding documents bring none


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site) -> Iterator[Page]:
    """One editor for all these pages: a sign-in is costly by design."""
    site.manage("shell", "-v0", "-c", ROWS)
    with visit(browser, site) as page:
        sign_in(page, site)
        yield page


@pytest.fixture(scope="module")
def opened(signed_in: Page, request) -> Page:
    assert signed_in.goto(f"/admin/{request.param}").ok
    return signed_in


@pytest.mark.parametrize("opened", KINDS, indirect=True, scope="module")
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
