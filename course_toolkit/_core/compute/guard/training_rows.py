"""Training rows: what may be learned from, and what can be recognised as rows of another set."""

from typing import Any, NoReturn

from course_toolkit._core.compute.guard.wording import explain, show_some
from course_toolkit._core.compute.sets import SET_NAMES, Rows, is_split, read_rows
from course_toolkit._core.words import _, ngettext


def read_training_rows(value: Any, *, why: str) -> Rows:
    """Return rows to learn from; those of another set, and a whole split, are refused with the reason ``why``."""
    if is_split(value):
        raise explain(
            _("X_train must be the rows of the training set alone."),
            _("A whole split came, the sets of which stay apart."),
            _("Write split.train in its place. {why}", why=why),
        )
    rows = read_rows(value)
    if rows.key not in {None, "train"}:
        refuse_set("X_train", rows.key or "", why=why, advice=_("Write split.train in its place."))
    return rows


def read_new_rows(value: Any, *, why: str) -> Rows:
    """Return rows that judge on the way; those of the test set are refused with the reason ``why``."""
    if is_split(value):
        raise explain(
            _("X_new must be the rows of one set."),
            _("A whole split came, the sets of which stay apart."),
            _("Write split.validation in its place."),
        )
    rows = read_rows(value)
    if rows.key == "test":
        refuse_set("X_new", rows.key, why=why, advice=_("Write split.validation in its place."))
    return rows


def refuse_set(name: str, key: str, *, why: str, advice: str) -> NoReturn:
    """Refuse rows that say which set they are."""
    raise explain(
        _("{name} must not hold rows of this set.", name=name),
        _("They are marked as the {set}, by the split that made them.", set=_(SET_NAMES[key])),
        f"{advice} {why}",
    )


def refuse_rows_in_common(rows: list[Any], n_test: int, *, why: str) -> NoReturn:
    """Refuse training rows some of which stand in the test set too."""
    raise explain(
        _("X_train must not hold rows of X_test."),
        ngettext(
            "{n} row stands in both, under the index: {rows}; X_test has {n_test}.",
            "{n} rows stand in both, under the index: {rows}; X_test has {n_test}.",
            len(rows),
            rows=show_some(rows),
            n_test=n_test,
        ),
        _(
            "Split first, then add rows to the training part only; if they are copies within the table, "
            "look at them: check_split(X_train, X_test). {why}",
            why=why,
        ),
    )
