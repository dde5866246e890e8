"""Files that are to be read as tables: what is there, what is none, and what pandas could not read."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count, ngettext

INSTALL = 'pip install "course-toolkit[files]"'
KINDS = "CSV, TSV, JSON, Excel, Parquet, SQLite"
N_FILES_NAMED = 5
LONGEST_LINE = 100
LONGEST_PATH = 300
#: No system has longer names of files.
LONGEST_NAME = 255
_TABLES = {".csv", ".tsv", ".txt", ".json", ".jsonl", ".xlsx", ".xls", ".ods", ".parquet", ".sqlite", ".db", ".gz"}
#: Kinds of files that the toolkit leaves to others, and what reads them.
_OTHERS = {
    ".dta": "pd.read_stata", ".sav": "pd.read_spss", ".sas7bdat": "pd.read_sas", ".h5": "pd.read_hdf",
    ".hdf5": "pd.read_hdf", ".feather": "pd.read_feather", ".orc": "pd.read_orc", ".npy": "numpy.load",
    ".npz": "numpy.load", ".xml": "pd.read_xml", ".mat": "scipy.io.loadmat",
}  # fmt: skip
_PAGE = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


# ------------------------------------------------------------------------------------ arguments
def check_sign(value: Any, *, name: str) -> str | None:
    """Return one sign, or None."""
    if value is None or (isinstance(value, str) and len(value) == 1):
        return value
    raise explain(
        _("{name} must be one sign.", name=name),
        came(value),
        _('Write for example {name}=","', name=name),
    )


def check_count_or_none(value: Any, *, name: str) -> int | None:
    """Return a whole number from 0 up, or None."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise explain(
        _("{name} must be a whole number from 0 up.", name=name),
        came(value),
        _("Write how many lines stand above the names, for example {name}=2", name=name),
    )


