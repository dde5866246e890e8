"""The card of one suspicion under its picture: first what there is to see, then what may lie behind it."""

from dataclasses import replace
from html import escape

from course_toolkit._core.words import _
from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.finding import AuditFinding
from course_toolkit.first_look.say.suspect import code_to_look


def card_html(finding: AuditFinding, decided: Decided | None, *, revealed: bool) -> str:
    """Return the card: evidence and rows; with ``revealed`` also hypotheses, lines of pandas and the question."""
    shown = replace(finding, title="", why="")  # the sentence under the picture says both
    if not revealed:
        shown = replace(shown, hypotheses=(), fixes=())
    parts = [shown._repr_html_(), _code(_("Look for yourself:"), code_to_look(finding))]
    if revealed and finding.question:
        asked = _("To ask the expert:")
        parts.append(f"<p><strong>{escape(asked)}</strong> {escape(finding.question)}</p>")
    if decided is not None:
        parts.append(_code(_("Your decision as a line of pandas:"), decided.decision.code()))
    return "".join(parts)


def _code(heading: str, code: str) -> str:
    return f"<div>{escape(heading)}</div><pre><code>{escape(code)}</code></pre>"
