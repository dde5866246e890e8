"""Add rows to the rare classes of a training set."""

from collections import Counter
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard import resampling as guard
from course_toolkit._core.compute.guard.choices import check_choice, check_count
from course_toolkit._core.compute.guard.columns import check_same_order
from course_toolkit._core.compute.guard.scaling import check_labels_of, check_same_columns
from course_toolkit._core.compute.guard.splitting import NOT_GIVEN
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.guard.training_rows import read_training_rows, refuse_rows_in_common
from course_toolkit._core.compute.sets import Rows, mark_oversampled, read_rows
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.resampling.columns import Mixed, read_mixed
from course_toolkit.preparation.compute.resampling.oversampled import Oversampled
from course_toolkit.preparation.compute.resampling.twins import counts_rows, rows_in_common
from course_toolkit.preparation.compute.scaling.knn import is_quantity

METHODS = ("random", "smote")
Targets = dict[Hashable, int]


def oversample(  # noqa: PLR0913 — everything that decides the rows added, each by its name
    X_train: Any,
    y_train: Any = None,
    *,
    method: str = "random",
    ratio: float | str = "equal",
    random_state: Any = NOT_GIVEN,
    X_test: Any = None,
    k_neighbors: int = 5,
    categorical: Collection[Hashable] = (),
) -> Oversampled:
    """Add rows to the rare classes of a training set, and of nothing but a training set.

    The class to find is rare, and the model learns that saying "no" is nearly always right. More rows of it may help;
    where may they be added? After the split, to the rows that are learned from.

    Parameters
    ----------
    X_train : DataFrame or array of shape (n_rows, n_columns), or the ``train`` part of a :class:`Split`
        The training rows. What can be recognised as rows of another set is refused.
    y_train : array-like of shape (n_rows,)
        Their classes; a part of a split brings its own.
    method : {"random", "smote"}, default "random"
        ``"random"`` copies rows drawn at random. ``"smote"`` makes new ones between a row and one of its nearest of
        the same class; where there are categories, their value is voted on by the neighbours.
    ratio : "equal" or float in (0, 1], default "equal"
        Each class that is rarer gets this many rows for each one of the largest class; ``"equal"`` is 1.
    random_state : int
        The seed; required.
    X_test : DataFrame or array, optional
        The test rows, or validation rows: none of them may be among the training rows.
    k_neighbors : int, default 5
        Among how many neighbours SMOTE chooses.
    categorical : collection of column labels, default ()
        Columns of numbers that are categories (a code of 1, 2, 3): nothing lies between them. Texts, booleans and
        columns of two numbers are known for categories without being named.

    Returns
    -------
    Oversampled
        ``.X``, ``.y``, ``.before``, ``.after``, ``.added``, ``.summary()``.

    Raises
    ------
    CourseError
        When rows are those of another set; labels are missing, quantities or of one class; a class has too few rows
        for SMOTE; columns have missing values, dates or free text; there is nothing to add.

    See Also
    --------
    split : Comes first.
    check_split : Finds rows that were added before the split.
    say_oversampling, OversamplingPicture

    Notes
    -----
    Random copies add no information: they weigh the rows of the rare class, as ``class_weight="balanced"`` does.
    SMOTE: x = a + t (b − a), t drawn from [0, 1], b one of the k nearest neighbours of a in its class. Whole-number
    columns are rounded. Distances are those of the columns as they come: scale first.

    The test set keeps its true prevalence: precision is judged there.

    References
    ----------
    Chawla N. V., Bowyer K. W., Hall L. O., Kegelmeyer W. P. (2002). SMOTE: Synthetic Minority Over-sampling
    Technique. JAIR 16, 321-357. https://doi.org/10.1613/jair.953

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> frame = ct.make_sante(500, prevalence=0.1, random_state=0).frame.drop(columns="ID")
    >>> three = ct.split(frame, label="malade", random_state=0)
    >>> more = oversample(three.train, random_state=0)
    >>> more.before, more.after
    ({0: 225, 1: 25}, {0: 225, 1: 225})
    >>> try:
    ...     oversample(three.validation, random_state=0)
    ... except ct.CourseError as error:
    ...     print(str(error).splitlines()[1])
    They are marked as the validation set, by the split that made them.
    """
    rows = read_training_rows(X_train, why=_why())
    given = _read(rows, rows.y if y_train is None else y_train)
    check_choice(method, name="method", choices=METHODS)
    share, seed = guard.check_ratio(ratio), guard.check_drawing_seed(random_state)
    n_neighbors = check_count(k_neighbors, name="k_neighbors")
    for column in categorical:
        check_column_of(given.X, column, name="categorical", table="X_train")
    if X_test is not None:
        _refuse_test_rows(given.X, X_test)
    targets = _targets(given.y, share, ratio)
    if method == "random":
        added = _copies(given, targets, seed)
    else:
        added = _made(given, targets, seed=seed, k_neighbors=n_neighbors, categorical=categorical)
    unsplit = rows.key is None and X_test is None and counts_rows(given.X.index)
    return _join(given, added, k_neighbors=n_neighbors, is_unsplit=unsplit)


@dataclass(frozen=True, eq=False)
class _Given:
    """The training rows as a table and a column; which of them came as arrays, and what the label was called."""

    X: pd.DataFrame
    y: pd.Series
    X_is_array: bool
    y_is_array: bool
    name: Hashable


@dataclass(frozen=True, eq=False)
class _Added:
    """Rows to be added: copies of those at ``sources``, or made ones (-1)."""

    X: pd.DataFrame
    y: pd.Series
    sources: NDArray[np.intp]
    sampler: str
    mixed: Mixed | None = None


