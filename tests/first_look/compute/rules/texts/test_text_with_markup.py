import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.texts.text_with_markup import find_text_with_markup


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org", "y")', "@SUM(1+1)", "+cmd|x", "-cmd(1)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "bien<br/>mal", "javascript:alert(1)", "<p>Bonjour</p>", " =A(1)",
    ],
)  # fmt: skip
def test_what_would_run(look, text):
    (found,) = look(find_text_with_markup, pd.DataFrame({"avis": ["bien", text, "mal"]}))
    assert (found.code, found.severity, found.positions.tolist()) == ("text_with_markup", "question", [1])


@pytest.mark.parametrize(
    "text",
    [
        "<5",
        ">50K",
        "a < b",
        "x <y> z",
        "-5",
        "- oui (parfois)",
        "+33 6 12",
        "=",
        "@moi",
        "C++",
        "<3",
        "a@b.fr",
        "<b",
        "12:30",
    ],
)
def test_plain_texts(look, text):
    assert look(find_text_with_markup, pd.DataFrame({"avis": ["bien", text, "mal"]})) == []


def test_numbers_and_dates_are_left_alone(look):
    assert look(find_text_with_markup, pd.DataFrame({"n": ["-5", "=5", "3", "4", "5", "6"], "x": range(6)})) == []
