"""What the explorer prints where there is no picture: the groups and the numbers drawn."""

from course_toolkit._core.words import format_count, format_number
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.say.amounts import cut
from course_toolkit.attributes.say.correlation import say_link

#: Of more attributes the strongest pairs are printed instead of the matrix.
MOST_PRINTED, N_PAIRS = 16, 20


def correlation_fingerprint(correlations: Correlations, threshold: float) -> str:
    """Return the groups and the matrix, as lines of text that two runs can compare."""
    groups = [f"{format_number(group.weakest)}: {', '.join(map(cut, group.names))}"
              for group in correlations.groups(threshold)]  # fmt: skip
    head = f"{correlations.method} · {format_count(len(correlations.names))} · {format_count(correlations.n_rows)}"
    return "\n".join([head, *groups, *(_rows(correlations) if _fits(correlations) else _pairs(correlations))])


def _fits(correlations: Correlations) -> bool:
    return len(correlations.names) <= MOST_PRINTED


def _rows(correlations: Correlations) -> list[str]:
    order = correlations.shown.tolist()
    lines = [" ".join(say_link(float(correlations.links[i, j])) for j in order) for i in order]
    label = [""] * len(order)
    if correlations.label is not None:
        label = [f" | {format_number(float(correlations.label_links[i]), 2)}" for i in order]
    return [f"{cut(correlations.names[i])}: {line}{end}" for i, line, end in zip(order, lines, label, strict=True)]


def _pairs(correlations: Correlations) -> list[str]:
    strongest = correlations.frame().head(N_PAIRS)
    return [
        f"{cut(first)} × {cut(second)}: {say_link(float(value))}"
        for first, second, value in zip(strongest["first"], strongest["second"], strongest["value"], strict=True)
    ]
