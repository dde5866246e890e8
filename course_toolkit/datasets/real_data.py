"""scikit-learn's own small real data, each as one DataFrame whose last column, ``target``, is what to predict."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from sklearn.utils import Bunch

TARGET = "target"

# The file gives numbers; Forina and co-workers' paper gives the vines, in the same order (59, 71 and 48 wines).
CULTIVARS = ("Barolo", "Grignolino", "Barbera")

SERUM = {
    "bp": "blood_pressure",
    "s1": "total_cholesterol",
    "s2": "ldl",
    "s3": "hdl",
    "s4": "cholesterol_hdl_ratio",
    "s5": "log_triglycerides",
    "s6": "glucose",
}


def load_breast_cancer() -> pd.DataFrame:
    """Load 569 breast masses: measures of cell nuclei, and whether the mass was malignant.

    Is a mass malignant? The two errors do not cost the same, which is what a threshold is about.

    Returns
    -------
    DataFrame of shape (569, 31)
        30 measures of the nuclei on a digitized image (``mean``, ``error`` and ``worst`` of ten of them), then
        ``target``: ``"malignant"`` (212) or ``"benign"`` (357).

    See Also
    --------
    load_wine, load_digits, load_diabetes : The other real tables, of the same form.

    Notes
    -----
    Shipped with scikit-learn; nothing is fetched. Source: UCI Machine Learning Repository, licence CC BY 4.0.
    scikit-learn codes malignant as 0; with the names, the class of interest can be named.

    References
    ----------
    Wolberg, W., Mangasarian, O., Street, N. and Street, W. (1993). Breast Cancer Wisconsin (Diagnostic).
    UCI Machine Learning Repository. https://doi.org/10.24432/C5DW2B

    Examples
    --------
    >>> import course_toolkit as ct
    >>> frame = ct.load_breast_cancer()
    >>> X, y = frame.drop(columns="target"), frame["target"]
    >>> y.value_counts().to_dict()
    {'benign': 357, 'malignant': 212}
    """
    from sklearn import datasets  # noqa: PLC0415 — one second, which the other tables need not wait for

    data = datasets.load_breast_cancer(as_frame=True)
    return _named(data, data.target_names)


def load_wine() -> pd.DataFrame:
    """Load 178 wines of one region: thirteen chemical measures, and the vine.

    From which of three vines is this wine? The easiest of the real tables, with several classes.

    Returns
    -------
    DataFrame of shape (178, 14)
        13 measures, then ``target``: ``"Barolo"`` (59), ``"Grignolino"`` (71) or ``"Barbera"`` (48).

    See Also
    --------
    load_breast_cancer, load_digits, load_diabetes : The other real tables, of the same form.

    Notes
    -----
    Shipped with scikit-learn; nothing is fetched. Source: UCI Machine Learning Repository, licence CC BY 4.0.
    scikit-learn calls the vines class_0, class_1 and class_2, in the order above.

    References
    ----------
    Aeberhard, S. and Forina, M. (1992). Wine. UCI Machine Learning Repository. https://doi.org/10.24432/C5PC7J

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.load_wine()["target"].value_counts().to_dict()
    {'Grignolino': 71, 'Barolo': 59, 'Barbera': 48}
    """
    from sklearn import datasets  # noqa: PLC0415 — one second, which the other tables need not wait for

    return _named(datasets.load_wine(as_frame=True), CULTIVARS)


def load_digits() -> pd.DataFrame:
    """Load 1,797 handwritten digits: 8 × 8 pixels, and which digit it is.

    Which digit is this? Real images small enough to train on while a lecture waits.

    Returns
    -------
    DataFrame of shape (1797, 65)
        ``pixel_0_0`` to ``pixel_7_7`` (row, column), 0 for white to 16 for black; then ``target``: a class
        name like everywhere here, so text: ``"0"`` to ``"9"``.

    See Also
    --------
    load_breast_cancer, load_wine, load_diabetes : The other real tables, of the same form.

    Notes
    -----
    Shipped with scikit-learn; nothing is fetched. Source: UCI Machine Learning Repository (its test
    part), licence CC BY 4.0.

    References
    ----------
    Alpaydin, E. and Kaynak, C. (1998). Optical Recognition of Handwritten Digits.
    UCI Machine Learning Repository. https://doi.org/10.24432/C50P49

    Examples
    --------
    >>> import course_toolkit as ct
    >>> frame = ct.load_digits()
    >>> image = frame.drop(columns="target").loc[0].to_numpy().reshape(8, 8)
    >>> frame.loc[0, "target"], image.max()
    ('0', np.float64(15.0))
    """
    from sklearn import datasets  # noqa: PLC0415 — one second, which the other tables need not wait for

    data = datasets.load_digits(as_frame=True)
    return _named(data, data.target_names)


def load_diabetes() -> pd.DataFrame:
    """Load 442 patients with diabetes: ten measures, and how far the disease went in a year.

    How far will it go? The one table here whose ``target`` is a number: regression.

    Returns
    -------
    DataFrame of shape (442, 11)
        ``age`` (years), ``sex`` (1 or 2; the source does not say which is which), ``bmi`` (kg/m²),
        ``blood_pressure`` (mean, mmHg), six blood serum measures, then ``target``: progression after one year,
        25 to 346.

    See Also
    --------
    load_breast_cancer, load_wine, load_digits : The other real tables, of the same form.

    Notes
    -----
    Shipped with scikit-learn; nothing is fetched. The measures are in their own units: scikit-learn
    scales them unless told otherwise. It calls the serum measures s1 to s6. The authors publish
    the table without a licence.

    References
    ----------
    Efron, B., Hastie, T., Johnstone, I. and Tibshirani, R. (2004). Least angle regression.
    Annals of Statistics 32(2), 407–499. https://doi.org/10.1214/009053604000000067

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.load_diabetes()[["age", "bmi", "glucose", "target"]].head(2)
        age   bmi  glucose  target
    0  59.0  32.1     87.0   151.0
    1  48.0  21.6     69.0    75.0
    """
    from sklearn import datasets  # noqa: PLC0415 — one second, which the other tables need not wait for

    return datasets.load_diabetes(as_frame=True, scaled=False).frame.rename(columns=SERUM)


def _named(data: "Bunch", names: Sequence[object]) -> pd.DataFrame:
    """Return the table with the classes' names for their codes."""
    return data.frame.assign(**{TARGET: [str(names[code]) for code in data.frame[TARGET]]})
