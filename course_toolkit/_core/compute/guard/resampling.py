"""Adding rows to a rare class: classes that allow it, columns between which a row can be made."""

from collections.abc import Hashable, Mapping
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import NUMBER
from course_toolkit._core.compute.guard.splitting import check_seed
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count, format_percent, ngettext


def check_ratio(ratio: Any) -> float:
    """Return how many rows a class shall have for each row of the largest one."""
    if isinstance(ratio, str) and ratio == "equal":
        return 1.0
    if not isinstance(ratio, NUMBER) or isinstance(ratio, bool) or not 0 < ratio <= 1:
        raise explain(
            _('ratio must be "equal", or a number above 0 and up to 1.'),
            came(ratio),
            _("It says how large a rare class becomes beside the largest one: ratio=0.5 for half as many rows."),
        )
    return float(ratio)


def check_drawing_seed(random_state: object) -> int:
    """Return a seed with which the same rows are drawn again."""
    advice = _("Without a seed each run draws other rows, and nobody finds your numbers again. Write random_state=0.")
    return check_seed(random_state, advice=advice)


def as_frame(X: Any) -> pd.DataFrame:
    """Return a table of a two-dimensional array of numbers; anything else as it is."""
    if isinstance(X, np.ndarray) and X.ndim == 2 and X.shape[0] and X.shape[1]:
        return pd.DataFrame(X)
    return X


def refuse_no_labels() -> NoReturn:
    """Refuse rows whose classes nobody said."""
    raise explain(
        _("y_train must say the class of each row of X_train."),
        _("It was not given."),
        _(
            "Write oversample(X_train, y_train, …), or give the part of a split, which has both: "
            "oversample(split.train, …)"
        ),
    )


def check_classes(y: pd.Series, *, is_quantity: bool) -> None:
    """Refuse labels that are missing, that are quantities, or that are all the same."""
    if not all(isinstance(label, Hashable) for label in y.head(100)):
        raise explain(
            _("y_train must say the class of each row of X_train."),
            _("It holds lists, or other collections."),
            _("Choose one class, and ask of each row whether it has it."),
        )
    n_missing = int(y.isna().sum())
    if n_missing:
        raise explain(
            _("y_train must say the class of each row of X_train."),
            _("Missing (NULL, NaN, None): {n} of {total}.", n=format_count(n_missing), total=format_count(len(y))),
            _("Ask the expert of the data what “no value” means. If nobody knows, leave these rows out: "
              "known = y_train.notna(), then X_train[known] and y_train[known]"),
        )  # fmt: skip
    if is_quantity:
        raise explain(
            _("y_train must hold classes: a quantity has no rare class."),
            _("It holds {n} different numbers, such as {values}.", n=format_count(y.nunique()),
              values=show_some(y.iloc[:3].tolist())),
            _("Is it the right column? To find the large values, make a class of them first: y_train > {example}",
              example=show(float(y.quantile(0.9)))),
        )  # fmt: skip
    if y.nunique() < 2:
        raise explain(
            _("y_train must hold at least two classes."),
            _("One class only came, {label}; samples: {n}.", label=show(y.iloc[0]), n=format_count(len(y))),
            _("If missing values stood for the other class, fill them before the split: frame[label].fillna(0). "
              "Rows of a class that was never seen cannot be made."),
        )  # fmt: skip


def refuse_balanced(counts: Mapping[Hashable, int], ratio: float) -> NoReturn:
    """Refuse to add rows where no class lacks any."""
    largest = max(counts.values())
    shares = ", ".join(f"{show(label)}: {format_count(n)}" for label, n in list(counts.items())[:5])
    rarest = min(counts.values()) / largest
    raise explain(
        _("ratio must ask for more rows than the rare classes have."),
        _("ratio={ratio} came; the classes have {shares}: the rarest one is at {rarest} of the largest.",
          ratio=show(ratio), shares=shares, rarest=format_percent(rarest)),
        _("There is nothing to add. Train on the rows as they are."),
    )  # fmt: skip


def check_smallest_class(label: Hashable, n_rows: int, *, k_neighbors: int) -> None:
    """Refuse to make rows between neighbours that a class does not have."""
    if n_rows > k_neighbors:
        return
    advice = _(
        'Copy them instead: method="random". Or collect more of this class: few rows do not tell what it is like.'
    )
    if n_rows > 1:
        advice = _("Look at fewer neighbours: k_neighbors={k}.", k=n_rows - 1) + " " + advice
    raise explain(
        _("SMOTE makes a row between a row and one of its {k} nearest of the same class.", k=k_neighbors),
        ngettext("The class {label} has {n} row.", "The class {label} has {n} rows.", n_rows, label=show(label)),
        advice,
    )


def refuse_missing(columns: Mapping[Hashable, int]) -> NoReturn:
    """Refuse to compute distances with what is missing."""
    named = ", ".join(f"{show(column)}: {format_count(n)}" for column, n in list(columns.items())[:5])
    raise explain(
        _("SMOTE measures distances: no number of X_train may be missing."),
        _("Missing in {columns}.", columns=named),
        _('Fill them with what the training rows say: SimpleImputer(strategy="median").fit(X_train); or copy rows, '
          'which asks for no distance: method="random"'),
    )  # fmt: skip


def refuse_infinite(column: Hashable) -> NoReturn:
    """Refuse to compute distances with infinity."""
    raise explain(
        _("SMOTE measures distances: the numbers of X_train must be finite."),
        _("The column {column} holds a value that is infinite, or whose square is.", column=show(column)),
        _("Find out where it comes from (a division by zero?), and mend it before the split."),
    )


def refuse_unmakeable(column: Hashable, kind: str, values: pd.Series) -> NoReturn:
    """Refuse columns between two values of which there is nothing."""
    found = _("The column {column} holds values such as {values}.", column=show(column),
              values=show_some(values.dropna().iloc[:2].tolist()))  # fmt: skip
    advice = {
        "date": _("Make a number of the date first (days since the first one), or leave the column out."),
        "number": _("Make numbers of these texts first: read_table(…) does, or pd.to_numeric."),
        "text": _("Nearly every row has a text of its own, as names and free text do: leave the column out."),
    }.get(kind, _("Leave the column out: X_train.drop(columns=[{column}])", column=show(column)))
    raise explain(_("SMOTE makes rows of numbers and of categories."), found, advice)


def refuse_oversampled() -> NoReturn:
    """Refuse to split a table to which rows were added."""
    raise explain(
        _("frame must hold each row once: split first, then add rows to the training set."),
        _("Rows were added to it by oversample."),
        _("Copies of one row would stand on both sides, and the score would flatter. Split the original table, then "
          "write oversample(split.train, random_state=0)"),
    )  # fmt: skip


def refuse_sparse() -> NoReturn:
    """Refuse a sparse matrix."""
    raise explain(
        _("X_train must be a pandas table, or a NumPy array of two dimensions."),
        _("A sparse matrix came."),
        _("If it is small enough, X_train.toarray(); else weigh the classes instead of adding rows: "
          'class_weight="balanced"'),
    )  # fmt: skip
