"""Every response says what a browser may not do with it."""

import pytest

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/search/?q=a", "/api/v1/branches", "/admin/login/", "/nothing/", "/static/css/base.css"]
)
def test_every_answer_carries_the_headers(client, path):
    response = client.get(path)
    assert {name: response.get(name) for name in WANTED} == WANTED
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/search/?q=a", "/admin/login/", "/nothing/", "/static/css/base.css"])
def test_no_page_may_run_a_script_of_its_own_text(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    for named in ("frame-ancestors", "object-src", "base-uri"):
        assert f"{named} 'none'" in policy


@pytest.mark.django_db
def test_a_strange_host_is_refused(client, settings):
    settings.ALLOWED_HOSTS = ["archive.example"]
    assert client.get("/", HTTP_HOST="evil.example").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_login_leads_nowhere_else(client, admin_user, after):
    credentials = {"username": "admin", "password": "password", "next": after}
    response = client.post("/admin/login/", credentials)
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


@pytest.mark.django_db
def test_a_login_gives_a_new_session(client, admin_user):
    client.get("/admin/login/")
    session = client.session
    session["mark"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    assert client.cookies["sessionid"].value != planted


@pytest.mark.django_db
def test_a_page_asked_for_over_plain_http_leads_on_and_the_api_refuses(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/articles/?page=2").url == "https://testserver/articles/?page=2"
    assert client.get("/api/v1/articles").status_code == 403
    assert client.get("/api/v1/articles", secure=True).status_code == 200
