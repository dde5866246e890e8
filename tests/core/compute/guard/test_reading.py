import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import reading as guard


def refusal(check, *arguments, **options):
    with pytest.raises(CourseError) as refused:
        check(*arguments, **options)
    return str(refused.value)


@pytest.fixture
def folder(tmp_path):
    for name in ("sante.csv", "Notes.xlsx", "lisez-moi.md"):
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "advice"),
    [("sante.cvs", "sante.csv"), ("Sante.CSV", "sante.csv"), ("sante.xlsx", "sante.csv"), ("note.xlsx", "Notes.xlsx")],
)
def test_a_file_that_is_not_there_names_its_neighbour(folder, name, advice):
    told = refusal(guard.check_file, folder / name, name=name)
    assert told.splitlines()[1] == f"{name!r} does not exist."
    assert told.endswith(f"{folder / advice!s}'?")


def test_without_a_neighbour_the_tables_of_the_folder_are_named(folder):
    assert "there are: 'Notes.xlsx', 'sante.csv'." in refusal(guard.check_file, folder / "zzz.db", name="zzz.db")


def test_a_folder_names_what_it_holds(folder):
    told = refusal(guard.check_file, folder, name=str(folder))
    assert "it holds: 'Notes.xlsx', 'sante.csv'." in told


def test_a_folder_that_is_not_there_is_said(folder):
    assert "There is no folder" in refusal(guard.check_file, folder / "a" / "b.csv", name="a/b.csv")


def test_a_file_that_is_there_is_returned(folder):
    assert guard.check_file(folder / "sante.csv", name="sante.csv") == folder / "sante.csv"


def test_every_refusal_has_three_lines_in_both_languages(language):
    error = ValueError("first\nsecond")
    told = [
        refusal(guard.check_sign, ",,", name="decimal"),
        refusal(guard.check_count_or_none, -1, name="skiprows"),
        refusal(guard.check_texts, [None], name="missing"),
        refusal(guard.refuse_options, ["sep"], "excel", ["sheet"]),
        refusal(guard.refuse_web, "https://example.org/a.csv"),
        refusal(guard.refuse_source, 3),
        refusal(guard.refuse_empty, "a.csv"),
        refusal(guard.refuse_no_rows, "a.json"),
        refusal(guard.refuse_archive, "a.zip", []),
        refusal(guard.refuse_pickle, "a.pkl"),
        refusal(guard.refuse_binary, "a.csv"),
        refusal(guard.refuse_unreadable, "a.csv", error),
        refusal(guard.refuse_unreadable, "a.csv", PermissionError(13, "Permission denied")),
        refusal(guard.refuse_corrupt, "a.xlsx", "Excel", error),
        refusal(guard.refuse_password, "a.xlsx"),
        refusal(guard.refuse_without, "pyarrow", "a.parquet"),
        refusal(guard.refuse_encoding, "a.csv", "utf-8", "cp1252"),
        refusal(guard.refuse_encoding, "a.csv", "utf-8", "utf-8"),
        refusal(guard.refuse_ragged, "a.csv", (3, "1,2,3,4"), (2, 4), None),
        refusal(guard.refuse_json, "a.json", "Expecting value", (2, 3), "{]"),
        refusal(guard.refuse_uneven_json, "a.json"),
        refusal(guard.refuse_no_table_in_json, "a.json", []),
        refusal(guard.refuse_empty_sheet, "a.xlsx", "b", []),
        refusal(guard.check_table_name, "patient", ["patients"], "a.db"),
        refusal(guard.refuse_no_query, "a.db", ["a", "b"]),
        refusal(guard.refuse_no_query, "a.db", []),
        refusal(guard.refuse_query_and_table),
        refusal(guard.refuse_writing, "DROP TABLE a"),
        refusal(guard.refuse_query, "SELECT", "incomplete input", ["a"]),
        refusal(guard.refuse_database, "postgresql://h/b", error),
        refusal(guard.refuse_repeated_answer, ["a"]),
        refusal(guard.refuse_nested_label, "a"),
    ]
    assert language in {"en", "fr"}
    assert {len(text.splitlines()) for text in told} == {3}


def test_a_row_that_is_too_wide_is_shown_short():
    told = refusal(guard.refuse_ragged, "a.csv", (3, "1," * 500), (2, 501), ",")
    assert len(told) < 500
    assert "name it: sep=…" in told


@pytest.mark.parametrize("value", [None, ",", "\u202f"])
def test_one_sign_is_one_sign(value):
    assert guard.check_sign(value, name="decimal") == value


@pytest.mark.parametrize(("value", "texts"), [(None, ()), ("?", ("?",)), (999, (999,)), (["?", 999], ("?", 999))])
def test_texts_are_one_or_several(value, texts):
    assert guard.check_texts(value, name="missing") == texts


def test_an_error_that_says_nothing_is_named():
    assert guard.first_line(KeyError()) == "KeyError"
