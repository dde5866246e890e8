"""What a teacher would say of one suspicion, before and after its hypotheses are shown."""

from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.finding import ACTIONS, AuditFinding


def say_suspect(finding: AuditFinding, decided: Decided | None, *, revealed: bool) -> str:
    """Return what was seen, and what comes next: look, think, decide, give a reason."""
    parts = [finding.title]
    if revealed:
        parts.append(finding.why)
    if decided is None:
        parts.append(_("What do you see, and what may lie behind it? Decide, and give your reason."))
    elif not decided.reason.strip():
        parts.append(
            _("Decided: {action}. Why? The expert will ask for a reason.", action=_(ACTIONS[decided.decision.action]))
        )
    else:
        parts.append(
            _("Decided: {action} – {reason}", action=_(ACTIONS[decided.decision.action]), reason=decided.reason)
        )
    return " ".join(filter(None, parts))


def say_progress(n_decided: int, n_findings: int) -> str:
    """Return how far the deciding has come."""
    if not n_findings:
        return _("Nothing suspicious was found. That is no proof: the rules know neither your subject nor your expert.")
    if n_decided == n_findings:
        return _("Everything is decided: write the report, and take it to the expert.")
    return ngettext(
        "{n} of {total} suspicions is decided.", "{n} of {total} suspicions are decided.", n_decided,
        total=format_count(n_findings),
    )  # fmt: skip


def code_to_look(finding: AuditFinding) -> str:
    """Return the line of pandas that shows what is suspected."""
    if finding.rows:
        rows = list(finding.rows[:10])
        return f"frame.loc[{rows!r}]"
    if len(finding.columns) == 1:
        return f"frame[{finding.columns[0]!r}].value_counts(dropna=False)"
    return f"frame[{list(finding.columns)!r}].describe()" if finding.columns else "frame.info()"
