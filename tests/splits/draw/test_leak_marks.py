"""The marks of a finding say in place and words what was computed."""

import numpy as np
import pytest

from course_toolkit._core.draw.marks import Box, Dot, Line, Text
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.profile import ColumnProfile, RowsProfile, SplitProfile
from course_toolkit.splits.draw.leak_marks import leak_marks

PROFILE = SplitProfile({"train": 300, "test": 100}, ("0", "1"), {"train": (100, 200), "test": (50, 50)})


def found(**fields):
    return SplitFinding(**{"code": "c", "severity": "error", "title": "t"} | fields)


def marks(finding, seen=None, costs=(), theme=LIGHT):
    return leak_marks(finding, seen, costs, profile=PROFILE, theme=theme)


def texts(drawn, pane):
    return [mark.text for mark in drawn if isinstance(mark, Text) and mark.pane == pane]


def of(kind, drawn, pane):
    return [mark for mark in drawn if isinstance(mark, kind) and mark.pane == pane]


def test_nothing_found_is_said(language):
    assert texts(marks(None), "seen") == [
        {"en": "Nothing suspicious was found.", "fr": "Rien de suspect n’a été trouvé."}[language]
    ]


def test_the_rows_concerned_are_underlined_by_their_share():
    drawn = marks(found(positions={"test": np.arange(25), "train": np.arange(30)}))
    assert [(box.x0, box.x1) for box in of(Box, drawn, "sets")] == [(0, 0.1), (0, 0.25)]
    assert texts(drawn, "sets") == ["10% concerned", "25% concerned"]


def test_a_single_row_can_still_be_seen():
    drawn = marks(found(positions={"train": np.array([7])}))
    assert of(Box, drawn, "sets")[0].x1 == 0.01
    assert texts(drawn, "sets") == ["0.3% concerned"]


def test_equal_rows_lie_upon_one_another():
    heights = np.array([0.0, np.nan, 1.0, 0.5])
    lines = of(Line, marks(found(), RowsProfile(("a", "b", "c", "d"), (("train", heights), ("test", heights)))), "seen")
    assert len(lines) == 4  # a gap parts each row in two
    assert [line.points for line in lines[:2]] == [line.points for line in lines[2:]]
    assert lines[0].width > lines[2].width


def test_many_columns_are_counted_and_few_are_named():
    few = RowsProfile(("age", "poids"), (("train", np.zeros(2)),))
    many = RowsProfile(tuple(f"p{place}" for place in range(64)), (("train", np.zeros(64)),))
    assert {"age", "poids"} <= set(texts(marks(found(), few), "seen"))
    assert any(text.startswith("64 columns") for text in texts(marks(found(), many), "seen"))


def test_bars_are_as_high_as_their_share():
    shares = {"train": np.array([0.2, 0.8]), "test": np.array([0.5, 0.5])}
    drawn = marks(found(), ColumnProfile("age", shares, by_class=False, edges=np.array([0.0, 10.0, 20.0])))
    low, high = ((box.y1 - box.y0) for box in of(Box, drawn, "seen"))
    assert low / high == pytest.approx(0.25)
    assert texts(drawn, "seen")[-3:] == ["age", "0", "20"]


@pytest.mark.parametrize(
    ("kind", "levels", "edges", "ends"),
    [
        ("date", (), [0.0, 86400.0], ["1970-01-01", "1970-01-02"]),
        ("text", ("Lyon", "Nice"), [0.0, 1.0], ["Lyon", "Nice"]),
        ("number", (), [0.25, 1234.5], ["0.25", "1,234"]),
    ],
)
def test_the_ends_of_the_axis_are_written_as_what_they_are(kind, levels, edges, ends):
    seen = ColumnProfile(
        "c", {"train": np.array([1.0])}, by_class=False, edges=np.array(edges), levels=levels, kind=kind
    )
    assert texts(marks(found(), seen), "seen")[-2:] == ends


def test_claimed_and_honest_scores_are_placed_on_one_axis():
    cost = CostOfLeak(found(), "forest", np.array([0.9, 0.92]), np.array([0.7, 0.72]), 0.01)
    drawn = marks(found(repair="drop_rows"), None, [cost])
    leaky, honest = of(Dot, drawn, "cost")
    assert leaky.x > honest.x
    assert texts(drawn, "cost")[-2:] == ["0.910 ± 0.014", "0.710 ± 0.014"]


def test_before_anything_is_measured_it_is_said_how():
    assert texts(marks(found(repair="drop_rows")), "cost") == ["Tick “Mend it” to measure."]
    assert texts(marks(found()), "cost") == ["Only you can answer this one."]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("n_models", [1, 4, 9])
def test_every_mark_stays_in_its_pane(theme, n_models):
    cost = CostOfLeak(found(), "m", np.array([0.5, 1.0]), np.array([-3.0, 0.1]), 0.01)
    seen = ColumnProfile("c" * 99, {"a": np.zeros(3), "b": np.ones(3)}, by_class=True, edges=np.arange(4.0))
    for mark in marks(found(repair="drop_rows"), seen, [cost] * n_models, theme):
        if mark.pane == "sets":
            continue
        if isinstance(mark, Line):
            ys = [y for _x, y in mark.points]
        else:
            ys = [mark.y0, mark.y1] if isinstance(mark, Box) else [mark.y]
        assert all(0 <= y <= 1 for y in ys)
