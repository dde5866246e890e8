"""Read a table and say how: the first line of every lesson."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from course_toolkit.first_look.compute.reading import read_source
from course_toolkit.first_look.say.reading import say_reading

Texts = str | float | Sequence[str | float] | None


def read_table(  # noqa: PLR0913 — everything that a file does not tell, each by pandas' own name where it has one
    source: Any,
    *,
    sep: str | None = None,
    decimal: str | None = None,
    thousands: str | None = None,
    encoding: str | None = None,
    skiprows: int | None = None,
    header: int | None = 0,
    missing: Texts = None,
    not_missing: Texts = None,
    text: Texts = None,
    ragged: str = "error",
    sheet: str | int | None = None,
    table: str | None = None,
    query: str | None = None,
    quiet: bool = False,
) -> pd.DataFrame:
    r"""Read a table from a file or a database through pandas, and say what was done.

    What did the parser make of my file? It is the first thing to look at: which text became missing, which column
    of numbers stayed text, what the line of pandas would have been.

    Parameters
    ----------
    source : path, open file, bytes, upload or str
        A CSV or TSV file (packed or not), JSON (rows, columns, one row a line), Excel or LibreOffice, Parquet, a SQLite
        file, or the address of a database as SQLAlchemy writes it. What the file holds counts, not how it is called.
    sep, decimal, thousands, encoding : str or None, default None
        How a text file is written; None tells it from the file.
    skiprows : int or None, default None
        How many lines stand above the names; None tells it from the file.
    header : 0 or None, default 0
        None where the file has no line of names.
    missing : str or list of str, default None
        Texts that mean "not known", beside those that pandas knows: ``["?", "inconnu"]``.
    not_missing : str or list of str, default None
        Texts that pandas would read as missing and that mean something: ``["NULL"]``.
    text : str or list of str, default None
        Columns that stay text, such as postcodes, whose first zero would be lost.
    ragged : {"error", "skip"}, default "error"
        What is done about rows with more cells than there are names.
    sheet : str, int or None, default None
        The sheet of a workbook; None takes the first.
    table, query : str or None, default None
        What is read from a database: a whole table, or the answer to a SELECT. Nothing is ever written.
    quiet : bool, default False
        Whether nothing is printed.

    Returns
    -------
    DataFrame of shape (n_rows, n_columns)
        Plain pandas. ``frame.attrs["reading"]`` holds the account of how it was read.

    Raises
    ------
    CourseError
        When the file is not there (the nearest one is named), is empty, damaged, locked by a password or no table;
        when a row is wider than the names, the encoding is wrong, the JSON is not valid (with line and column), or a
        query is no SELECT that the database understands.

    See Also
    --------
    say_reading : Says again how a table was read.
    first_look : What to look at next.

    Notes
    -----
    Nothing is converted behind your back: a column that looks like numbers or dates stays text unless the marks of
    the whole file say otherwise, and the line that converts it is told.

    Examples
    --------
    >>> from io import StringIO
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.explore.reading import read_table
    >>> ct.set_language("en")
    >>> frame = read_table(StringIO("ID,Age,malade\n1,25,NULL\n4,45,1\n10,120,1\n"))
    source (CSV): 3 rows × 3 columns.
    Told from the file: separator “,” (sep), decimal mark “.” (decimal), encoding utf-8 (encoding); where that is
    wrong, give the argument in brackets.
    1 cell is missing, in 1 column. malade: 1 (NULL).
      If NULL means something, keep it: not_missing=["NULL"]
    The same in plain pandas:
      frame = pd.read_csv(source)
    """
    given = {
        "sep": sep, "decimal": decimal, "thousands": thousands, "encoding": encoding, "skiprows": skiprows,
        "header": header, "missing": missing, "not_missing": not_missing, "text": text, "ragged": ragged,
        "sheet": sheet, "table": table, "query": query,
    }  # fmt: skip
    frame = read_source(source, given)
    if not quiet:
        print(say_reading(frame))  # noqa: T201 — to say what was done is half of what this function is for
    return frame
