"""Numbers along an axis, as the language writes them and with as many decimals as their spacing needs."""

import math
from collections.abc import Sequence
from itertools import pairwise

from matplotlib.ticker import Formatter

from course_toolkit._core.words import format_number, format_power

#: Outside these sizes digits are too many to read along an axis.
SMALLEST_STEP, LARGEST = 1e-5, 1e6


class NumberFormatter(Formatter):
    """Write the ticks of an axis so that neighbours differ and nothing is longer than it needs to be."""

    def __init__(self) -> None:
        super().__init__()
        self.digits: int | None = 1

    def set_locs(self, locs: Sequence[float]) -> None:
        """Choose the decimals that say where all ticks are; None for powers of ten."""
        super().set_locs(list(locs))
        places = sorted(set(map(float, locs)))
        step = min((high - low for low, high in pairwise(places)), default=1.0)
        if step < SMALLEST_STEP or max(map(abs, places), default=0.0) >= LARGEST:
            self.digits = None
        else:
            self.digits = _digits(places, step)

    def __call__(self, x: float, pos: int | None = None) -> str:  # noqa: ARG002 — matplotlib's signature
        """Write one tick."""
        if self.digits is None:
            return format_power(x, digits=1)
        return format_number(round(x, self.digits) + 0.0, self.digits)  # + 0.0: a negative zero is zero


def _digits(places: Sequence[float], step: float) -> int:
    """Return the decimals that tell ticks apart, and one more where ticks like 22.5 would be written elsewhere."""
    digits = max(0, math.ceil(-math.log10(step) - 1e-6))
    finer = any(abs(round(place, digits) - place) > 1e-3 * step for place in places)
    exact = all(abs(round(place, digits + 1) - place) <= 1e-3 * step for place in places)
    return digits + 1 if finer and exact else digits