def check_header(value: Any) -> int | None:
    """Return 0 where the first line holds the names, None where no line does."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value == 0):
        return value
    raise explain(
        _("header must be 0 (the first line holds the names) or None (no line does)."),
        came(value),
        _("Where lines stand above the names, write how many: skiprows=2"),
    )


def check_texts(value: Any, *, name: str, only_one: bool = False) -> tuple[str | float, ...]:
    """Return one text, or several texts and numbers, as a tuple."""
    if isinstance(value, str):
        return (value,)
    if only_one:
        raise explain(_("{name} must be a text.", name=name), came(value), _("Write it between quotation marks."))
    if value is None or isinstance(value, (int, float)):
        return () if value is None else (value,)
    try:
        texts = tuple(value)
    except TypeError:
        texts = (value,)
    if all(isinstance(one, (str, int, float)) for one in texts):
        return texts
    raise explain(
        _("{name} must be a text or a list of texts.", name=name),
        came(value),
        _('Write for example {name}=["?", "inconnu"]', name=name),
    )


def refuse_options(names: Sequence[str], kind: str, known: Sequence[str]) -> NoReturn:
    """Refuse arguments that do not count for a kind of file."""
    raise explain(
        _("The arguments must go with the kind of file."),
        _("{names} came for a file of the kind {kind}.", names=", ".join(names), kind=kind),
        _("For this kind there are: {known}.", known=", ".join(known)),
    )


# ------------------------------------------------------------------------------------ what is there
def check_file(path: Path, *, name: str) -> Path:
    """Return the path of a file that is there; name the nearest one where it is not."""
    rule = _("source must be the path of a file that is there.")
    if "\n" in name or len(path.name) > LONGEST_NAME:
        raise explain(rule, _("{path} does not exist.", path=_whole(name)),
                      _("A text that you have at hand is read as a file: read_table(io.StringIO(text))"))  # fmt: skip
    if path.is_dir():
        files = sorted(one.name for one in path.iterdir() if one.suffix.lower() in _TABLES)
        held = show_some(files) if files else _("no table")
        raise explain(
            rule,
            _("{path} is a folder; it holds: {files}.", path=_whole(name), files=held),
            _("Give one file of it: {example}", example=_whole(str(Path(name) / (files[0] if files else "sante.csv")))),
        )
    if path.is_file():
        return path
    raise explain(rule, _("{path} does not exist.", path=_whole(name)), _advise_path(path))


def _advise_path(path: Path) -> str:
    """Name the file that may have been meant, else the folder that was looked in."""
    folder = path.parent
    if not folder.is_dir():
        return _("There is no folder {folder} either. The notebook runs in {here}.", folder=_whole(str(folder)),
                 here=_whole(str(Path.cwd())))  # fmt: skip
    by_text = {one.name.casefold(): one.name for one in sorted(folder.iterdir()) if one.is_file()}
    same_stem = [name for text, name in by_text.items() if Path(text).stem == path.stem.casefold()]
    near = same_stem or [by_text[text] for text in get_close_matches(path.name.casefold(), by_text, n=1)]
    if near:
        return _("Did you mean {nearest}?", nearest=_whole(str(Path(path.parent) / near[0])))
    tables = [name for text, name in by_text.items() if Path(text).suffix in _TABLES]
    where = _whole(str(folder.resolve()))
    if tables:
        return _("In {folder} there are: {files}.", folder=where, files=show_some(tables))
    return _("In {folder} there is no table. Look where the notebook runs: Path.cwd()", folder=where)


def refuse_web(url: str) -> NoReturn:
    """Refuse an address on the web: nothing is fetched."""
    raise explain(
        _("source must be a file on this machine, or a database."),
        _("{url} came, an address on the web.", url=_whole(url)),
        _("Download the file first, keep it beside the notebook, and give its name: the lesson then runs offline."),
    )


def refuse_source(value: Any) -> NoReturn:
    """Refuse what is no source of a table."""
    if hasattr(value, "columns"):
        advice = _("It is a table already: look at it with first_look(frame).")
    else:
        advice = _('Write for example read_table("sante.csv")')
    raise explain(_("source must be the path of a file, an open file, or the address of a database."), came(value),
                  advice)  # fmt: skip


def refuse_empty(name: str) -> NoReturn:
    """Refuse a file without a cell."""
    raise explain(
        _("The file must hold a table: one line of names, then its rows."),
        _("{path} is empty.", path=_whole(name)),
        _("Look at it in a text editor; the export or the download may have failed."),
    )


def refuse_no_rows(name: str) -> NoReturn:
    """Refuse a file that is well formed and holds no table."""
    raise explain(
        _("The file must hold a table: rows, and columns with names."),
        _("{path} holds none.", path=_whole(name)),
        _("Look at the line that wrote it."),
    )


def refuse_archive(name: str, members: Sequence[str]) -> NoReturn:
    """Refuse a zip file of no file or of several."""
    raise explain(
        _("A zip file must hold one table."),
        ngettext("{path} holds {n} file: {files}.", "{path} holds {n} files: {files}.", len(members),
                 path=_whole(name), files=show_some(members)),
        _("Unpack it, and give the path of the file to read."),
    )  # fmt: skip


def refuse_pickle(name: str) -> NoReturn:
    """Refuse a pickle: reading one runs what is in it."""
    raise explain(
        _("source must be a file of data: {kinds}.", kinds=KINDS),
        _("{path} is a pickle: to read it is to run the code in it.", path=_whole(name)),
        _("Ask whoever made it for a CSV or a Parquet file: frame.to_csv(…, index=False)"),
    )


def check_known_kind(name: str, start: bytes) -> None:
    """Refuse files that somebody else reads, and web pages that were saved instead of the data."""
    rule = _("source must be a file of data: {kinds}.", kinds=KINDS)
    if _PAGE.match(start):
        raise explain(
            rule,
            _("{path} is a web page (HTML).", path=_whole(name)),
            _("A page of login or of errors was saved instead of the data: download the file itself."),
        )
    reader = _OTHERS.get(Path(name).suffix.lower())
    if reader:
        raise explain(rule, _("{path} is of another kind.", path=_whole(name)),
                      _("Read it with {reader}, then go on with the table.", reader=reader))  # fmt: skip
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        refuse_binary(name)


def refuse_binary(name: str) -> NoReturn:
    """Refuse what is no text."""
    raise explain(
        _("source must be a file of data: {kinds}.", kinds=KINDS),
        _("{path} holds bytes that are no text.", path=_whole(name)),
        _("Open it in the program that made it, and export it as CSV."),
    )


# ------------------------------------------------------------------------------------ what could not be read
def refuse_unreadable(name: str, error: BaseException) -> NoReturn:
    """Say in the parser's words why a file is no table, or in the system's why it cannot be opened."""
    if isinstance(error, OSError) and error.strerror:
        raise explain(
            _("The file must be one that you may read."),
            _("{path} cannot be opened: {reason}.", path=_whole(name), reason=error.strerror),
            _("Close it where it is open, or ask whoever keeps it."),
        ) from error
    raise explain(
        _("The file must be a table that can be read."),
        _("{path} is none: {reason}", path=_whole(name), reason=first_line(error)),
        _("Look at it in a text editor, at the place that is named."),
    ) from error


def refuse_corrupt(name: str, kind: str, error: BaseException | None = None) -> NoReturn:
    """Refuse a file that is not of the kind that it promises, or is damaged."""
    reason = "" if error is None else f" ({first_line(error)})"
    raise explain(
        _("The file must be a {kind} file that can be read.", kind=kind),
        _("{path} is damaged, or it is of another kind than its name says.{reason}", path=_whole(name), reason=reason),
        _("Fetch it again, or open it in the program that made it and export it as CSV."),
    ) from error


def refuse_password(name: str) -> NoReturn:
    """Refuse a workbook that is locked."""
    raise explain(
        _("A workbook must not be protected by a password."),
        _("{path} is.", path=_whole(name)),
        _("Open it in Excel or LibreOffice, and save it without a password, or as CSV."),
    )


def refuse_without(package: str, name: str) -> NoReturn:
    """Say how to install what reads a kind of file."""
    raise explain(
        _("{path} is read with {package}, which must be installed.", path=_whole(name), package=package),
        _("It is not."),
        _("Install it: {command}", command=INSTALL),
    )


def refuse_encoding(name: str, encoding: str, likely: str) -> NoReturn:
    """Refuse an encoding that a file is not written in."""
    if encoding == likely:
        advice = _("The file may be damaged: open it in a text editor and save it as UTF-8.")
    else:
        advice = _('Leave encoding out and it is told from the file, or write encoding="{likely}"', likely=likely)
    raise explain(
        _("encoding must be how the letters of the file are written."),
        _("{path} is not written in {encoding}.", path=_whole(name), encoding=encoding),
        advice,
    )


def refuse_ragged(name: str, line: tuple[int, str], widths: tuple[int, int], sep: str | None) -> NoReturn:
    """Refuse a row that has more cells than there are names; ``sep`` is None where somebody gave it."""
    number, text = line
    shown = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"
    advice = _('Mend the line in the file, or leave such lines out: ragged="skip"')
    if sep is not None:
        advice += "\n" + _("If {sep} is not what separates the cells, name it: sep=…", sep=show(sep))
    raise explain(
        _("Every row must have as many cells as there are names, or fewer."),
        _("{path} has {expected} names, and {seen} cells on line {number}: {text}", path=_whole(name),
          expected=format_count(widths[0]), seen=format_count(widths[1]), number=format_count(number), text=shown),
        advice,
    )  # fmt: skip


def refuse_json(name: str, reason: str, place: tuple[int, int], text: str) -> NoReturn:
    """Say where a text stops being JSON."""
    line, column = place
    around = text[max(0, column - 1 - LONGEST_LINE // 2) : column + LONGEST_LINE // 2].strip()
    raise explain(
        _("The file must be valid JSON."),
        _("{path} is not, on line {line}, column {column} ({reason}): {text}", path=_whole(name), line=line,
          column=column, reason=reason, text=around),
        _("Look there for a missing comma, bracket or quotation mark."),
    )  # fmt: skip


def refuse_uneven_json(name: str) -> NoReturn:
    """Refuse JSON whose rows or columns do not make a table."""
    raise explain(
        _("The JSON file must hold rows that are alike, or columns of one length."),
        _("{path} holds neither.", path=_whole(name)),
        _("Look at it: json.load(open({path}))", path=_whole(name)),
    )


def refuse_no_table_in_json(name: str, under: Sequence[str]) -> NoReturn:
    """Refuse JSON in which no table, or more than one, is found."""
    found = (
        _("{path} holds several: {names}.", path=_whole(name), names=show_some(under))
        if under
        else _("{path} holds none, but values by name.", path=_whole(name))
    )
    example = under[0] if under else "…"
    raise explain(
        _("The JSON file must hold one table: a list of rows, or columns by name."),
        found,
        _("Take the part that you want: pd.json_normalize(json.load(open({path}))[{example}])", path=_whole(name),
          example=show(example)),
    )  # fmt: skip


def refuse_empty_sheet(name: str, sheet: str, others: Sequence[str]) -> NoReturn:
    """Refuse a sheet without a cell."""
    advice = (
        _("Choose another sheet: sheet={example}", example=show(others[0]))
        if others
        else _("Look at it in Excel or LibreOffice.")
    )
    raise explain(
        _("The sheet must hold a table: one row of names, then its rows."),
        _("The sheet {sheet} of {path} is empty.", sheet=show(sheet), path=_whole(name)),
        advice,
    )


# ------------------------------------------------------------------------------------ databases
def check_table_name(table: str, tables: Collection[str], name: str) -> str:
    """Return the name of a table that a database has."""
    if table in tables:
        return table
    near = get_close_matches(table, tables, n=1)
    raise explain(
        _("table must be the name of a table in {path}.", path=_whole(name)),
        _("{table} came; the tables are: {tables}.", table=show(table), tables=show_some(tables)),
        _("Did you mean {nearest}?", nearest=show(near[0])) if near else _("Choose one of them."),
    )


def refuse_no_query(name: str, tables: Sequence[str]) -> NoReturn:
    """Ask which of several tables is to be read."""
    rule = _("A database of several tables is read by table=… or by query=…")
    if not tables:
        raise explain(_("A database must hold a table."), _("{path} holds none.", path=_whole(name)),
                      _("Look at the program that wrote it."))  # fmt: skip
    raise explain(
        rule,
        _("Neither came; {path} has the tables: {tables}.", path=_whole(name), tables=show_some(tables)),
        _("Write for example table={example}", example=show(tables[0])),
    )


def refuse_query_and_table() -> NoReturn:
    """Refuse two ways to say what is to be read."""
    raise explain(
        _("A database is read by table=… or by query=…"),
        _("Both came."),
        _("Leave one of them out."),
    )


def refuse_writing(query: str) -> NoReturn:
    """Refuse a query that does not only ask."""
    raise explain(
        _("query must be one SELECT: a database is read here and never changed."),
        _("{query} came.", query=_whole(query)),
        _('Write for example query="SELECT * FROM patients WHERE Age > 40"'),
    )


def refuse_query(query: str, reason: str, tables: Sequence[str]) -> NoReturn:
    """Say in the database's words what is wrong with a query, and which tables there are."""
    raise explain(
        _("query must be SQL that the database understands."),
        _("{query} came: {reason}.", query=_whole(query), reason=reason),
        _("The tables are: {tables}.", tables=show_some(tables)) if tables else _("There is no table in it."),
    )


