"""Columns that not every set has: a model cannot learn from what it will not be given, and no check can compare it."""

from collections.abc import Iterator

from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, SplitFinding
from course_toolkit.splits.compute.tables.sets import Name, Sets


def find_columns_differ(sets: Sets) -> Iterator[Draft]:
    """Find the attributes that some set lacks; a label that the test set keeps to itself is none of them."""
    for first, last in sets.pairs:
        one, other = (_attributes(sets, key) for key in (first, last))
        missing = tuple(name for name in one if name not in other)
        added = tuple(name for name in other if name not in one)
        if missing or added:
            yield _draft((first, last), missing, added)


def _attributes(sets: Sets, key: str) -> list[Name]:
    return [name for name in sets.frames[key].columns if name != sets.label]


def _draft(pair: tuple[str, str], missing: tuple[Name, ...], added: tuple[Name, ...]) -> Draft:
    def draft() -> SplitFinding:
        n = len(missing) + len(added)
        parts = [
            _("only in the {set_name}: {columns}", set_name=_(SET_NAMES[key]), columns=show_some(names))
            for key, names in zip(pair, (missing, added), strict=True)
            if names
        ]
        return SplitFinding(
            code="columns_differ",
            severity="warning",
            title=ngettext(
                "{n} column is not in both sets ({where}).", "{n} columns are not in both sets ({where}).", n,
                where="; ".join(parts),
            ),
            why=_("A model cannot use a column that it will not be given, and nothing here could compare it."),
            columns=(*missing, *added),
            evidence={f"n_only_{pair[0]}": len(missing), f"n_only_{pair[1]}": len(added)},
            hypotheses=(
                _("A column was renamed, or prepared, on one side only."),
                _("Categories were made columns (one-hot) in each set by itself."),
            ),
            fixes=(f"{pair[1]} = {pair[1]}.reindex(columns={pair[0]}.columns)",),
            sets=pair,
        )  # fmt: skip

    return draft
