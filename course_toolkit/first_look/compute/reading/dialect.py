"""How a text file is written, and what pandas must be told of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from course_toolkit.first_look.compute.reading.layout import BLANKS, Layout
from course_toolkit.first_look.compute.reading.marks import Marks
from course_toolkit.first_look.compute.reading.missing import missing_arguments
from course_toolkit.first_look.compute.reading.options import Options

#: pandas reads these without being told.
PLAIN_ENCODINGS = {"utf-8", "utf8", "utf-8-sig"}


@dataclass(frozen=True)
class Dialect:
    """How a text file is written, as far as it was told by its first rows."""

    encoding: str
    layout: Layout
    marks: Marks
    options: Options

    @property
    def arguments(self) -> dict[str, Any]:
        """What pandas must be told, and nothing that it does by itself."""
        options, layout, marks = self.options, self.layout, self.marks
        wanted = {
            "sep": (layout.sep, ","),
            "decimal": (marks.decimal, "."),
            "thousands": (marks.thousands, None),
            "encoding": (None if self.encoding.lower() in PLAIN_ENCODINGS else self.encoding, None),
            "skiprows": (layout.skiprows, 0),
            "header": (options.header, 0),
            "index_col": (False if layout.ends_with_separator else None, None),
            "dtype": (dict.fromkeys([*options.text, *marks.shielded], str) or None, None),
            "on_bad_lines": (options.ragged, "error"),
            "engine": (self.engine, None),
        }
        told = {name: value for name, (value, usual) in wanted.items() if value != usual}
        return told | missing_arguments(options.missing, options.not_missing)

    @property
    def engine(self) -> Literal["python"] | None:
        """Python's own parser where the fast one does not know a sign; slower."""
        signs = (self.layout.sep, self.marks.thousands or "")
        slow = any(len(sign.encode()) > 1 for sign in signs if sign != BLANKS)
        return "python" if slow else None

    @cached_property
    def raw_arguments(self) -> dict[str, Any]:
        """What reads the same cells as text, in columns called by their places."""
        kept = {
            key: one for key, one in self.arguments.items() if key in {"sep", "encoding", "skiprows", "on_bad_lines"}
        }
        slow = len(self.layout.sep) > 1 and self.layout.sep != BLANKS
        return kept | {"header": None, "dtype": object, "na_filter": False} | ({"engine": "python"} if slow else {})
