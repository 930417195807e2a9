"""The short form of `make bench-faults`: every task killed once, at a moment drawn anew each time."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_nothing_acknowledged_is_lost_to_a_kill():
    command = [sys.executable, "-m", "bench.faults", "--kills", "7"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 kills" in done.stdout
    assert "0 failures" in done.stdout
