import pytest

NOTES = {
    "is_utf8": ("a;é\n1;2\n", {"encoding": "cp1252"}),
    "one_column": ("a\n1\n2\n", {}),
    "lines_above": ("Export\n\na;b;c\n1;2;3\n4;5;6\n", {}),
    "names_are_values": ("1,2\n3,4\n", {}),
    "ends_with_separator": ("a,b\n1,2,\n3,4,\n", {}),
    "row_names": ("a,b,c\nx,1,2,3\ny,4,5,6\n", {}),
    "ambiguous": ("a;b\n1,234;x\n2,345;y\n", {}),
    "shielded": ("a;tel\n1 234,5;06 12 34 56 78\n12 000;06 55 44 33 22\n", {}),
    "lost_zeros": ("cp,x\n01000,1\n75001,2\n", {}),
    "renamed": ("a,a\n1,2\n", {}),
    "unnamed": (",a\n0,2\n", {}),
    "blanks_in_names": ("a, b\n1,2\n", {}),
    "short_rows": ("a,b\n1,2\n1\n", {}),
    "left_out": ("a,b\n1,2\n1,2,3\n", {"ragged": "skip"}),
    "no_rows": ("a,b\n", {}),
}


@pytest.mark.parametrize("code", NOTES)
def test_what_is_to_be_known_is_noted(code, read, notes_of):
    content, options = NOTES[code]
    assert list(notes_of(read(content, **options))) == [code]


@pytest.mark.parametrize(
    "content",
    ["a,b\n1,2\n3,4\n", "âge;nom\n30;Zoé\n31;Léo\n", "a,b\n0,0.5\n1,\n", "a,b\n,\n1,2\n", "x1,x2\n-0.5,0\n0,1e5\n"],
)
def test_of_a_tidy_file_there_is_nothing_to_know(content, read, notes_of):
    assert notes_of(read(content)) == {}


def test_rows_that_end_with_empty_cells_are_not_short(read, notes_of):
    assert "short_rows" not in notes_of(read("a,b,c\n1,,\n2,3,\n"))
    assert notes_of(read("a,b,c\n1,,\n2,3\n"))["short_rows"]["lines"] == [3]
