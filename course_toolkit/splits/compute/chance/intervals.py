"""How far the score on a few rows can lie from the truth."""

import math

from scipy import stats

Z_95 = float(stats.norm.ppf(0.975))


def accuracy_interval(share: float, n_rows: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share (accuracy, recall) seen on so many rows.

    References
    ----------
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22(158), 209–212, 1927. doi:10.1080/01621459.1927.10502953
    """
    if n_rows == 0:
        return 0.0, 1.0
    weight = 1 + Z_95**2 / n_rows
    centre = (share + Z_95**2 / (2 * n_rows)) / weight
    half = Z_95 * math.sqrt(share * (1 - share) / n_rows + Z_95**2 / (4 * n_rows**2)) / weight
    return max(0.0, centre - half), min(1.0, centre + half)


def r2_interval(r2: float, n_rows: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a coefficient of determination seen on so many rows.

    R² is read as the square of the correlation of prediction and truth, whose interval is Fisher's (z ± 1.96/√(n−3)).
    """
    if n_rows <= 3:
        return 0.0, 1.0
    centre, half = math.atanh(math.sqrt(r2)), Z_95 / math.sqrt(n_rows - 3)
    return max(0.0, math.tanh(centre - half)) ** 2, math.tanh(centre + half) ** 2