def refuse_database(name: str, error: BaseException) -> NoReturn:
    """Say in its own words why a database did not answer."""
    raise explain(
        _("source must be the address of a database that answers."),
        _("{name} did not: {reason}", name=name, reason=first_line(error)),
        _("Check the address, the user and the query; the driver of this kind of database must be installed."),
    ) from None


def refuse_repeated_answer(names: Sequence[str]) -> NoReturn:
    """Refuse an answer in which two columns have one name."""
    raise explain(
        _("The columns of the answer must have names that differ."),
        _("More than one column has the name: {columns}.", columns=show_some(names)),
        _("Name them in the query: SELECT a.id AS a_id, b.id AS b_id"),
    )


def _whole(text: str) -> str:
    """Write a path or a query so that it can be copied: whole, unless it is very long."""
    return repr(text if len(text) <= LONGEST_PATH else f"{text[:LONGEST_PATH]}…")


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says, short; its kind where it says nothing."""
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def refuse_nested_label(label: Any) -> NoReturn:
    """Refuse a label whose cells hold lists or objects."""
    raise explain(
        _("label must be a column with one value in each cell."),
        _("The cells of {label} hold lists or objects.", label=show(label)),
        _("Take the part that is to be predicted into a column of its own: pd.json_normalize(frame[{label}])",
          label=show(label)),
    )  # fmt: skip
