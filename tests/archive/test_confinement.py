import os
import signal
import time
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from archive.ingest import confinement
from archive.ingest.confinement import LIMITS, TOO_MUCH, read_confined
from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import docx, html, pdf
from tests.archive.docx_files import make_docx, paragraph, table
from tests.archive.pdf_files import column, make_pdf

PAGE = "<html><head><title>标题</title></head><body><h1>标题</h1><p>正文，一段。</p></body></html>".encode()
DOCUMENT = make_docx(paragraph("标题", "1") + paragraph("正文。") + table(["地区", "份数"], ["沈阳", "12"]))
PRINTED = make_pdf(column(60, 700, ["贸促会的公报，正文第一行在这里", "第二行。"]), [])


@pytest.mark.parametrize(
    ("format", "reader", "data"), [("html", html, PAGE), ("docx", docx, DOCUMENT), ("pdf", pdf, PRINTED)]
)
def test_a_confined_reading_is_the_same_reading(format, reader, data):
    assert read_confined(format, data) == reader.read(data)


def test_the_readers_own_sentence_reaches_the_caller():
    with pytest.raises(UnreadableBulletin, match="旧版 Word"):
        read_confined("docx", docx.OLE_MAGIC + b"...")


SLOW = ("<html><body>" + "<p>贸促会的公报<br>" * 200_000).encode()


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (SLOW, replace(LIMITS, memory=1 << 20)),
        (SLOW, replace(LIMITS, cpu=1)),
        (SLOW, replace(LIMITS, wall=1)),
        (PAGE, replace(LIMITS, answer=100)),
    ],
    ids=["memory", "cpu", "wall", "answer"],
)
def test_a_file_beyond_a_limit_is_refused_soon(data, limits):
    began = time.monotonic()
    with pytest.raises(UnreadableBulletin, match="限定的时间和内存"):
        read_confined("html", data, limits)
    assert time.monotonic() - began < 5


def test_nothing_of_the_sites_environment_reaches_the_child():
    read_confined("html", PAGE)
    warden = confinement._wardens._process
    environ = Path(f"/proc/{warden.pid}/environ").read_bytes()
    assert {pair.split(b"=")[0] for pair in environ.split(b"\0") if pair} <= {b"PATH", b"PYTHONUTF8"}


def test_a_warden_that_died_is_replaced():
    read_confined("html", PAGE)
    process = confinement._wardens._process
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert read_confined("html", PAGE).blocks


def test_threads_read_side_by_side():
    readings = []
    threads = [Thread(target=lambda: readings.append(read_confined("html", PAGE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(readings) == 8
    assert len(set(map(repr, readings))) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"unreadable": {}}',
        b'{"format": "pdf", "blocks": [["x", "script", 0]]}',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_is_no_reading_is_not_taken(answer):
    with pytest.raises(UnreadableBulletin):
        confinement._unpack(answer)


def test_a_file_costs_a_fork_and_not_an_interpreter():
    read_confined("html", PAGE)
    began = time.monotonic()
    for _ in range(20):
        read_confined("html", PAGE)
    assert time.monotonic() - began < 2, TOO_MUCH
