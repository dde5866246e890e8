from course_toolkit.first_look.compute.reading.layout import guess_layout
from course_toolkit.first_look.compute.reading.source import find_source
from course_toolkit.first_look.compute.reading.widths import count_widths


def widths(text, width):
    layout = guess_layout(text, sep=None, skiprows=None)
    short, long = count_widths(find_source(text.encode()), "utf-8", layout, width)
    return (short.n, short.lines), (long.n, long.lines)


def test_rows_are_counted_with_their_lines():
    text = 'a,b,c\n1,2,3\n\n1,2\n"x\ny",2,3\n1,2,3,4\n'
    assert widths(text, 3) == ((1, [4]), (1, [7]))


def test_lines_count_from_the_top_of_the_file():
    assert widths("Titre\na;b;c\n1;2;3\n4;5;6\n7;8\n", 3) == ((1, [5]), (0, []))


def test_the_first_lines_are_told():
    assert widths("a,b\n1,2\n2,3\n" + "1\n" * 9 + "1,2\n" * 20, 2)[0] == (9, [4, 5, 6, 7, 8])
