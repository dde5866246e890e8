"""The arguments for the members of a group as a table of words, each member with the line that would drop it."""

from collections.abc import Hashable
from dataclasses import dataclass

from course_toolkit._core.compute.steps.literals import list_literal
from course_toolkit._core.words import _, format_count, format_number, format_percent
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, GroupMember
from course_toolkit.attributes.say.amounts import cut


@dataclass(frozen=True)
class WordTable:
    """Headings and rows of plain text; the last cell of each row is a line of code."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def group_table(group: AttributeGroup, *, label: Hashable | None, has_costs: bool) -> WordTable:
    """Return the arguments side by side; a column that says nothing of any member is left out."""
    columns = [
        (_("attribute"), [cut(one.name) for one in group.members]),
        *_of_label(group, label),
        (_("missing values"), [format_count(one.n_missing) for one in group.members]),
        (_("distinct values"), [format_count(one.n_distinct) for one in group.members]),
        (_("given by the others (R²)"), [format_percent(one.explained_share) for one in group.members]),
        (_("nearest"), [_nearest(one) for one in group.members]),
        *([(_("cost"), [say_cost(one) for one in group.members])] if has_costs else []),
        (_("the line that would drop it"), [drop_line(one.name) for one in group.members]),
    ]
    headings, cells = zip(*columns, strict=True)
    return WordTable(headings, tuple(zip(*cells, strict=True)))


def drop_line(name: Hashable) -> str:
    """Return the pandas line that drops a column."""
    return f"frame.drop(columns={list_literal([name])})"


def say_cost(member: GroupMember) -> str:
    """Write what an attribute costs to measure, a dash where nobody said."""
    return "—" if member.cost is None else format_count(member.cost)


def _of_label(group: AttributeGroup, label: Hashable | None) -> list[tuple[str, list[str]]]:
    if label is None:
        return []
    return [(_("link with {label}", label=cut(label)), [format_number(one.label_link, 2) for one in group.members])]


def _nearest(member: GroupMember) -> str:
    return f"{cut(member.nearest)} ({format_number(member.nearest_strength, 2)})"
