"""The short form of `make bench-hostile`: a few of every kind, over HTTP."""

import subprocess
import sys
from pathlib import Path

from bench.attacks import hostile_targets

ROOT = Path(__file__).resolve().parent.parent.parent


def test_hostile_requests_are_answered_and_the_site_goes_on():
    options = "--size 50 --queries 300 --uploads 12 --slowest 20".split()
    command = [sys.executable, "-m", "bench.hostile", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_seed_attacks_the_same_way():
    assert list(hostile_targets(50, 7)) == list(hostile_targets(50, 7))


def test_no_target_ends_its_request_line():
    assert not any(set(target) & set(b" \r\n") for target in hostile_targets(2000, 7))
