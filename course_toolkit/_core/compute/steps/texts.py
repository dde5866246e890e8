"""Texts made ready to be read: signs that are taken away or exchanged, one after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.compute.steps.literals import dict_literal, literal

LONGEST_LINE = 110


@dataclass(frozen=True)
class Edit:
    """What is found in a text, as it stands or as a regular expression, and what takes its place."""

    found: str
    new: str = ""
    regex: bool = False

    def of(self, texts: pd.Series) -> pd.Series:
        """Return the texts changed."""
        return texts.str.replace(self.found, self.new, regex=self.regex)

    def code(self) -> str:
        """Return the call of pandas."""
        return f".str.replace({self._found_code()}, {literal(self.new)}{', regex=True' if self.regex else ''})"

    def _found_code(self) -> str:
        """Return what is found; with bare backslashes where that can be."""
        plain = "\\" not in self.found or '"' in self.found or self.found.endswith("\\")
        return literal(self.found) if plain or not self.found.isprintable() else f'r"{self.found}"'


def edited(column: pd.Series, edits: Iterable[Edit], exceptions: Mapping[Any, Any]) -> pd.Series:
    """Return a column as texts, edited; the exceptions are written otherwise first."""
    texts = (column.replace(dict(exceptions)) if exceptions else column).astype("str")
    for edit in edits:
        texts = edit.of(texts)
    return texts


def edited_code(cell: str, edits: Iterable[Edit], exceptions: Mapping[Any, Any]) -> str:
    """Return that in code; on several lines where one would be long."""
    calls = [f".replace({dict_literal(exceptions)})"] if exceptions else []
    calls += ['.astype("str")', *(edit.code() for edit in edits)]
    line = cell + "".join(calls)
    return line if len(line) <= LONGEST_LINE else "(\n    " + "\n    ".join([cell, *calls]) + "\n)"
