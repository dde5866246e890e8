"""The rules of the audit: each reads the table and tells what it suspects.

A rule stands for what may be wrong with a table in real life; it is judged on tables that it has not seen.
"""

from collections.abc import Callable, Iterable

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.table import Table

Rule = Callable[[Table], Iterable[Suspicion]]

#: The rules by name, in the order in which they look: what is more special explains a cell before what is more general.
RULES: dict[str, Rule] = {}
