"""Numbers that programs and questionnaires write for "not known"."""

import numpy as np
from numpy.typing import NDArray

#: Several nines (eights, sevens: refused, not asked), with a minus or without, whole or with a decimal.
_REPEATED = [float(str(digit) * n) for digit in (9, 8, 7) for n in range(3, 8)]
_TENTHS = [99.9, 999.9, 9999.9, 99.99, 999.99, 9999.99, 99.8, 99.7, 998.0, 997.0, 9998.0, 9997.0]
#: What computers write for the largest and the smallest number that they have, or for "no number".
_LIMITS = [
    1e9,
    1e10,
    1e20,
    1e30,
    1e36,
    2147483647.0,
    -2147483648.0,
    -32768.0,
    32767.0,
    4294967295.0,
    -1e9,
    -1e10,
    -1e20,
]
STRONG = np.unique([*_REPEATED, *(-one for one in _REPEATED), *_TENTHS, *(-one for one in _TENTHS), *_LIMITS, -9.0,
                    -99.0, -98.0, -97.0, -88.0, -77.0])  # fmt: skip
#: Codes that are ordinary numbers elsewhere.
WEAK = np.array([-8.0, -7.0, -1.0, 77.0, 88.0, 97.0, 98.0, 99.0])
ALL = np.unique([*STRONG, *WEAK])


def is_code(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which values are codes somewhere."""
    found: NDArray[np.bool_] = np.isin(values, ALL)
    return found


def is_strong(value: float) -> bool:
    """Return whether a value is hardly ever anything but a code."""
    return bool(np.isin(value, STRONG))
