"""The ways to scale, as scikit-learn's own objects, each fitted on one attribute."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: ``raw`` is the attribute as it is; every other one is an object of scikit-learn.
SCALERS = {
    "standard": "StandardScaler",
    "robust": "RobustScaler",
    "minmax": "MinMaxScaler",
    "quantile": "QuantileTransformer",
}
METHODS = ("raw", *SCALERS)
#: scikit-learn's own default; fewer rows have fewer quantiles.
MOST_QUANTILES = 1000


@dataclass(frozen=True, eq=False)
class Fitted:
    """One scaler, fitted on the known values of one attribute.

    Attributes
    ----------
    method : str
    scaler : scikit-learn transformer or None
        None for the raw attribute.
    center, width : float
        ``(x − center) / width`` is what comes out; NaN for the quantiles, which are no straight line.
    n_quantiles : int
        How many quantiles were kept; 0 for the others.
    """

    method: str
    scaler: Any
    center: float = 0.0
    width: float = 1.0
    n_quantiles: int = 0

    def transform(self, values: Floats) -> Floats:
        """Return values of the attribute scaled, shape (n,); missing ones stay missing."""
        if self.scaler is None or not len(values):
            return values
        scaled: Floats = self.scaler.transform(values.reshape(-1, 1))[:, 0]
        return scaled

    def inverse(self, scaled: Floats) -> Floats:
        """Return scaled values in the units of the attribute."""
        if self.scaler is None or not len(scaled):
            return scaled
        values: Floats = self.scaler.inverse_transform(scaled.reshape(-1, 1))[:, 0]
        return values


def fit(method: str, values: Floats) -> Fitted:
    """Fit a scaler on an attribute; missing values count for nothing."""
    if method == "raw":
        return Fitted(method, None)
    n_quantiles = min(MOST_QUANTILES, len(values))
    scaler = make_scaler(method, n_quantiles=n_quantiles).fit(values.reshape(-1, 1))
    if method == "quantile":
        return Fitted(method, scaler, np.nan, np.nan, n_quantiles)
    center, width = _line(method, scaler)
    return Fitted(method, scaler, center, width)


def make_scaler(method: str, *, n_quantiles: int) -> Any:
    """Return the scikit-learn object, not fitted yet."""
    # One second of import, which the rest of the toolkit need not wait for.
    from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler  # noqa: PLC0415

    if method == "quantile":
        # Every training row counts: scikit-learn's default draws 10,000 of them, which may leave the outlier out.
        return QuantileTransformer(n_quantiles=n_quantiles, subsample=None)
    return {"standard": StandardScaler, "robust": RobustScaler, "minmax": MinMaxScaler}[method]()


def _line(method: str, scaler: Any) -> tuple[float, float]:
    """Return where zero is, and what becomes one."""
    if method == "minmax":
        return float(scaler.data_min_[0]), float(1 / scaler.scale_[0])
    center = scaler.mean_[0] if method == "standard" else scaler.center_[0]
    return float(center), float(scaler.scale_[0])
