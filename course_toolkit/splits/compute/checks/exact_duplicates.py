"""The same row in two sets, label included, more often than chance explains."""

from collections.abc import Iterator

from course_toolkit._core.words import N_, _, format_percent, ngettext
from course_toolkit.splits.compute.copies.copied import Copied, find_copied, same_label
from course_toolkit.splits.compute.copies.equal_rows import Twins
from course_toolkit.splits.compute.examples import side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import Name, Sets

WHY = N_("A model that has learned a row by heart is right about its copy: the score counts memory as knowledge.")
BEFORE = N_("the table held copies before it was split")
DRAWN = N_("the sets were drawn with replacement, or from the same rows twice")
CHANCE = N_("chance: few columns with few values each")


def find_exact_duplicates(sets: Sets) -> Iterator[Draft]:
    """Find the rows that stand in two sets; whatever the order of the columns, the index or the dtypes."""
    check_columns(sets)
    for copied in find_copied(sets):
        twins = same_label(sets, copied)
        if twins.n_patterns:
            yield _draft(sets, copied, twins)


def check_columns(sets: Sets) -> None:
    """Refuse sets that have no attribute in common."""
    if not sets.names:
        raise NotCheckedError(lambda: _("The sets have no attribute in common; give them the same columns."))


def _draft(sets: Sets, copied: Copied, twins: Twins) -> Draft:
    last = copied.pair[1]
    numbers = evidence(sets, copied, twins)
    rows = tuple(sets.index(last)[twins.rows[last]])
    pairs = twins.pairs()[:3]

    def draft() -> SplitFinding:
        return SplitFinding(
            code="exact_duplicates",
            severity="error" if copied.proved else "question",
            title=_title(copied, numbers),
            rows=rows,
            evidence=numbers,
            hypotheses=(_(BEFORE), _(DRAWN)) if copied.proved else (_(CHANCE), _(BEFORE)),
            fixes=drop_lines(copied.left_out),
            why=_(WHY),
            examples=side_by_side(sets, copied.pair, pairs),
            sets=copied.pair,
            positions={key: twins.rows[key] for key in copied.pair},
            repair="drop_rows",
        )

    return draft


def evidence(sets: Sets, copied: Copied, twins: Twins) -> dict[str, float]:
    """Return the numbers of the rows that two sets have in common."""
    first, last = copied.pair
    return {
        "n_rows": len(twins.rows[last]),
        "share": len(twins.rows[last]) / len(sets.frames[last]),
        f"n_rows_{first}": len(twins.rows[first]),
        "n_distinct": twins.n_patterns,
        "expected_by_chance": copied.verdict.expected,
        "p_value": copied.verdict.p_value,
    }


def drop_lines(left_out: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the code that takes copies out of a table before it is split."""
    if not left_out:
        return ("frame = frame.drop_duplicates()  # " + _("before the split"),)
    columns = ", ".join(repr(name) for name in left_out)
    return (
        f"frame = frame.drop_duplicates(subset=[name for name in frame.columns if name not in [{columns}]])  # "
        + _("before the split"),
    )


def _title(copied: Copied, numbers: dict[str, float]) -> str:
    title = ngettext(
        "{n} row of the {last} ({share}) also stands in the {first}.",
        "{n} rows of the {last} ({share}) also stand in the {first}.",
        numbers["n_rows"],
        share=format_percent(numbers["share"], 1),
        first=_(SET_NAMES[copied.pair[0]]),
        last=_(SET_NAMES[copied.pair[1]]),
    )
    return title + left_out_words(copied.left_out)


def left_out_words(left_out: tuple[Name, ...]) -> str:
    """Say which columns were not compared, since they only name or number the rows."""
    if not left_out:
        return ""
    names = ", ".join(map(str, left_out))
    return " " + _("Not compared, since they name or number each row: {names}.", names=names)
