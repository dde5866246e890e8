"""What may be typed after ``course-toolkit``."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from course_toolkit._core.words import LANGUAGES, _, set_language
from course_toolkit.cli import check, demo, lab

HIGHEST_PORT = 65535


def choose_language(words: Sequence[str]) -> None:
    """Set the language that ``--lang`` asks for, before anything is parsed: help and errors already speak it."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?")
    language = parser.parse_known_args(words)[0].lang
    if language in LANGUAGES:  # anything else is the real parser's to refuse
        set_language(language)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser, in the current language."""
    language = _language_option()
    parser = argparse.ArgumentParser(
        prog="course-toolkit",
        description=_("Interactive lessons on machine learning, for JupyterLab, in French and English."),
        parents=[language],
    )
    number = f"course-toolkit {version('course-toolkit')}"
    parser.add_argument("--version", action="version", version=number, help=_("show the version and exit"))
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    _add_lab(commands, language)
    _add_demo(commands, language)
    _add_check(commands, language)
    return parser


def _language_option() -> argparse.ArgumentParser:
    """``--lang`` counts before and after the command's name, where people type it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("language of the guides and of every sentence (else COURSE_TOOLKIT_LANG, else the system's)"),
    )
    return parser


def _add_lab(commands: Any, language: argparse.ArgumentParser) -> None:
    what = _("open the guides as notebooks in JupyterLab")
    parser = commands.add_parser("lab", help=what, description=lab.description(), parents=[language])
    parser.set_defaults(run=lab.run)
    parser.add_argument(
        "folder",
        metavar=_("FOLDER"),
        nargs="?",
        type=Path,
        default=Path(lab.FOLDER),
        help=_("your folder, where the notebooks are kept (default: {folder})", folder=lab.FOLDER),
    )
    parser.add_argument("--copy-only", action="store_true", help=_("copy the notebooks, do not open JupyterLab"))
    parser.add_argument("--no-browser", action="store_true", help=_("print the address instead of opening a browser"))
    parser.add_argument(
        "--port", type=_port, metavar="PORT", help=_("port of the server (default: the first free one)")
    )


def _add_demo(commands: Any, language: argparse.ArgumentParser) -> None:
    what = _("show what the toolkit does, without a browser or a server")
    parser = commands.add_parser("demo", help=what, description=demo.description(), parents=[language])
    parser.set_defaults(run=demo.run)
    parser.add_argument(
        "--output",
        metavar=_("FILE"),
        type=Path,
        default=Path(demo.PAGE),
        help=_("the page to write (default: {page})", page=demo.PAGE),
    )


def _add_check(commands: Any, language: argparse.ArgumentParser) -> None:
    what = _("find the leaks of a split, in its tables or in its code")
    parser = commands.add_parser("check", help=what, description=check.description(), parents=[language])
    parser.set_defaults(run=check.run)
    parser.add_argument(
        "files", metavar=_("FILE"), nargs="+", type=Path, help=_("a notebook, a script or a guide; or two tables")
    )
    _add_columns(parser)
    parser.add_argument(
        "--validation", metavar=_("FILE"), type=Path, help=_("the table of the validation set, if there is one")
    )
    parser.add_argument(
        "--code",
        "--notebook",
        metavar=_("FILE"),
        type=Path,
        help=_("the notebook or script that made the tables: it is read, never run"),
    )
    parser.add_argument("--task", choices=check.TASKS, help=_("what is learned (default: read from the label)"))
    parser.add_argument("--horizon", metavar=_("TIME"), help=_("how long until a label is known, such as 30d"))
    parser.add_argument(
        "--encoding", metavar=_("NAME"), help=_("how the tables are encoded (default: told from the file)")
    )
    parser.add_argument("--json", action="store_true", help=_("print the findings as JSON, for a program"))


def _add_columns(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a column of the tables."""
    column = _("COLUMN")
    parser.add_argument("--label", metavar=column, help=_("the column to predict; needed for tables"))
    parser.add_argument("--group", metavar=column, help=_("the column that tells which rows belong together"))
    parser.add_argument("--time", metavar=column, help=_("the column that tells when a row was observed"))
    parser.add_argument("--ids", metavar=column, nargs="+", action="extend", help=_("columns that only name a row"))
    parser.add_argument(
        "--categories", metavar=column, nargs="+", action="extend", help=_("columns of numbers that are codes")
    )


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else 0
    if not 1 <= port <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(_("a port is a whole number from 1 to {highest}", highest=HIGHEST_PORT))
    return port
