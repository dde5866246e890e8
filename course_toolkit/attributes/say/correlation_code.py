"""The pandas lines behind the matrix, the pair and the groups."""

from collections.abc import Hashable, Sequence

from course_toolkit._core.compute.steps.literals import list_literal
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.say.correlation_table import drop_line

#: More names than these are not read one by one.
MOST_NAMED = 12


def correlation_code(correlations: Correlations, groups: Sequence[AttributeGroup]) -> str:
    """Return runnable lines: the matrix of the numbers, and for each group a line a member, none chosen.

    ``frame`` is the table.
    """
    return "\n".join([*_matrix(correlations), *(line for group in groups for line in _drops(group))])


def _matrix(correlations: Correlations) -> list[str]:
    used = [one.name for one in correlations.attributes if one.kind in {"number", "boolean"} and not one.is_text]
    if len(used) < 2:
        return []
    methods = ("pearson", "spearman") if correlations.method == "auto" else (correlations.method,)
    return [f"numbers = {_numbers(correlations, used)}", *(f'numbers.corr(method="{method}")' for method in methods)]


def _numbers(correlations: Correlations, used: Sequence[Hashable]) -> str:
    """Name the columns of numbers, or the others where those are fewer."""
    others = [name for name in correlations.names if name not in used]
    others += [one.name for one in correlations.left_out]
    others += [] if correlations.columns.label_name is None else [correlations.columns.label_name]
    if len(used) <= max(MOST_NAMED, len(others)):
        return f"frame[{list_literal(used)}]"
    return f"frame.drop(columns={list_literal(others)})" if others else "frame"


def _drops(group: AttributeGroup) -> list[str]:
    """Return one line a member under a comment; a name with a line break in it must not end the comment."""
    names = ", ".join(" ".join(str(name).split()) for name in group.names)
    comment = _("These repeat one another: {names}. Drop one, or none:", names=names)
    return ["", f"# {comment}", *(drop_line(name) for name in group.names)]
