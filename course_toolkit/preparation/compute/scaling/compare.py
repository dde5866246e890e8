"""Compare scalings: rows in, numbers out."""

from collections.abc import Hashable
from typing import Any

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit.preparation.compute.scaling.comparison import FIT_ON, ScalingComparison
from course_toolkit.preparation.compute.scaling.rows import read_scaling_rows


def compare_scalings(  # noqa: PLR0913 — what is compared and on which rows, each by its name
    X_train: Any,
    X_new: Any = None,
    *,
    column: Hashable,
    with_column: Hashable | None = None,
    y_train: Any = None,
    fit_on: str = "train",
    with_outlier: bool = True,
    outlier_rows: Any = None,
) -> ScalingComparison:
    """Compare scalings of one attribute, and what distances see of two.

    Age counts years and cholesterol milligrams: whose differences decide who is near whom? And what does one outlier
    do to the mean, the median and the extremes that a scaler learns?

    Parameters
    ----------
    X_train : DataFrame of shape (n_rows, n_columns), or the ``train`` part of a :class:`Split`
        The training rows: what the scalers learn, they learn from these.
    X_new : DataFrame of shape (n_new, n_columns), or the ``validation`` part of a :class:`Split`, optional
        Rows to be transformed with the statistics of the training rows.
    column : column label
        The attribute.
    with_column : column label, optional
        A second one, to look at distances with.
    y_train : array-like of shape (n_rows,), optional
        The labels, for the score of k nearest neighbours; a part of a split brings its own.
    fit_on : {"train", "all"}, default "train"
        ``"all"`` fits on the training and the new rows together, as "scale, then split" does: a leak, to look at.
    with_outlier : bool, default True
        False leaves the outlying rows out of all statistics.
    outlier_rows : index label or list of them, optional
        The training rows held for outliers; by default those outside of Tukey's fences,
        [Q1 − 1.5 IQR, Q3 + 1.5 IQR], in either attribute.

    Returns
    -------
    ScalingComparison
        ``.statistics``, ``.frame()``; computed when they are asked for.

    Raises
    ------
    CourseError
        When a column holds no finite numbers, rows are those of a test set, or ``X_new`` lacks a column.

    See Also
    --------
    say_scaling, ScalingPicture, ScalingExplorer

    Notes
    -----
    z = (x − mean) / sd (StandardScaler; sd divides by n, as NumPy does and pandas does not),
    (x − median) / IQR (RobustScaler), (x − min) / (max − min) (MinMaxScaler), the share of training rows below x
    (QuantileTransformer). Missing values stay missing. The mean squared difference over all pairs of rows is twice
    the variance, hence an attribute's share of the squared distance: var₁ / (var₁ + var₂).

    Examples
    --------
    >>> import course_toolkit as ct
    >>> frame = ct.load_sante()
    >>> compared = compare_scalings(frame, column="Age", with_column="cholesterol")
    >>> round(compared.statistics["train"].mean, 1)
    47.9
    >>> print(f"{compared.shares['raw']:.6f} {compared.shares['standard']:.2f}")
    0.000000 0.50
    >>> compared.label_of(compared.outlying[0]), round(compared.strips["minmax"].middle_half, 2)
    (9, 0.2)
    """
    rows = read_scaling_rows(X_train, X_new, y_train=y_train, outlier_rows=outlier_rows)
    check_choice(fit_on, name="fit_on", choices=FIT_ON)
    comparison = ScalingComparison(rows, column, with_column, fit_on, bool(with_outlier))
    for one in [column] if with_column is None else [column, with_column]:
        rows.attribute(one)
    return comparison
