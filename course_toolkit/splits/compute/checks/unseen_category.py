"""Categories of a later set that training never saw."""

from collections.abc import Iterator

from course_toolkit._core.words import N_, _, ngettext
from course_toolkit.splits.compute.chance.proportions import count_levels, rows_holding
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.meaning.roles import N_LEVELS_OF_A_KIND, is_category
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets
from course_toolkit.splits.compute.tables.spelling import same_but_spelling
from course_toolkit.splits.compute.tables.value_text import some_values

WHY = N_("An encoder that has not seen a category stops there, or drops it in silence; the model knows nothing of it.")


def find_unseen_category(sets: Sets) -> Iterator[Draft]:
    """Find the attributes with categories that training lacks; identifiers and free texts hold none."""
    columns = [column for column in sets.columns() if is_category(sets, column)]
    if not columns:
        raise NotCheckedError(
            lambda: _("No attribute holds texts that come back; name columns of codes with categories=[…].")
        )
    for column in columns:
        for key in ("test", "validation"):
            if key in sets.frames:
                yield from _compare(sets, column, key)


def _compare(sets: Sets, column: Column, key: str) -> Iterator[Draft]:
    counts = count_levels(column, ("train", key))
    in_train, in_other = counts.counts > 0
    unseen = in_other & ~in_train
    if not (in_train.any() and unseen.any()):
        return  # a column without a single known value in training is missing rather than new
    if in_other.sum() > N_LEVELS_OF_A_KIND and 2 * unseen.sum() > in_other.sum():
        return  # names of things (patients, shops): new things have new names
    rows, n_rows = rows_holding(sets, column, key, counts.levels[unseen]), int(counts.counts[1, unseen].sum())
    labels, known = ([column.text(float(level)) for level in counts.levels[held]] for held in (unseen, in_train))
    spelled = same_but_spelling(labels, known)

    def draft() -> SplitFinding:
        return SplitFinding(
            code="unseen_category",
            severity="question",
            title=ngettext(
                "“{column}” has {n} category in the {name} that the training set lacks: {labels} ({n_rows}).",
                "“{column}” has {n} categories in the {name} that the training set lacks: {labels} ({n_rows}).",
                len(labels), column=column.name, name=_(SET_NAMES[key]), labels=some_values(labels),
                n_rows=ngettext("{n} row", "{n} rows", n_rows),
            ),
            columns=(column.name,),
            rows=tuple(sets.index(key)[rows]),
            evidence={"n_categories": len(labels), "n_rows": n_rows, "n_rows_in_set": sets.sizes[key]},
            hypotheses=_hypotheses(spelled),
            fixes=_fixes(column.name),
            why=_(WHY),
            sets=("train", key),
            positions={key: rows},
        )  # fmt: skip

    yield draft


def _hypotheses(spelled: tuple[object, object] | None) -> tuple[str, ...]:
    new = _("it is rare, or new: will new ones come when the model is used?")
    if spelled is None:
        return (new,)
    return (_("one category, written in two ways: “{a}” and “{b}”", a=spelled[0], b=spelled[1]), new)


def _fixes(name: Name) -> tuple[str, ...]:
    return (
        "encoder = OneHotEncoder(handle_unknown='infrequent_if_exist', min_frequency=10)",
        f"test.loc[~test[{name!r}].isin(train[{name!r}]), {name!r}] = 'other'",
    )
