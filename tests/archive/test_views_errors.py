"""What is said when a page cannot be given."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from pytest_django.asserts import assertContains

from archive.views import errors

pytestmark = pytest.mark.django_db

REFUSALS = [(errors.bad_request, 400), (errors.permission_denied, 403), (errors.page_not_found, 404)]


@pytest.mark.parametrize(("handler", "status"), REFUSALS)
def test_readers_get_a_page_and_programs_json(handler, status):
    page = handler(RequestFactory().get("/x"), Exception())
    assertContains(page, "首页", status_code=status)
    answer = handler(RequestFactory().get("/api/v1/x"), Exception())
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(("handler", "status"), REFUSALS)
def test_our_own_sentence_is_passed_on_and_nothing_else(handler, status):
    request = RequestFactory().get("/x")
    assertContains(handler(request, Http404("没有这份公报。")), "没有这份公报。", status_code=status)
    assert b"tried" not in handler(request, Http404({"tried": []})).content
    assert b"Invalid HTTP_HOST" not in handler(request, Exception("Invalid HTTP_HOST header")).content


def test_server_error_is_told_without_the_rest_of_the_site():
    assertContains(errors.server_error(RequestFactory().get("/x")), "服务器出错", status_code=500)
    assert (
        errors.server_error(RequestFactory().get("/api/v1/x")).headers["Content-Type"] == "application/json"
    )


@pytest.mark.parametrize("told", [errors.server_error, errors.unavailable])
def test_what_failed_is_told_though_no_static_file_was_collected(settings, tmp_path, told):
    files = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": files}
    assert "/static/css/base.css" in told(RequestFactory().get("/x")).content.decode()


def test_page_of_the_record_is_only_read(client):
    assert client.post("/articles/").status_code == 405
