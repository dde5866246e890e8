"""Several columns as one: a number for each combination of their values."""

import numpy as np
from numpy.typing import NDArray


def joint_codes(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return a number for each different row of a matrix; −1 where a value is missing."""
    known = np.flatnonzero(~np.isnan(values).any(axis=1))
    joint = np.zeros(len(known), dtype=np.intp)
    for column in values[known].T:
        parts, code = np.unique(column, return_inverse=True)
        joint = np.unique(joint * len(parts) + code, return_inverse=True)[1]  # numbered anew, else they outgrow 64 bits
    codes = np.full(len(values), -1, dtype=np.intp)
    codes[known] = joint
    return codes
