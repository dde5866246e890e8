"""Bring the French catalogue in step with the source: extract, merge, compile.

Run ``python -m course_toolkit._core.words.update`` after changing a message, translate what is new
in ``locale/fr/LC_MESSAGES/course_toolkit.po``, run it again, and commit both files.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from course_toolkit._core.words.catalogue import DOMAIN, LOCALE_DIR

PACKAGE = Path(__file__).parents[2]
PO_FILE = LOCALE_DIR / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
# Ours instead of Babel's, which holds its version and the hour: the same source gives the same file.
HEADER = """\
# French catalogue of course_toolkit.
msgid ""
msgstr ""
"Project-Id-Version: course_toolkit\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extract() -> Catalog:
    """Collect every message of the package's source."""
    template = Catalog(project="course_toolkit", charset="utf-8")
    found = extract_from_dir(
        PACKAGE,
        keywords=KEYWORDS,
        method_map=[("**.py", "python")],
        directory_filter=lambda _folder: True,  # by default Babel passes over _core, for its underscore
    )
    for filename, _lineno, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        # File names without line numbers: moving code does not change the catalogue.
        template.add(message, locations=[(filename, 0)], auto_comments=comments, context=context)
    return template


def merged() -> Catalog:
    """Return the French catalogue with the source's messages, keeping the translations it has."""
    with PO_FILE.open("rb") as file:
        catalogue = read_po(file, locale="fr", domain=DOMAIN)
    # No fuzzy guesses: a half-right sentence in front of students is worse than a test that fails.
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Write a catalogue the one way the project keeps it."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, omit_header=True, sort_by_file=True)
    return HEADER.encode() + buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Compile a catalogue."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> None:
    """Update and compile the catalogue, and say what is left to translate."""
    catalogue = merged()
    PO_FILE.write_bytes(po_bytes(catalogue))
    PO_FILE.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
    missing = [message.id for message in catalogue if message.id and not all(_strings(message.string))]
    print(f"{len(catalogue)} messages, {len(missing)} to translate")
    for message in missing:
        print(f"  {message!r}")


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


if __name__ == "__main__":
    main()
