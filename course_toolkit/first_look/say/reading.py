"""How a table was read, as a teacher would tell it."""

import pandas as pd

from course_toolkit.first_look.compute.reading import Reading, reading_of, tell


def say_reading(table: pd.DataFrame | Reading) -> str:
    r"""Say how a table was read: what was told from its file, what became missing, what to look at.

    What did the parser make of my file? A table does not show it any more: an empty cell was a ``NULL``, a number
    was a text with a comma.

    Parameters
    ----------
    table : DataFrame or Reading
        What :func:`read_table` returned, or the account of it.

    Returns
    -------
    str
        Plain text in the current language, a line for each thing to know; empty for a table that was read otherwise.

    See Also
    --------
    read_table : Reads a table and says this.

    Examples
    --------
    >>> from io import StringIO
    >>> import course_toolkit as ct
    >>> from course_toolkit.first_look.explore.reading import read_table
    >>> from course_toolkit.first_look.say.reading import say_reading
    >>> ct.set_language("en")
    >>> frame = read_table(StringIO("Age;IMC\n25;22,5\n30;NULL\n"), quiet=True)
    >>> print(say_reading(frame))
    source (CSV): 2 rows × 2 columns.
    Told from the file: separator “;” (sep), decimal mark “,” (decimal), encoding utf-8 (encoding); where that is
    wrong, give the argument in brackets.
    1 cell is missing, in 1 column. IMC: 1 (NULL).
      If NULL means something, keep it: not_missing=["NULL"]
    The same in plain pandas:
      frame = pd.read_csv(source, sep=";", decimal=",")
    """
    reading = table if isinstance(table, Reading) else reading_of(table)
    return "" if reading is None else tell(reading)
