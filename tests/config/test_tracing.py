"""Every request can be found again in the log, and what it cost in the metrics."""

import json
import logging
from datetime import datetime

import pytest
from django.db import OperationalError
from django.test import Client
from prometheus_client import REGISTRY

from config.logs import RequestId, logging_of, request_id

GIVEN = "proxy-made-0001"
pytestmark = pytest.mark.django_db


def id_of(client: Client, **who: str) -> str:
    return client.get("/healthz", headers={"X-Request-ID": GIVEN}, **who)["X-Request-ID"]


def test_an_id_is_made_for_every_request_and_a_strangers_is_not_believed():
    ids = {id_of(Client()), id_of(Client())}
    assert len(ids) == 2
    assert GIVEN not in ids


def test_the_id_of_a_declared_proxy_is_kept(settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert id_of(Client()) == GIVEN


@pytest.mark.parametrize("said", ["short", "x" * 65, "a b c d e f g", 'forged"\nline', ""])
def test_an_id_that_could_break_a_line_is_made_anew(settings, said):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert Client().get("/healthz", headers={"X-Request-ID": said})["X-Request-ID"] != said


def test_a_request_is_one_line_without_what_was_searched_for(settings, caplog):
    settings.LOG_FORMAT = "json"
    with caplog.at_level(logging.INFO, "config.tracing"):
        Client().get("/search/", {"q": "秘密"})
    (record,) = [record for record in caplog.records if record.name == "config.tracing"]
    assert (record.path, record.status, record.view) == ("/search/", 200, "search:search")
    assert "秘密" not in str(vars(record))


def formatted(record: logging.LogRecord) -> dict[str, object]:
    config = logging_of("json")
    formatter = logging.config.DictConfigurator(config).configure_formatter(config["formatters"]["line"])
    RequestId().filter(record)
    return json.loads(formatter.format(record))


def test_json_lines_carry_the_request_and_the_facts():
    token = request_id.set("r-1")
    record = logging.makeLogRecord({"name": "a", "levelname": "INFO", "msg": "公报", "ms": 3})
    line = formatted(record)
    request_id.reset(token)
    assert (line["request_id"], line["message"], line["ms"], line["level"]) == ("r-1", "公报", 3, "INFO")


def test_times_are_told_with_their_offset():
    line = formatted(logging.makeLogRecord({"name": "a", "msg": "b"}))
    assert datetime.fromisoformat(line["time"]).utcoffset() is not None


@pytest.mark.parametrize(
    ("name", "level", "is_kept"),
    [
        ("django.request", logging.WARNING, False),
        ("django.request", logging.ERROR, True),
        ("django.security.DisallowedHost", logging.ERROR, False),
    ],
)
def test_a_refusal_does_not_fill_the_log_with_code(name, level, is_kept):
    record = logging.makeLogRecord({"name": name, "levelno": level, "exc_info": (1, 2, 3)})
    RequestId().filter(record)
    assert bool(record.exc_info) is is_kept


def test_requests_are_counted_by_view_and_status():
    labels = {"view": "none", "status": "404"}
    before = REGISTRY.get_sample_value("archive_requests_total", labels) or 0
    Client().get("/no-such-page/")
    assert REGISTRY.get_sample_value("archive_requests_total", labels) == before + 1


def test_a_database_that_is_away_is_a_line_with_its_word_and_no_code():
    cause = OperationalError("connection refused\nis the server running?")
    facts = {
        "name": "django.request",
        "levelno": logging.ERROR,
        "status_code": 503,
        "exc_info": (0, cause, 0),
    }
    line = formatted(logging.makeLogRecord({**facts, "msg": "%s: %s", "args": ("Service Unavailable", "/")}))
    assert line["message"] == "Service Unavailable: / (connection refused)"
    assert "exc_info" not in line
