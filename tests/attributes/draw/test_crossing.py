import pandas as pd

from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.pair import PairPicture


def test_each_cell_has_its_count_and_its_share_of_the_row():
    set_language("en")
    frame = pd.DataFrame({"a": list("xxyx"), "b": list("uvuu")})
    (ax,) = PairPicture(relate_attributes(frame, "a", "b")).figure().axes
    assert [text.get_text() for text in ax.texts] == ["2\n67%", "1\n33%", "1\n100%", "0\n0%"]


def test_of_many_categories_the_rarer_share_a_column(mixed):
    (ax,) = PairPicture(relate_attributes(mixed, "town", "label")).figure().axes
    assert len(ax.get_xticks()) == 12
    assert [label.get_text() for label in ax.get_xticklabels()][-1] == "others"


def test_names_from_the_data_are_no_formulas(mixed):
    (ax,) = PairPicture(relate_attributes(mixed, "<script>$x$", "label")).figure().axes
    assert all(not label.get_parse_math() for label in ax.get_xticklabels())
