"""Each scaler is scikit-learn's own, and the straight line said of it is what it does."""

import numpy as np
import pytest
from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler

from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS, fit

VALUES = np.array([25.0, 30, 28, 45, np.nan, 47, 52, 49, 33, 120])
OBJECTS = {
    "standard": StandardScaler(),
    "robust": RobustScaler(),
    "minmax": MinMaxScaler(),
    "quantile": QuantileTransformer(n_quantiles=10, subsample=None),
}


@pytest.mark.parametrize("method", SCALERS)
def test_it_is_scikit_learns(method):
    fitted = fit(method, VALUES)
    expected = OBJECTS[method].fit(VALUES.reshape(-1, 1)).transform(VALUES.reshape(-1, 1))[:, 0]
    np.testing.assert_array_equal(fitted.transform(VALUES), expected)
    assert type(fitted.scaler).__name__ == SCALERS[method]
    assert np.isnan(fitted.transform(VALUES)).tolist() == np.isnan(VALUES).tolist()


@pytest.mark.parametrize("method", [method for method in METHODS if method != "quantile"])
@pytest.mark.parametrize("values", [VALUES, np.array([3.0, 3.0]), np.array([1e9, 1e9 + 1])])
def test_the_line_is_what_the_scaler_does(method, values):
    fitted = fit(method, values)
    np.testing.assert_allclose((values - fitted.center) / fitted.width, fitted.transform(values), atol=1e-9)


@pytest.mark.parametrize("method", METHODS)
def test_the_way_back(method):
    known = VALUES[np.isfinite(VALUES)]
    fitted = fit(method, known)
    np.testing.assert_allclose(fitted.inverse(fitted.transform(known)), known)
    assert fitted.transform(known[:0]).shape == (0,)


def test_the_quantiles_are_no_line_and_never_more_than_the_rows():
    assert np.isnan(fit("quantile", VALUES).center)
    assert fit("quantile", VALUES).n_quantiles == 10
    assert fit("quantile", np.arange(5000.0)).n_quantiles == 1000


def test_every_training_row_counts_for_the_quantiles():
    values = np.arange(20_000.0)
    values[7] = 1e6  # scikit-learn's default draws 10,000 rows, which leave an outlier out every second time
    assert fit("quantile", values).scaler.quantiles_[-1, 0] == 1e6
