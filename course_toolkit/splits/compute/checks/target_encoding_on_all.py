"""A category encoded with label means that include the judged rows: every test row then carries its own answer."""

from collections.abc import Iterator, Sequence

from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.splits.compute.answers.encodings import Encoding, find_encodings, label_scores
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

CODE = "target_encoding_on_all"


def find_target_encoding_on_all(sets: Sets) -> Iterator[Draft]:
    """Find columns whose values are label means of all rows, to the last digit, and not of the training rows.

    The labels of each choice of sets are averaged by category (declared, text, whole numbers, of the raw tables, or
    recovered as the rows of equal values where the category is gone). That means with the test rows agree and means
    without them do not is proof: an honest column hits no mean to its last digit, let alone several.
    """
    if sets.target is None:
        raise NotCheckedError(lambda: _("Some set has no labels; with them, label means could be recognised."))
    if not label_scores(sets):
        raise NotCheckedError(lambda: _("The label has no two values to average."))
    for judged in sets.frames:
        if judged != "train":
            found = list(find_encodings(sets, judged))
            if found:
                yield _draft(sets, judged, found)


def _draft(sets: Sets, judged: str, found: Sequence[Encoding]) -> Draft:
    worst = max(found, key=lambda one: one.n_groups)

    def draft() -> SplitFinding:
        return SplitFinding(
            code=CODE,
            severity="error",
            title=ngettext(
                "{column} holds, by category, means of the label into which the labels of the {judged} went: "
                "{n_same} of {n_groups} categories agree to the last digit.",
                "{n} columns ({column}, …) hold, by category, means of the label into which the labels of the "
                "{judged} went: {n_same} of {n_groups} categories agree to the last digit.",
                len(found), column=worst.column, judged=_(SET_NAMES[judged]),
                n_same=format_count(worst.n_explained), n_groups=format_count(worst.n_groups),
            ),
            columns=tuple(one.column for one in found),
            evidence={
                "n_categories": worst.n_groups, "n_explained_with": worst.n_explained,
                "n_explained_without": worst.n_explained_without, "p_value": worst.by_chance,
            },
            hypotheses=(
                _("The categories were encoded on the whole table, before the split."),
                _("The encoder was fitted again on the {judged}.", judged=_(SET_NAMES[judged])),
            ),
            why=_("Part of each row's own answer stands in its attributes: the rarer the category, the more of it."),
            fixes=tuple(line for one in found[:3] for line in _fix(sets, one, judged)),
            examples=worst.table.set_axis([str(worst.column), _("mean label without"), _("mean label with")], axis=1),
            sets=("train", judged),
            repair="drop_columns",
        )  # fmt: skip

    return draft


def _fix(sets: Sets, one: Encoding, judged: str) -> tuple[str, ...]:
    """Return code that encodes the category with the training rows' labels; without the category, none is left."""
    if one.category is None or one.category not in sets.names:
        return (f"{judged} = {judged}.drop(columns=[{one.column!r}])  # train too",)
    return (
        f"encoder = TargetEncoder().fit(train[[{one.category!r}]], train[{sets.label!r}])",
        f"{judged}[{one.column!r}] = encoder.transform({judged}[[{one.category!r}]])",
    )
