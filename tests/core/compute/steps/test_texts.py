"""Texts are edited one sign after the other, and the code says the same."""

import pandas as pd
import pytest

from course_toolkit._core.compute.steps.texts import Edit, edited, edited_code

TEXTS = pd.Series(["1,5 kg", None, "x"])


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit(",", "."), '.str.replace(",", ".")'),
        (Edit(r"\s+$", "", regex=True), r""".str.replace(r"\s+$", "", regex=True)"""),
        (Edit("\u202f"), r'.str.replace("\u202f", "")'),
    ],
)
def test_how_an_edit_is_written(edit, code):
    assert edit.code() == code


@pytest.mark.parametrize("found", ['"\\', "'", "\\", '\\"', "\n", r"\d"])
def test_what_is_found_is_written_as_it_is(found):
    assert eval(Edit(found)._found_code()) == found  # noqa: S307 — our own code


def test_the_code_edits_as_we_do():
    edits, exceptions = (Edit("kg"), Edit(" "), Edit(",", ".")), {"x": "9"}
    ours = edited(TEXTS, edits, exceptions)
    theirs = eval(edited_code("texts", edits, exceptions), {"texts": TEXTS, "pd": pd})  # noqa: S307 — our own code
    assert ours.tolist()[::2] == ["1.5", "9"]
    pd.testing.assert_series_equal(ours, theirs)


def test_a_long_line_is_broken():
    code = edited_code("frame['a']", [Edit(str(place)) for place in range(9)], {})
    assert max(map(len, code.splitlines())) < 60
    assert code.startswith("(\n    frame['a']\n    .astype")
