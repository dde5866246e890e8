import pytest

from course_toolkit.first_look.compute.reading.layout import guess_layout


def layout(text):
    return guess_layout(text, sep=None, skiprows=None)


@pytest.mark.parametrize(
    ("text", "sep", "width"),
    [
        ("a,b\n1,2.5\n", ",", 2),
        ("a;b\n1,5;2,5\n", ";", 2),
        ("taille, cm;poids, kg\n1,80;75,5\n1,75;70,5\n", ";", 2),
        ("a\tb\n1,5\t2,5\n", "\t", 2),
        ("a|b\n1|x\n", "|", 2),
        ('a,b\n1,"x;y;z"\n2,"p;q;r"\n', ",", 2),
        ("a,b,c\n1,2,3\n1,2\n5\n4,5,6\n", ",", 3),
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5\n", ";", 3),
        ("a,b,c\n1,2\n1,2,3\n", ",", 3),
        ("x y\n1 2\n3 4\n5 6\n", r"\s+", 2),
    ],
)
def test_the_separator_is_told(text, sep, width):
    found = layout(text)
    assert (found.sep, found.width, len(found.names)) == (sep, width, width)


@pytest.mark.parametrize(
    "text", ["nom complet\nJean Dupont\nAna Lopez\nLéo Roux\n", "a\n1\n2\n", "avis\nBon, oui\nNul\n"]
)
def test_one_column_is_one_column(text):
    assert layout(text).width == 1


@pytest.mark.parametrize(
    ("text", "skiprows"),
    [
        ("a,b\n1,2\n", 0),
        ("Export du 12/03/2024\n\na;b;c\n1;2;3\n4;5;6\n", 2),
        ("Titre;;\na;b;c\n1;2;3\n4;5;6\n", 0),
        ("\n\na,b\n1,2\n", 0),
        ("sep=;\na;b\n1;2\n", 1),
        ("a,b\n1,2,3\n4,5,6\n", 0),
    ],
)
def test_what_stands_above_the_names_is_told(text, skiprows):
    found = layout(text)
    assert found.skiprows == skiprows
    assert found.names[0] in {"a", "Titre"}


def test_rows_wider_than_the_names_are_told():
    assert layout("a,b,c\nx,1,2,3\ny,4,5,6\n").n_more == 1
    assert layout("a,b\n1,2,\n3,4,\n").ends_with_separator
    assert not layout("a,b\n1,2,\n3,4,5\n").ends_with_separator


def test_what_is_given_is_believed():
    assert guess_layout("a;b,c\n1;2,3\n", sep=";", skiprows=None).names == ("a", "b,c")
    assert guess_layout("x\ny\na,b\n1,2\n", sep=None, skiprows=2).names == ("a", "b")


def test_the_last_line_of_a_piece_is_not_counted():
    found = guess_layout("a,b\n1,2\n3,4\n5", sep=None, skiprows=None, is_whole=False)
    assert [len(row) for row in found.rows] == [2, 2, 2]
