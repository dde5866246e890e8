"""When a difference is more than chance: one level for everything that a check looks at."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: The probability of at least one false suspicion in all that one check looks at, on sets drawn at random.
LEVEL = 0.001


def significant(p_values: Any) -> NDArray[np.bool_]:
    """Say which of several tests stand out at the one level, by Holm's step-down procedure.

    References
    ----------
    S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6(2),
    65–70, 1979.
    """
    p_values = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(p_values)
    steps = LEVEL / np.arange(len(p_values), 0, -1)
    passed = np.cumprod(p_values[order] <= steps).astype(bool)
    result = np.zeros(len(p_values), dtype=bool)
    result[order] = passed
    return result
