"""The catalogue that is committed is whole, well formed, and in step with the source."""

import ast
import re
import string
from io import BytesIO

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from course_toolkit._core.words import update

PRINTF = re.compile(r"%(?:\(\w+\))?[sdr]")
STRAIGHT_APOSTROPHE = re.compile(r"\w'\w")
# French sets a narrow no-break space before these; an ordinary one lets the sign fall on the next line.
UNSPACED_SIGN = re.compile(
    r"[^\s\N{NARROW NO-BREAK SPACE}][;:!?](?=\s|$)|[^\N{NARROW NO-BREAK SPACE}](?:[;!?](?=\s|$)|»)"
)
UNSPACED_QUOTE = re.compile(r"«[^\N{NARROW NO-BREAK SPACE}]")
CODE = re.compile(r"`[^`]*`|\bct\.\w+\([^)]*\)|https?://\S+|%\(\w+\)s|\"\w+\":|\{name\}=\{\{.*\}\}|lambda \w+:")


@pytest.fixture(scope="module")
def extracted():
    return update.extract()


@pytest.fixture(scope="module")
def french():
    with update.PO_FILE.open("rb") as file:
        return read_po(file, locale="fr", domain="course_toolkit")


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def strings(catalogue):
    return {str(message.id): message.string for message in catalogue if message.id}


def places(text):
    named = sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})
    return named + sorted(PRINTF.findall(text))


def test_the_source_has_messages(extracted):
    assert len(extracted) > 0


def test_every_call_is_extracted(extracted):
    """Babel sees no call inside an f-string, and gettext no message that is one."""
    overlooked = [
        f"{path.name}:{call.lineno}"
        for path in update.PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "N_", "ngettext"}
        if not isinstance(call.args[0], ast.Name | ast.Attribute | ast.Subscript)  # marked by N_ where it was written
        if not (isinstance(call.args[0], ast.Constant) and call.args[0].value in extracted)
    ]
    assert overlooked == []


def test_every_message_has_a_french_translation(extracted, french):
    missing = [
        message.id for message in extracted
        if message.id and not (message.id in french and all(forms(french[message.id].string)))
    ]  # fmt: skip
    assert missing == []


def test_nothing_is_fuzzy(french):
    assert [message.id for message in french if message.id and message.fuzzy] == []


def test_places_to_fill_agree(french):
    wrong = []
    for message in french:
        if not message.id:
            continue
        # A singular may say "one" or "un" instead of counting; a plural may tell of more than one value.
        optional = {"n"} if isinstance(message.id, tuple) else set()
        wrong += [
            (message.id, translation)
            for source, translation in zip(forms(message.id), forms(message.string), strict=True)
            if translation and set(places(source)) - optional != set(places(translation)) - optional
        ]
    assert wrong == []


@pytest.mark.parametrize("rule", [STRAIGHT_APOSTROPHE, UNSPACED_SIGN, UNSPACED_QUOTE])
def test_french_is_typeset_as_french(french, rule):
    texts = [CODE.sub("x", text) for message in french if message.id for text in forms(message.string)]
    assert [text for text in texts if rule.search(text)] == []


def test_the_po_file_is_what_update_writes():
    assert update.PO_FILE.read_bytes() == update.po_bytes(update.merged())


def test_the_mo_file_is_the_compiled_po_file():
    compiled = read_mo(BytesIO(update.mo_bytes(update.merged())))
    with update.PO_FILE.with_suffix(".mo").open("rb") as file:
        committed = read_mo(file)
    # Not byte for byte: the header holds the version of Babel.
    assert strings(committed) == strings(compiled)


def test_update_writes_both_files_and_says_what_is_left(tmp_path, monkeypatch, capsys):
    po = tmp_path / "course_toolkit.po"
    po.write_text('msgid ""\nmsgstr ""\n"Language: fr\\n"\n', encoding="utf-8")
    monkeypatch.setattr(update, "PO_FILE", po)
    update.main()
    told = capsys.readouterr().out
    assert re.match(r"\d+ messages, \d+ to translate\n", told)
    assert po.read_bytes() == update.po_bytes(update.merged())
    assert po.with_suffix(".mo").exists()


def test_a_translation_survives_update_and_a_dead_message_does_not(tmp_path, monkeypatch, extracted):
    message = next(message for message in extracted if isinstance(message.id, str) and message.id)
    po = tmp_path / "course_toolkit.po"
    po.write_bytes(update.po_bytes(extracted))
    monkeypatch.setattr(update, "PO_FILE", po)
    catalogue = update.merged()
    catalogue[message.id].string = "traduit"
    catalogue.add("nobody says this", "personne ne le dit")
    po.write_bytes(update.po_bytes(catalogue))
    again = update.merged()
    assert again[message.id].string == "traduit"
    assert "nobody says this" not in again
    assert not again.obsolete
