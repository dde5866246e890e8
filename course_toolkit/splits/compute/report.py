"""What the checks of a split found, and what they could not look at."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from course_toolkit._core.compute.finding import SEVERITIES, findings_frame
from course_toolkit.splits.compute.finding import Draft, NotChecked, SplitFinding
from course_toolkit.splits.compute.sets import Sets


@dataclass(frozen=True)
class SplitReport:
    """The findings about a split, worst first, and what was not checked."""

    sets: Sets
    drafts: tuple[Draft, ...]
    not_checked: tuple[NotChecked, ...]

    @property
    def findings(self) -> tuple[SplitFinding, ...]:
        """The findings, worst first, worded in the current language."""
        worst_first = list(SEVERITIES)
        return tuple(sorted((draft() for draft in self.drafts), key=lambda one: worst_first.index(one.severity)))

    @cached_property
    def has_errors(self) -> bool:
        """Whether some leak is proved."""
        return any(finding.severity == "error" for finding in self.findings)

    def frame(self) -> pd.DataFrame:
        """Return the findings as a table, a row each, worst first."""
        findings = self.findings
        return findings_frame(findings).assign(sets=[" – ".join(one.sets) for one in findings])
