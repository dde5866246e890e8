"""What is going on, on stderr: a line when a step starts, its seconds when it ends."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from course_toolkit._core.words import _, format_number

TICK_SECONDS = 1.0


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what starts and how long it took; on a terminal, count the seconds meanwhile."""
    start = time.monotonic()
    print(f"{what} …", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    done = threading.Event()
    ticker = threading.Thread(target=_count, args=(what, start, done), daemon=True)
    if sys.stderr.isatty():
        ticker.start()
    try:
        yield
    finally:
        done.set()
        if ticker.is_alive():
            ticker.join()
        _show(what, start, end="\n")


def _count(what: str, start: float, done: threading.Event) -> None:
    while not done.wait(TICK_SECONDS):
        _show(what, start, end="")


def _show(what: str, start: float, *, end: str) -> None:
    seconds = _("{seconds} s", seconds=format_number(time.monotonic() - start, 1))
    back = "\r" if sys.stderr.isatty() else ""
    print(f"{back}{what} … {seconds}", end=end, file=sys.stderr, flush=True)