def _why() -> str:
    return _(
        "Rows are added to the training set alone, after the split: elsewhere, copies of one row stand on both sides, "
        "and the score flatters."
    )


def _read(rows: Rows, labels: Any) -> _Given:
    """Check rows and classes."""
    if hasattr(rows.X, "tocsr"):
        guard.refuse_sparse()
    if labels is None:
        guard.refuse_no_labels()
    frame = check_table(guard.as_frame(rows.X), name="X_train")
    check_same_order(rows.X, labels, names=("X_train", "y_train"))
    y = check_labels_of(frame, labels, names=("X_train", "y_train"))
    guard.check_classes(y, is_quantity=is_quantity(y))
    is_array = not isinstance(rows.X, pd.DataFrame)
    return _Given(
        frame, y, is_array, is_array and not isinstance(labels, pd.Series), getattr(labels, "name", None)
    )  # fmt: skip


def _refuse_test_rows(train: pd.DataFrame, X_test: Any) -> None:
    """Refuse training rows among which there are rows of the test set."""
    test = check_table(guard.as_frame(read_rows(X_test).X), name="X_test")
    if isinstance(X_test, np.ndarray) and test.shape[1] == train.shape[1]:
        test = test.set_axis(train.columns, axis=1)
    check_same_columns(test, train.columns.tolist(), name="X_test")
    common = rows_in_common(train, test)
    if common:
        refuse_rows_in_common(common, len(test), why=_why())


def _targets(y: pd.Series, share: float, ratio: Any) -> Targets:
    """Return how many rows each class that is too rare shall have, the largest class apart."""
    counts = Counter(y.tolist())
    largest = max(counts.values())
    targets = {label: int(share * largest) for label, n in counts.items() if n < int(share * largest)}
    if not targets:
        guard.refuse_balanced(class_counts(y), ratio)
    return targets


def class_counts(y: pd.Series) -> dict[Hashable, int]:
    """Return how many rows each class has, the largest class first."""
    return dict(Counter(y.tolist()).most_common())


def _copies(given: _Given, targets: Targets, seed: int) -> _Added:
    """Draw rows to be copied."""
    # imbalanced-learn takes two seconds to load, and only here it is needed.
    from imblearn.over_sampling import RandomOverSampler  # noqa: PLC0415 — see above

    codes, strategy = _coded(given.y, targets)
    n_rows = len(codes)
    positions, _codes = RandomOverSampler(sampling_strategy=strategy, random_state=seed).fit_resample(
        np.arange(n_rows).reshape(-1, 1), codes
    )
    sources = np.asarray(positions[n_rows:, 0], dtype=np.intp)
    return _Added(given.X.iloc[sources], given.y.iloc[sources], sources, "RandomOverSampler")


def _made(given: _Given, targets: Targets, *, seed: int, k_neighbors: int, categorical: Collection[Hashable]) -> _Added:
    """Make rows between neighbours of one class."""
    from imblearn.over_sampling import SMOTE, SMOTEN, SMOTENC  # noqa: PLC0415 — as above

    for label in targets:
        guard.check_smallest_class(label, int((given.y == label).sum()), k_neighbors=k_neighbors)
    mixed = read_mixed(given.X, categorical=categorical)
    codes, strategy = _coded(given.y, targets)
    settings = {"sampling_strategy": strategy, "random_state": seed, "k_neighbors": k_neighbors}
    if mixed.is_category.all():
        sampler = SMOTEN(**settings)
    elif mixed.is_category.any():
        sampler = SMOTENC(np.flatnonzero(mixed.is_category).tolist(), **settings)
    else:
        sampler = SMOTE(**settings)
    values, made_codes = sampler.fit_resample(mixed.matrix, codes)
    n_rows = len(codes)
    labels = given.y.iloc[np.unique(codes, return_index=True)[1][made_codes[n_rows:]]]
    made = mixed.back(np.asarray(values[n_rows:], dtype=np.float64))
    return _Added(made, labels, np.full(len(made), -1, dtype=np.intp), type(sampler).__name__, mixed)


def _coded(y: pd.Series, targets: Targets) -> tuple[NDArray[np.intp], dict[int, int]]:
    """Return the classes as numbers, and how many rows each number shall have.

    In ascending order, as imbalanced-learn takes them; of classes that have none, as they appear.
    """
    try:
        codes, labels = pd.factorize(y, sort=True)
    except TypeError:
        codes, labels = pd.factorize(y)
    return codes.astype(np.intp), {place: targets[label] for place, label in enumerate(labels) if label in targets}


def _join(given: _Given, added: _Added, *, k_neighbors: int, is_unsplit: bool) -> Oversampled:
    """Put the added rows behind the training rows."""
    X = mark_oversampled(pd.concat([given.X, added.X], ignore_index=True))
    y = pd.concat([given.y, added.y], ignore_index=True).astype(given.y.dtype).rename(given.name)
    before = class_counts(given.y)
    after = Counter(y.tolist())
    return Oversampled(
        X=X.to_numpy() if given.X_is_array else X,
        y=y.to_numpy() if given.y_is_array else y,
        before=before,
        after={label: after[label] for label in before},
        added=np.arange(len(X)) >= len(given.X),
        sources=added.sources,
        sampler=added.sampler,
        k_neighbors=k_neighbors,
        is_unsplit=is_unsplit,
        table=X,
        labels=y,
        mixed=added.mixed,
    )
