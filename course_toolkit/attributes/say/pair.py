"""What a teacher would say of two attributes."""

import math
from collections.abc import Iterator

from course_toolkit._core.words import _, format_count, format_number, format_percent, ngettext
from course_toolkit.attributes.compute.association import Association
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.say.amounts import cut, say_rows, say_value

#: One row decides when r without it differs by this much.
DECIDES = 0.3
#: And is worth a word from here on.
TELLING = 0.05
#: Ranks and values say different things from here on.
APART = 0.15
FEW_ROWS = 30


def say_pair(outcome: PairOutcome) -> str:
    """Say how strongly two attributes go together, and what single rows do to that.

    Parameters
    ----------
    outcome : PairOutcome
        What :func:`relate_attributes` returned.

    Returns
    -------
    str
        Plain text in the current language.

    See Also
    --------
    relate_attributes, PairPicture, AttributeExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.relate import relate_attributes
    >>> ct.set_language("en")
    >>> print(say_pair(relate_attributes(ct.load_sante(), "IMC", "cholesterol")))
    IMC and cholesterol, over 10 rows: r = -0.03 (Pearson), rho = 0.81 (Spearman). One row decides: without
    row 4 (242,300), r would be 0.99. With so few rows, any r between -0.65 and 0.61 would fit.
    """
    association = outcome.association
    if association is None:
        return _("{x} and {y}: one of them holds nothing that could be compared.", x=cut(outcome.x), y=cut(outcome.y))
    if association.lack is not None:
        return _lacking(outcome, association.lack.code)
    if isinstance(outcome, ScatterOutcome):
        return " ".join(_scatter(outcome, association))
    if isinstance(outcome, GroupsOutcome):
        return " ".join(_groups(outcome, association))
    return " ".join(_table(outcome, association)) if isinstance(outcome, TableOutcome) else ""


def say_correlation(r: float) -> str:
    """Write a correlation: two decimals, and no negative zero."""
    return format_number(round(r, 2) + 0.0, 2)


def _lacking(outcome: PairOutcome, code: str) -> str:
    x, y, n = cut(outcome.x), cut(outcome.y), format_count(outcome.n_known)
    if code == "constant":
        return _("{x} and {y}: where both are known ({n} rows), one of them never changes.", x=x, y=y, n=n)
    if code == "all_different":
        return _("{x} and {y}: a category of its own for each row tells nothing of the other attribute.", x=x, y=y)
    return _("{x} and {y}: both are known on {n} rows only, too few to compare them.", x=x, y=y, n=n)


def _scatter(outcome: ScatterOutcome, association: Association) -> Iterator[str]:
    yield _(
        "{x} and {y}, over {n} rows: r = {r} (Pearson), rho = {rho} (Spearman).",
        x=cut(outcome.x), y=cut(outcome.y), n=format_count(outcome.n_known), r=say_correlation(association.value),
        rho=say_correlation(association.spearman),
    )  # fmt: skip
    yield from _without(outcome)
    now = outcome.rest or association
    if not math.isnan(now.value):
        yield from _deciding(outcome, now)
        yield from _caution(outcome, now)


def _without(outcome: PairOutcome) -> Iterator[str]:
    """Say what leaving rows out has changed."""
    rest, n = outcome.rest, len(outcome.left_out)
    if rest is None:
        return
    rows = say_rows(outcome.index, outcome.left_out)
    if rest.lack is not None:
        yield ngettext("Without row {rows}, nothing is left to compare.",
                       "Without {n} rows ({rows}), nothing is left to compare.", n, rows=rows)  # fmt: skip
    elif isinstance(outcome, ScatterOutcome):
        yield ngettext(
            "Without row {rows}: r = {r}, rho = {rho}.", "Without {n} rows ({rows}): r = {r}, rho = {rho}.", n,
            rows=rows, r=say_correlation(rest.value), rho=say_correlation(rest.spearman),
        )  # fmt: skip
    else:
        yield ngettext("Without row {rows}: {value}.", "Without {n} rows ({rows}): {value}.", n, rows=rows,
                       value=say_correlation(rest.value))  # fmt: skip


def _deciding(outcome: ScatterOutcome, now: Association) -> Iterator[str]:
    """Name the row that changes r most."""
    if not outcome.influences:
        return
    first = outcome.influences[0]
    change = abs(first.r_without - now.value)
    point = outcome.point(first.position) or (math.nan, math.nan)
    row, r = say_rows(outcome.index, (first.position,)), say_correlation(first.r_without)
    # The coordinate that lies further out names the point best.
    value = say_value(*_further(outcome, point))
    if change >= DECIDES:
        yield _("One row decides: without row {row} ({value}), r would be {r}.", row=row, value=value, r=r)
    elif change >= TELLING:
        yield _(
            "The row that changes r most is row {row} ({value}): without it, r would be {r}.", row=row, value=value, r=r
        )
    else:
        yield _("No single row changes r by more than {change}.",
                change=format_number(math.ceil(1000 * change) / 1000, 3))  # fmt: skip


def _further(outcome: ScatterOutcome, point: tuple[float, float]) -> tuple[float, str]:
    axes = zip(point, (outcome.x_values, outcome.y_values), outcome.kinds, strict=True)
    ranked = [(abs(value - values.mean()) / (values.std() or 1.0), value, kind) for value, values, kind in axes]
    _gap, value, kind = max(ranked, key=lambda one: one[0])
    return value, kind


def _caution(outcome: ScatterOutcome, now: Association) -> Iterator[str]:
    if now.n_rows < FEW_ROWS and not math.isnan(now.low):
        yield _("With so few rows, any r between {low} and {high} would fit.",
                low=say_correlation(now.low), high=say_correlation(now.high))  # fmt: skip
    elif abs(now.spearman) - abs(now.value) > APART:
        yield _("The ranks go together better than the values: look for a curve, or for values far away.")
    if outcome.cells is not None or len(outcome.drawn) < now.n_rows:
        yield _("Too many points to draw each: r, rho and the line are those of all of them.")


def _groups(outcome: GroupsOutcome, association: Association) -> Iterator[str]:
    known = [(level.words, spread) for level, spread in zip(outcome.levels.levels, outcome.spreads, strict=True)
             if spread.n]  # fmt: skip
    yield _(
        "{number} by {category}, over {n} rows: correlation ratio {eta}. The category explains {share} of the "
        "variance of {number}.",
        number=cut(outcome.number), category=cut(outcome.category), n=format_count(outcome.n_known),
        eta=say_correlation(association.value), share=format_percent(association.value**2),
    )  # fmt: skip
    (low_name, low), (high_name, high) = (pick(known, key=lambda one: one[1].median) for pick in (min, max))
    if low.median < high.median:
        yield _(
            "The medians go from {low} ({low_name}) to {high} ({high_name}).", low=say_value(low.median, outcome.kind),
            low_name=cut(low_name), high=say_value(high.median, outcome.kind), high_name=cut(high_name),
        )  # fmt: skip
    yield from _without(outcome)


def _table(outcome: TableOutcome, association: Association) -> Iterator[str]:
    yield _(
        "{x} and {y}, over {n} rows: Cramér's V = {v} (0: unrelated, 1: one gives the other away).",
        x=cut(outcome.x), y=cut(outcome.y), n=format_count(outcome.n_known), v=say_correlation(association.value),
    )  # fmt: skip
    yield _("Each cell shows how many rows, and their share of the line: darker means more.")
