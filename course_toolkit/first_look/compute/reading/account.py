"""The account of how a table was read: plain data, kept with the table, worded whenever it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import pandas as pd

from course_toolkit.first_look.compute.reading.missing import Missing, MissingColumn
from course_toolkit.first_look.compute.reading.options import Kind

#: Where a table keeps it.
KEY = "reading"
#: No more notes of one kind than this are kept: a table carries them wherever it goes.
N_NOTES_OF_A_KIND = 8
#: ``note`` code → what it tells; see ``say/reading.py``.
Note = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """How a table was read.

    Attributes
    ----------
    source : str
        The name of the file, or the address of the database without its password.
    kind : {"csv", "json", "excel", "parquet", "sqlite", "sql"}
    n_rows, n_columns : int
    code : str
        The lines of pandas that read the same table; ``lines`` before the last prepare it.
    facts : dict
        What was told from the file or by the arguments: ``sep``, ``decimal``, ``thousands``, ``encoding``, ``sheet`` …
    guessed : tuple of str
        The arguments that nobody gave: they correct a wrong guess.
    missing : Missing
    notes : tuple of dict
        What to know beside: each has a ``code`` and plain values.
    """

    source: str
    kind: Kind
    n_rows: int
    n_columns: int
    code: str
    facts: Mapping[str, Any]
    guessed: tuple[str, ...]
    missing: Missing
    notes: tuple[Note, ...] = field(default=())


def keep_account(frame: pd.DataFrame, reading: Reading) -> None:
    """Leave the account with the table, as plain data that JSON has words for."""
    frame.attrs[KEY] = _plain(asdict(reading))


def reading_of(frame: pd.DataFrame) -> Reading | None:
    """Return how a table was read, if it was read by ``read_table`` and still knows."""
    kept = frame.attrs.get(KEY)
    if not isinstance(kept, Mapping) or set(kept) != {one.name for one in fields(Reading)}:
        return None
    missing = kept["missing"]
    columns = tuple(MissingColumn(one["column"], one["n_cells"], _pairs(one["texts"])) for one in missing["columns"])
    return Reading(
        **{
            **kept,
            "guessed": tuple(kept["guessed"]),
            "missing": Missing(missing["n_cells"], missing["n_columns"], _pairs(missing["texts"]), columns),
            "notes": tuple(kept["notes"]),
        }
    )


def few(notes: Sequence[Note]) -> list[Note]:
    """Return the first notes of a kind, the last of them with the number left out."""
    kept = list(notes[:N_NOTES_OF_A_KIND])
    if len(notes) > N_NOTES_OF_A_KIND:
        kept.append({"code": "more", "of": notes[0]["code"], "n": len(notes) - N_NOTES_OF_A_KIND})
    return kept


def _pairs(texts: Sequence[Sequence[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((text, n) for text, n in texts)


def _plain(value: Any) -> Any:
    """Return lists for tuples: what comes back from JSON is what was kept."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
