"""The account of a reading in words: what was done, what to look at, and how to correct it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from course_toolkit._core.compute.printing import printable
from course_toolkit._core.words import _, format_count, format_percent, ngettext
from course_toolkit.first_look.compute.reading.account import Reading
from course_toolkit.first_look.compute.reading.missing import MissingColumn

#: More columns than this are told by their number.
N_COLUMNS_TOLD = 8
KINDS = {"csv": "CSV", "json": "JSON", "excel": "Excel", "parquet": "Parquet", "sqlite": "SQLite", "sql": "SQL"}
_MARKS = {"\t": "\\t", "\u202f": "\\u202f", "\u00a0": "\\xa0", "\u2009": "\\u2009"}
#: Nearer to all than this, a share is written with a decimal: 99.7 % is not all.
NEARLY_ALL = 0.99


def tell(reading: Reading) -> str:
    """Return the account of a reading in the current language: a line for each thing to know, then the code."""
    code = "\n".join(f"  {line}" for line in reading.code.splitlines())
    notes = [line for note in reading.notes if note["code"] in _NOTES for line in _NOTES[note["code"]](note)]
    lines = [_head(reading), *_facts(reading), *_missing(reading), *notes]
    return "\n".join([*lines, _("The same in plain pandas:"), code])


def _head(reading: Reading) -> str:
    rows = ngettext("{n} row", "{n} rows", reading.n_rows)
    columns = ngettext("{n} column", "{n} columns", reading.n_columns)
    name, kind = _text(reading.source), KINDS[reading.kind]
    return _("{source} ({kind}): {rows} × {columns}.", source=name, kind=kind, rows=rows, columns=columns)


def _facts(reading: Reading) -> list[str]:
    """Say what was told from the file, and what somebody asked for."""
    words = dict(_fact_words(reading))
    guessed = [words[name] + f" ({name})" for name in reading.guessed if name in words]
    asked = [text for name, text in words.items() if name not in reading.guessed]
    lines = [_("As asked: {facts}.", facts=", ".join(asked))] if asked and reading.kind == "csv" else []
    if reading.kind != "csv" and asked:
        lines = [_("What was read: {facts}.", facts=", ".join(asked))]
    if guessed:
        lines.append(_("Told from the file: {facts}; where that is wrong, give the argument in brackets.",
                       facts=", ".join(guessed)))  # fmt: skip
    return lines


def _fact_words(reading: Reading) -> Iterable[tuple[str, str]]:
    worded: dict[str, Callable[[Any], str]] = {
        "sep": lambda sign: _("separator “{sign}”", sign=_mark(sign)),
        "decimal": lambda sign: _("decimal mark “{sign}”", sign=sign),
        "thousands": lambda sign: _("between thousands “{sign}”", sign=_mark(sign)),
        "encoding": lambda name: _("encoding {name}", name=name),
        "skiprows": lambda n: ngettext("{n} line above the names", "{n} lines above the names", n),
        "sheet": lambda name: _("sheet “{name}”", name=_text(name)),
        "query": lambda query: _("the answer to {query}", query=_text(query)),
        "under": lambda name: _("the rows under “{name}”", name=_text(name)),
        "lines": lambda _yes: _("one row a line"),
    }
    for name, say in worded.items():
        if name in reading.facts:
            yield name, say(reading.facts[name])


# ------------------------------------------------------------------------------------ what is missing
def _missing(reading: Reading) -> list[str]:
    missing = reading.missing
    if not missing.n_cells:
        return [_("No cell is missing.")] if reading.n_rows else []
    where = ngettext("in {n} column", "in {n} columns", missing.n_columns)
    head = ngettext("{n} cell is missing, {where}.", "{n} cells are missing, {where}.", missing.n_cells, where=where)
    columns = [_missing_column(one) for one in missing.columns[:N_COLUMNS_TOLD]]
    left = missing.n_columns - len(columns)
    more = ngettext(" … and {n} column more.", " … and {n} columns more.", left) if left else ""
    lines = [f"{head} {', '.join(columns)}.{more}"]
    words = [text for text, _n in missing.texts if text]
    if words and reading.kind in {"csv", "excel"}:
        named = ", ".join(words)
        lines.append("  " + _("If {texts} means something, keep it: {code}", texts=named, code=_keeping(words)))
    return lines


def _keeping(words: Sequence[str]) -> str:
    return f"not_missing={list(words)!r}".replace("'", '"')


def _missing_column(column: MissingColumn) -> str:
    named = [(_text(text) or _("empty cell"), n) for text, n in column.texts]
    texts = ", ".join(text if len(named) == 1 else f"{text} × {format_count(n)}" for text, n in named)
    return _("{column}: {n} ({texts})", column=_text(column.column), n=format_count(column.n_cells), texts=texts)


# ------------------------------------------------------------------------------------ what to know beside
def _looks_like_numbers(note: dict[str, Any]) -> list[str]:
    column = _text(note["column"])
    if note["others"]:
        others = ", ".join(repr(_text(one)) for one in note["others"])
        said = _("{column} stayed text, though {share} of it are numbers; among the others: {others}.",
                 column=column, share=_share(note["share"]), others=others)  # fmt: skip
    else:
        said = _("{column} stayed text, though it looks like numbers.", column=column)
    lines = [said]
    if len(note["units"]) > 1:
        lines.append("  " + _("It holds several units, which the line does not convert: {units}.",
                              units=", ".join(note["units"])))  # fmt: skip
    lines.append(f"  {note['line']}")
    if note["others"]:
        lines.append("  " + _("If these mean “not known”, read the file again with {code}", code=_missing_code(note)))
    return lines


def _share(share: float) -> str:
    return format_percent(share, 0 if share < NEARLY_ALL else 1)


def _missing_code(note: dict[str, Any]) -> str:
    return f"missing={note['others']!r}".replace("'", '"')


def _looks_like_dates(note: dict[str, Any]) -> list[str]:
    column, example = _text(note["column"]), _text(note["example"])
    said = _("{column} stayed text, though it looks like dates ({example}).", column=column, example=example)
    if not note["line"]:
        return [said, "  " + _("pandas does not read the names of months in French: replace them first.")]
    lines = [said, f"  {note['line']}"]
    if note["others"]:
        lines.append("  " + _("The day and the month may stand the other way round: format={other}",
                              other=repr(note["others"][0])))  # fmt: skip
    return lines


def _nested(note: dict[str, Any]) -> list[str]:
    kind = _("objects") if note["kind"] == "dict" else _("lists")
    said = _("{column} holds {kind} inside its cells: to make columns or rows of them,", kind=kind,
             column=_text(note["column"]))  # fmt: skip
    return [said, f"  {note['line']}"]


def _ambiguous(note: dict[str, Any]) -> list[str]:
    text, column = _text(note["text"]), _text(note["column"])
    if note["decimal"] == ",":
        return [
            _("{text} in {column} can be read in two ways: it was read with a decimal comma. If the comma stands "
              "between thousands: {code}", text=text, column=column, code='thousands=","')
        ]  # fmt: skip
    return [
        _("{text} in {column} can be read in two ways: it was read as thousands. If the comma is the decimal mark: "
          "{code}", text=text, column=column, code='decimal=","')
    ]  # fmt: skip


def _renamed(note: dict[str, Any]) -> list[str]:
    pairs = ", ".join(f"{_text(old)} → {_text(new)}" for old, new in note["pairs"])
    return [ngettext("{n} name comes twice; pandas renamed it: {pairs}.",
                     "{n} names come more than once; pandas renamed them: {pairs}.", note["n"],
                     pairs=pairs)]  # fmt: skip


def _lines(note: dict[str, Any]) -> str:
    shown = ", ".join(format_count(line) for line in note["lines"])
    return shown if note["n"] <= len(note["lines"]) else f"{shown}…"


_NOTES: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "no_rows": lambda _note: [_("The file has names and no row: the table is empty.")],
    "other_suffix": lambda note: [
        _("The name ends with {suffix}, but the file is of another kind: what it holds counts.", suffix=note["suffix"])
    ],
    "is_utf8": lambda note: [
        _("The file is valid UTF-8: read as {encoding}, “é” becomes “Ã©”. Leave encoding out.",
          encoding=note["encoding"])
    ],
    "one_column": lambda _note: [
        _("Only one column was found: if there are more, name what separates them (sep).")
    ],
    "lines_above": lambda note: [
        ngettext("{n} line above the names was left out (“{text}”); if it is one of the table: skiprows=0",
                 "{n} lines above the names were left out (“{text}”); if they are of the table: skiprows=0",
                 note["n"], text=_text(note["text"]))
    ],
    "names_are_values": lambda note: [
        _("The first line was taken for the names, but looks like values ({names}): header=None reads it as a row.",
          names=", ".join(map(_text, note["names"])))
    ],
    "ends_with_separator": lambda _note: [
        _("Every row ends with a separator that the names do not have: it was left out (index_col=False).")
    ],
    "row_names": lambda note: [
        ngettext("Every row has {n} cell more than there are names: pandas took the first for the names of the rows "
                 "(frame.index).",
                 "Every row has {n} cells more than there are names: pandas took the first ones for the names of the "
                 "rows (frame.index).", note["n"])
    ],
    "ambiguous": _ambiguous,
    "shielded": lambda note: [
        _("{columns} stayed text: “{sign}” stands there between no thousands, as in a telephone number.",
          columns=", ".join(map(_text, note["columns"])), sign=_mark(note["sign"]))
    ],
    "lost_zeros": lambda note: [
        _("{column} was read as numbers: {text} became {became}. If it is a code: {code}",
          column=_text(note["column"]), text=note["text"], became=note["became"],
          code=f"text=[{note['column']!r}]")
    ],
    "renamed": _renamed,
    "unnamed": lambda note: [
        ngettext("{n} column has no name; pandas calls it {names}. It often is the row numbers of whoever saved the "
                 "table, or a column left empty.",
                 "{n} columns have no name; pandas calls them {names}. They often are titles, or columns left empty.",
                 note["n"], names=", ".join(map(_text, note["names"])))
    ],
    "blanks_in_names": lambda note: [
        ngettext("{n} name begins or ends with a blank ({names}):", "{n} names begin or end with a blank ({names}):",
                 note["n"], names=", ".join(repr(name) for name in note["names"])),
        "  frame.columns = frame.columns.str.strip()",
    ],
    "short_rows": lambda note: [
        ngettext("{n} row has fewer than {width} cells: the last ones became missing (line {lines}).",
                 "{n} rows have fewer than {width} cells: the last ones became missing (lines {lines}).", note["n"],
                 width=format_count(note["width"]), lines=_lines(note))
    ],
    "left_out": lambda note: [
        ngettext("{n} row has more than {width} cells and was left out (line {lines}).",
                 "{n} rows have more than {width} cells and were left out (lines {lines}).", note["n"],
                 width=format_count(note["width"]), lines=_lines(note))
    ],
    "mixed_types": lambda _note: [
        _("A column holds numbers and texts: all of it was read as text (low_memory=False).")
    ],
    "other_sheets": lambda note: [
        ngettext("There is {n} sheet beside “{sheet}”: {names}. Choose it with sheet=…",
                 "There are {n} sheets beside “{sheet}”: {names}. Choose one with sheet=…", note["n"],
                 sheet=_text(note["sheet"]), names=", ".join(map(_text, note["names"])))
    ],
    "other_tables": lambda note: [
        ngettext("There is {n} table more: {names}.", "There are {n} tables more: {names}.", note["n"],
                 names=", ".join(map(_text, note["names"])))
    ],
    "looks_like_numbers": _looks_like_numbers,
    "looks_like_dates": _looks_like_dates,
    "nested": _nested,
    "more": lambda note: ["  " + ngettext("… and {n} column more.", "… and {n} columns more.", note["n"])],
}  # fmt: skip


def _mark(sign: str) -> str:
    return _("space") if sign == " " else _MARKS.get(sign, sign)


def _text(value: Any) -> str:
    return printable(str(value))
