"""The short form of `python -m bench.publishing`: once, in an archive of a few hundred articles."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_what_is_published_is_found():
    command = [sys.executable, "-m", "bench.publishing", *"--size 250 --rounds 1 --bars 60 60".split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| 200 |" in done.stdout
