"""The doctor looks whether what editors sent is being read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.keeping import waiting
from archive.models import Arrival
from archive.worker import alone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def findings() -> list[tuple[str, str]]:
    return [(finding.code, finding.gravity) for finding in waiting.examine_arrivals()]


def make_arrival(minutes: int = 0, **values) -> None:
    arrival = Arrival.objects.create(**{"name": "a.txt", "sha256": "0" * 64, "size": 1, **values})
    Arrival.objects.filter(pk=arrival.pk).update(arrived_at=timezone.now() - timedelta(minutes=minutes))


def test_a_reader_that_does_not_run_is_an_error_once_somebody_waits():
    assert findings() == [("reader-not-running", "warning")]
    make_arrival()
    assert findings() == [("reader-not-running", "error")]


def test_a_reader_at_work_is_sound():
    make_arrival(minutes=1)
    with alone():
        assert findings() == []


def test_a_queue_that_moves_is_sound_and_one_that_stands_is_told():
    make_arrival(minutes=60)
    with alone():
        assert findings() == [("reader-stuck", "error")]
        make_arrival(state="taken", settled_at=timezone.now())
        assert findings() == []


def test_what_was_not_read_is_told_until_it_is_dismissed():
    make_arrival(state="failed", settled_at=timezone.now())
    with alone():
        assert findings() == [("arrivals-failed", "warning")]
        Arrival.objects.update(dismissed_at=timezone.now())
        assert findings() == []
