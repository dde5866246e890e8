"""What a threshold moves, and which cell a click and a key mean."""

import pytest

import course_toolkit as ct
from course_toolkit._core.draw.marks import Box, Line
from course_toolkit._core.draw.theme import LIGHT
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.draw.correlation_marks import cell_at, correlation_marks, neighbour, places_of


@pytest.fixture(scope="module")
def wine():
    return correlate(ct.load_wine(), label="target")


def marks_at(found, threshold, pair=None):
    return correlation_marks(found, found.groups(threshold), threshold=threshold, pair=pair, theme=LIGHT)


def test_boxes_hold_the_members_of_each_group(wine):
    boxes = [mark for mark in marks_at(wine, 0.7) if isinstance(mark, Box)]
    places = places_of(wine)
    assert len(boxes) == len(wine.groups(0.7)) > 0
    for box, group in zip(boxes, wine.groups(0.7), strict=True):
        rows = sorted(places[name] for name in group.names)
        assert (box.x0, box.x1) == (box.y0, box.y1) == (rows[0] - 0.5, rows[-1] + 0.5)
        assert rows == list(range(rows[0], rows[-1] + 1))


def test_the_cut_stands_at_the_threshold(wine):
    cut = next(mark for mark in marks_at(wine, 0.37) if isinstance(mark, Line) and mark.dashed)
    assert {x for x, _y in cut.points} == {0.37}


def test_a_click_means_the_cell_under_it_and_the_diagonal_none(wine):
    names = [wine.names[place] for place in wine.shown]
    assert cell_at(wine, "matrix", 2.4, 0.6) == (names[2], names[1])
    assert cell_at(wine, "matrix", -0.5, 12.5) == (names[0], names[12])
    assert cell_at(wine, "matrix", 3.1, 2.9) is None
    assert cell_at(wine, "label", 0.2, 4.4) == (names[4], "target")


def test_the_cell_of_the_pair_is_framed_and_its_mirror(wine):
    names = [wine.names[place] for place in wine.shown]
    frames = [mark for mark in marks_at(wine, 1.0, (names[2], names[5])) if isinstance(mark, Box)]
    middles = [((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for box in frames]
    assert middles == [(2, 5), (5, 2)]
    (label,) = (mark for mark in marks_at(wine, 1.0, (names[2], "target")) if isinstance(mark, Box))
    assert (label.pane, (label.y0 + label.y1) / 2) == ("label", 2)


def test_arrows_go_from_cell_to_cell_over_the_diagonal_and_stay_inside(wine):
    names = [wine.names[place] for place in wine.shown]
    assert neighbour(wine, (names[0], names[1]), right=1, down=0) == (names[2], names[1])
    assert neighbour(wine, (names[0], names[1]), right=0, down=-1) == (names[0], names[1])
    assert neighbour(wine, (names[12], names[1]), right=1, down=0) == (names[1], "target")
    assert neighbour(wine, (names[1], "target"), right=1, down=0) == (names[1], "target")
    assert neighbour(wine, (names[1], "target"), right=0, down=1) == (names[2], "target")
    assert neighbour(wine, (names[1], "target"), right=-1, down=0) == (names[12], names[1])
    assert neighbour(wine, (names[11], names[12]), right=1, down=0) == (names[12], "target")


def test_an_attribute_that_is_not_shown_has_no_neighbour(wine):
    assert neighbour(wine, ("elsewhere", "hue"), right=1, down=0) == ("elsewhere", "hue")
