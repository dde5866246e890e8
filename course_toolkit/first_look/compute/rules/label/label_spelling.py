"""One class under several spellings."""

from collections.abc import Iterator

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.texts.spelling_variants import find_variants, suspect_spelling
from course_toolkit.first_look.compute.table import Table


def find_label_spelling(table: Table) -> Iterator[Suspicion]:
    """Find classes of the label that are written in several ways."""
    target = table.target
    if target is not None and target.kind in {"text", "number"}:
        for variants in find_variants(table, target):
            yield suspect_spelling(table, variants, code="label_spelling")
