"""A full disk and a power loss, on file systems of this bench's own: `python -m bench.disks`. Needs root for mounting.

Full: a small tmpfs is filled to a random rest while bulletins are uploaded, drained and the index rebuilt; every task
may fail, none may hang, and once there is room again a drain makes all equal. Power: an ext4 image is copied as the
device has it, nothing synced, 0, 3 and 12 s after the last acknowledgement; the copy is mounted as after a crash.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.faults import Home, ends_well, fork, set_up

SMALL = 24 << 20  # bytes of the tmpfs
IMAGE = 96 << 20  # bytes of the ext4 image
DELAYS = (0, 3, 12)  # seconds between the last acknowledgement and the loss of power


@contextmanager
def mounted(place: Path, *arguments: str) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", *arguments, str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(place: Path, rest: int) -> Path:
    """A file that leaves so many bytes."""
    ballast = place / "ballast"
    free = shutil.disk_usage(place).free
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - rest))
    return ballast


def full_disk(folder: Path, rounds: int, chance: random.Random) -> list[str]:
    failures, refused = [], 0
    with mounted(folder / "small", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs") as small:
        home = Home(small / "home")
        assert ends_well(fork(home.migrate))
        for number in range(rounds):
            ballast = fill(small, chance.choice((0, 8, 32, 64, 128, 256, 512, 1024)) << 10)
            upload = partial(home.upload, number)
            for task in (upload, home.drain, home.rebuild):
                refused += not ends_well(fork(task))
            ballast.unlink()
            if not ends_well(fork(home.check)):
                failures.append(f"round {number}")
    print(f"full disk: {rounds} rounds, {refused} tasks refused, {len(failures)} failures {failures}")
    return failures


def power_loss(folder: Path, rounds: int) -> list[str]:
    failures, told = [], folder / "acknowledged"
    image, copy = folder / "image", folder / "copy"
    with image.open("wb") as file:
        file.truncate(IMAGE)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    with mounted(folder / "disk", "-o", "loop", str(image)) as disk:
        home = Home(disk / "home", told)
        assert ends_well(fork(home.migrate))
        for number in range(rounds):
            delay = DELAYS[number % len(DELAYS)]
            assert ends_well(fork(partial(home.upload, number)))
            assert ends_well(fork(home.drain))
            time.sleep(delay)
            shutil.copyfile(image, copy)
            with mounted(folder / "after", "-o", "loop", str(copy)) as after:
                if not ends_well(fork(Home(after / "home", told).check)):
                    failures.append(f"round {number}, {delay} s")
    print(f"power loss: {rounds} losses, {len(failures)} failures {failures}")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", type=int, default=40, help="rounds on a full disk")
    parser.add_argument("--losses", type=int, default=9, help="losses of power")
    options = parser.parse_args()
    if os.geteuid() != 0:
        print("!!! Not root: neither a full disk nor a power loss was tried", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="archive-disks-") as name:
        folder = Path(name)
        set_up(folder)
        failures = full_disk(folder, options.full, random.Random(7)) + power_loss(folder, options.losses)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
