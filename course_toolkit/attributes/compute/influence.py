"""What one row does to a correlation: r without each row in turn."""

import numpy as np
from numpy.typing import NDArray

from course_toolkit.attributes.compute.association import pearson

Floats = NDArray[np.float64]

#: Of fewer rows, what is left without one has no correlation to speak of.
FEWEST = 4


def leave_one_out(x: Floats, y: Floats) -> Floats:
    r"""Return Pearson's r without each row in turn; NaN where what is left is constant.

    Notes
    -----
    With :math:`d_i = x_i - \bar x` and :math:`e_i = y_i - \bar y`, leaving row *i* out turns each sum of products into
    :math:`S_{xy} - \frac{n}{n-1} d_i e_i`: all *n* correlations come from one pass over the data.
    """
    n = len(x)
    if n < FEWEST:
        return np.full(n, np.nan)
    d, e = _centred(x), _centred(y)
    share = n / (n - 1)
    sxx, syy, sxy = (float(one @ other) - share * one * other for one, other in ((d, d), (e, e), (d, e)))
    with np.errstate(invalid="ignore", divide="ignore"):
        r: Floats = sxy / np.sqrt(sxx * syy)
    # Where one row makes nearly the whole sum, subtracting it leaves rounding alone: at most one row on each axis.
    for place in {int(np.argmax(np.abs(d))), int(np.argmax(np.abs(e)))}:
        r[place] = pearson(np.delete(x, place), np.delete(y, place))
    return np.clip(r, -1, 1)


def _centred(values: Floats) -> Floats:
    size = float(np.max(np.abs(values)))
    scaled = values / size if size > 0 else values
    centred: Floats = scaled - scaled.mean()
    return centred
