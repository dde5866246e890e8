"""The stage that is looked at has a frame of its own."""

from course_toolkit._core.draw.marks import Box
from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.preparation.draw.cleaning.marks import stage_marks


def test_the_frame_lies_around_the_stage():
    (box,) = stage_marks(3, choose_theme())
    assert isinstance(box, Box)
    assert box.pane == "trace"
    assert 2.5 < box.y0 < 3 < box.y1 < 3.5
    assert stage_marks(3, choose_theme(lecture=True))[0].width > box.width
