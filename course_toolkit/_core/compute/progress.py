"""A bar for what takes more than a moment."""

import os
from collections.abc import Iterable
from typing import TypeVar

from tqdm.auto import tqdm

Step = TypeVar("Step")

#: What takes longer than this shows how far it is.
SILENT_SECONDS = 2
#: tqdm's own switch, which its bar in notebooks does not read.
SWITCH = "TQDM_DISABLE"


def progress(steps: Iterable[Step]) -> Iterable[Step]:
    """Return the steps one by one, behind a bar that comes once they take long and goes when they are done."""
    bar: Iterable[Step] = tqdm(steps, delay=SILENT_SECONDS, leave=False, disable=bool(os.environ.get(SWITCH)))
    return bar
