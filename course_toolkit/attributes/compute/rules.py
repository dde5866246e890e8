"""How many bins? The rules that statisticians go by."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BinRules:
    r"""The number of bins by each rule; 1 where a rule has nothing to say.

    Attributes
    ----------
    freedman_diaconis : int
        From the quartiles, so that a few far values do not widen the bins (they still add empty ones).
    scott : int
        From the standard deviation, as for a bell curve.
    sturges : int
        From the number of values alone.

    Notes
    -----
    Widths: Freedman–Diaconis :math:`2\,(Q_3 - Q_1)\,n^{-1/3}`; Scott :math:`(24\sqrt\pi / n)^{1/3}\,s`; Sturges
    has :math:`\lceil\log_2 n\rceil + 1` bins.

    References
    ----------
    Freedman, D., Diaconis, P. (1981). On the histogram as a density estimator: L2 theory.
    Zeitschrift für Wahrscheinlichkeitstheorie, 57, 453-476. https://doi.org/10.1007/BF01025868
    Scott, D. W. (1979). On optimal and data-based histograms. Biometrika, 66(3), 605-610.
    https://doi.org/10.1093/biomet/66.3.605
    Sturges, H. A. (1926). The choice of a class interval. JASA, 21(153), 65-66.
    https://doi.org/10.1080/01621459.1926.10502161
    """

    freedman_diaconis: int
    scott: int
    sturges: int


def bin_rules(ordered: Floats, *, is_whole: bool = False) -> BinRules:
    """Return the numbers of bins of values in ascending order; bins of whole numbers are at least 1 wide."""
    n = len(ordered)
    if n == 0 or ordered[0] == ordered[-1]:
        return BinRules(1, 1, 1)
    span = float(ordered[-1] - ordered[0])
    q1, q3 = np.quantile(ordered, [0.25, 0.75])
    widths = {
        "freedman_diaconis": 2 * float(q3 - q1) / n ** (1 / 3),
        "scott": (24 * math.sqrt(math.pi) / n) ** (1 / 3) * float(ordered.std()),
        "sturges": span / (math.log2(n) + 1),
    }
    counts = {}
    for rule, width in widths.items():
        least = max(width, 1.0) if is_whole and width > 0 else width
        counts[rule] = math.ceil(span / least) if least > 0 else 1
    return BinRules(**counts)
