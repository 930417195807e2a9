"""What gunicorn refuses is answered by a page of ours. (tests/config/test_nginx.py asks a running site.)"""

import socket
import time
from types import SimpleNamespace

import pytest

from config import worker
from config.worker import REFUSALS, Worker, page_of


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=lambda refusal: refusal.status[:3])
def test_the_page_is_whole_and_says_what_to_do(refusal):
    head, _, body = page_of(refusal).partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {refusal.status}".encode())
    assert f"Content-Length: {len(body)}".encode() in head
    assert str(refusal.message) in body.decode()


def test_who_sends_the_rest_slowly_holds_a_thread_no_longer(monkeypatch):
    monkeypatch.setattr(worker, "_PATIENCE", 0.05)
    site, client = socket.socketpair()
    log = SimpleNamespace(warning=lambda *_told: None)
    kind = next(iter(REFUSALS))
    client.sendall(b"x")  # and nothing more, without closing
    began = time.monotonic()
    Worker.handle_error(SimpleNamespace(log=log), None, site, ("192.0.2.1", 1), kind("/a"))
    assert time.monotonic() - began < 5
    site.close()
    with client.makefile("rb") as answer:
        assert answer.read() == page_of(REFUSALS[kind])
