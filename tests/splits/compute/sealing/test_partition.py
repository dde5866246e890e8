import pandas as pd
import pytest

from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.sealing.splitter import split

FRAME = pd.DataFrame({"age": range(20), "secret": [f"value{i}" for i in range(20)], "ill": [0, 1] * 10})


@pytest.fixture
def parts():
    return split(FRAME, label="ill", random_state=0)


def test_what_is_shown_holds_no_row(parts):
    shown = repr(parts) + str(parts) + parts._repr_html_() + repr(parts.validation) + str(parts.frame())
    assert "value" not in shown
    assert "sealed, never opened" in repr(parts)
    parts.open_test(reason="end")
    assert "opened 1 time" in repr(parts)


def test_both_languages(parts, language):
    assert repr(parts).startswith("Split(")
    assert "<table" in parts._repr_html_()
    assert language != "en" or "training set" in parts._repr_html_()


def test_the_table_of_the_sets(parts):
    table = parts.frame()
    assert list(table.index) == ["train", "validation", "test"]
    assert table["n_rows"].to_dict() == parts.sizes == {"train": 10, "validation": 4, "test": 6}
    assert table["share"].sum() == pytest.approx(1)
    assert table[["n_0", "n_1"]].sum(axis=1).equals(table["n_rows"])
    assert table.loc["test", "std_error"] == pytest.approx(0.5 / 6**0.5)


def test_the_checker_sees_every_row_and_opens_nothing(parts):
    frames = parts.frames_for_checking()
    assert list(frames) == ["train", "validation", "test"]
    assert len(frames["test"]) == 6
    assert parts.openings == ()


def test_how_it_was_made_is_remembered(parts):
    assert parts.params == {"stratify": "ill", "group": None, "time": None, "random_state": 0}
    assert isinstance(parts, Split)


def test_the_two_sets_at_hand_cannot_be_exchanged(parts):
    with pytest.raises(AttributeError):
        parts.train = parts.validation
