"""What stands under the matrix: why groups are thinned out, and the arguments for each group as a table."""

from collections.abc import Sequence
from html import escape

from course_toolkit._core.words import ngettext
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.say.correlation import say_group, say_notes, say_why
from course_toolkit.attributes.say.correlation_table import WordTable, group_table

#: So many groups, and members of each, are shown; code gives them all.
N_GROUPS, N_MEMBERS = 6, 15


def cards_html(correlations: Correlations, groups: Sequence[AttributeGroup]) -> str:
    """Return the groups as tables, and notes about what the matrix does not hold; everything escaped."""
    parts = [_paragraph(say_why())] if groups else []
    parts += [_card(correlations, group) for group in groups[:N_GROUPS]]
    if len(groups) > N_GROUPS:
        n_more = len(groups) - N_GROUPS
        words = ngettext("{n} more group, in explorer.groups.", "{n} more groups, in explorer.groups.", n_more)
        parts.append(_paragraph(words))
    return "".join([*parts, *map(_paragraph, say_notes(correlations))])


def _card(correlations: Correlations, group: AttributeGroup) -> str:
    table = group_table(group, label=correlations.label, has_costs=bool(correlations.costs))
    n_more = len(table.rows) - N_MEMBERS
    more = _paragraph(_say_more(n_more)) if n_more > 0 else ""
    return _paragraph(say_group(group, label=correlations.label)) + _table(table) + more


def _say_more(n_more: int) -> str:
    return ngettext("{n} more member, in explorer.groups.", "{n} more members, in explorer.groups.", n_more)


def _table(table: WordTable) -> str:
    head = "".join(f"<th>{escape(words)}</th>" for words in table.headings)
    rows = "".join(_row(row) for row in table.rows[:N_MEMBERS])
    return f'<div class="ct-rows" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(row: Sequence[str]) -> str:
    name, *cells, code = map(escape, row)
    middle = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr><th>{name}</th>{middle}<td><code>{code}</code></td></tr>"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"
