"""What an attacker tries first, each once: script in every shown field, forged forms and addresses, ways out of folders."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Article, Branch, BranchMention, Bulletin, Figure, PersonMention
from search import indexing
from tests.archive.rows import make_bulletin

SCRIPT = "<script>alert(1)</script>"
QUOTED = "\"'><img src=x onerror=alert(1)>"
NAME = "<img src=x onerror=alert(1)>\"'"  # no slash: an address is made of it
EVIL = QUOTED + SCRIPT
RAW = re.compile(rb"<script>alert|<img src=x|onerror=alert\(1\)>", re.IGNORECASE)
pytestmark = pytest.mark.django_db


@pytest.fixture
def article(index_dir) -> Article:
    """One that says an attack in every field that a page shows."""
    bulletin = make_bulletin(
        original_name=f"{EVIL}.txt", received_text=EVIL, dropped=[{"text": EVIL, "reason": EVIL}]
    )
    branch = Branch.objects.create(
        slug="evil", name=EVIL, official_name=EVIL, aliases=[EVIL], level="province"
    )
    article = Article.objects.create(
        bulletin=bulletin,
        status=Article.Status.PUBLISHED,
        kicker=EVIL,
        title=f"贸促会 {EVIL}",
        subtitle=EVIL,
        byline=EVIL,
        authors=[{"name": EVIL, "role": EVIL}],
        source=EVIL,
        editor=EVIL,
        paragraphs=[{"id": "p1", "type": "text", "text": f"贸促会 {EVIL}", "level": 0}],
    )
    place = {"article": article, "paragraph": "p1", "start": 0, "end": 3, "text": EVIL[:200]}
    BranchMention.objects.create(branch=branch, **place)
    PersonMention.objects.create(name=NAME, role=EVIL, branch=branch, **place)
    Figure.objects.create(value=1, unit=EVIL[:40], counted=EVIL, sentence=EVIL, branch=branch, **place)
    indexing.drain()
    return article


PAGES = (
    "/", "/articles/", "/articles/{article}/", "/branches/", "/branches/evil/", "/people/", "/sources/", "/kinds/",
    "/bulletins/{bulletin}/", "/search/?q=贸促会", "/search/hits/{article}/?q=贸促会", "/articles/feed.atom",
    "/branches/evil/feed.atom", "/people/feed.atom", "/sources/feed.atom", "/sitemap.xml",
)  # fmt: skip
DESK = (
    "/admin/", "/admin/archive/bulletin/", "/admin/archive/article/", "/admin/archive/branch/",
    "/admin/archive/bulletin/{bulletin}/review/", "/admin/archive/bulletin/{bulletin}/change/",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_no_shown_field_becomes_a_script(article, page):
    response = Client().get(page.format(article=article.pk, bulletin=article.bulletin_id))
    assert response.status_code == 200
    assert not RAW.search(b"".join(response))


@pytest.mark.parametrize("page", DESK)
def test_no_field_becomes_a_script_on_the_desk(article, admin_client, page):
    response = admin_client.get(page.format(article=article.pk, bulletin=article.bulletin_id))
    assert response.status_code == 200
    assert not RAW.search(response.content)


@pytest.mark.parametrize("typed", [EVIL, f'"{EVIL}"', f"标题:{EVIL}", "<mark>", "javascript:alert(1)"])
@pytest.mark.parametrize("parameter", ["q", "branch", "source", "kind", "page", "from", "sort", "person"])
def test_nothing_asked_comes_back_as_a_script(article, typed, parameter):
    for path in ("/search/", "/articles/", "/people/", "/api/v1/search", "/nothing/"):
        response = Client().get(path, {"q": "贸促会", parameter: typed})
        assert response.status_code < 500
        is_page = response["Content-Type"].startswith("text/html")
        assert not (is_page and RAW.search(response.content))
        assert b'href="javascript:' not in response.content


@pytest.mark.parametrize("path", ["/api/v1/search?q=贸促会", "/api/v1/articles", "/api/v1/suggest?q=贸"])
def test_programs_are_told_that_it_is_no_page(article, path):
    response = Client().get(path)
    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%5c..%5cetc/passwd",
        "/bulletins/../../secret-key", "/bulletins/%2e%2e%2f/original", "/branches/..%2f..%2fsecret-key/",
        "/people/..%2f..%2fetc%2fpasswd/", "//etc/passwd", "/static//etc/passwd",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_a_folder(path):
    assert Client().get(path).status_code in (301, 302, 400, 404)


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/x.txt", "/etc/passwd.txt", "..\\..\\x.txt", "a\0b.txt"]
)
def test_the_name_of_an_upload_is_data(admin_user, name):
    from archive.receiving import receive

    (receipt,) = receive(
        "贸促会开会\n\n大连市贸促会组织企业参展。".encode(), name, by=admin_user, publish=True
    )
    disposition = Client().get(f"/bulletins/{receipt.bulletin.pk}/original")["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert not re.search(r"[\0\r\n]|\.\./", disposition)


FORMS = (
    "/admin/login/",
    "/admin/logout/",
    "/admin/archive/bulletin/upload/",
    "/admin/second-factor/",
    "/admin/auth/user/add/",
)


@pytest.mark.parametrize("path", FORMS)
def test_a_form_from_elsewhere_is_refused(admin_user, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert client.post(path, {"code": "1"}).status_code == 403


def test_a_logout_is_not_a_link(admin_client):
    assert admin_client.get("/admin/logout/").status_code == 405


def test_a_session_made_before_the_login_is_worth_nothing_after_it(admin_user):
    client = Client()
    client.cookies["sessionid"] = "chosen-by-a-stranger"
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    assert client.cookies["sessionid"].value != "chosen-by-a-stranger"
    stranger = Client()
    stranger.cookies["sessionid"] = "chosen-by-a-stranger"
    assert stranger.get("/admin/").status_code == 302


@pytest.mark.parametrize(("https", "is_secure"), [(True, True)])
def test_cookies_of_a_session_are_kept_from_scripts_and_plain_lines(settings, admin_user, https, is_secure):
    settings.SESSION_COOKIE_SECURE = https
    client = Client()
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    cookie = client.cookies["sessionid"]
    assert (bool(cookie["httponly"]), bool(cookie["secure"]), cookie["samesite"]) == (True, is_secure, "Lax")


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]
)
def test_no_parameter_leads_to_another_site(admin_user, path):
    client = Client()
    for place in ("/admin/login/", "/language/"):
        typed = {"username": "admin", "password": "password", "next": path, "language": "zh-hans"}
        assert "evil" not in client.post(place, typed).get("Location", "")


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override"]
)
def test_headers_of_other_servers_change_nothing(header):
    response = Client().get("/", headers={header: "evil.example"})
    assert response.status_code == 200
    assert b"evil.example" not in response.content


@pytest.mark.parametrize("permission", ["view_bulletin", "change_article"])
def test_an_editor_is_not_an_administrator(permission):
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("bianji", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=permission))
    client = Client()
    client.force_login(user)
    assert client.get("/admin/auth/user/").status_code == 403
    assert client.post("/admin/auth/user/add/", {"username": "x"}).status_code == 403


def test_what_is_not_published_is_shown_to_nobody(article):
    Article.objects.update(status=Article.Status.DRAFT)
    paths = (
        f"/articles/{article.pk}/",
        f"/api/v1/articles/{article.pk}",
        f"/bulletins/{article.bulletin_id}/original",
    )
    assert [Client().get(path).status_code for path in paths] == [404, 404, 404]
    assert Bulletin.objects.exists()
