"""A progress bar for commands; silent where nobody watches. Imports nothing of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Progress = Callable[[int, int], None]  # done, and in all


@contextmanager
def progress_bar(description: str, unit: str) -> Iterator[Progress]:
    with tqdm(desc=description, unit=unit, disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
