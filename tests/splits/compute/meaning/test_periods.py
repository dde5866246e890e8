"""Weeks, quarters and months as texts."""

import pandas as pd
import pytest

from course_toolkit.splits.compute.meaning.periods import find_period


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-W05", "2021-02-01"), ("2021W05", "2021-02-01"), ("2021 S05", "2021-02-01"), ("S5 2021", "2021-02-01"),
        ("Semaine 5 2021", "2021-02-01"), ("2020-W53", "2020-12-28"), ("2021-Q3", "2021-07-01"),
        ("2021Q4", "2021-10-01"), ("T1 2021", "2021-01-01"), ("2021-T2", "2021-04-01"), ("202105", "2021-05-01"),
        ("202105.0", "2021-05-01"),
    ],
)  # fmt: skip
def test_a_period_is_known_by_its_first_day(text, day):
    period, days = find_period(pd.Series([text, "", "?"][:2], dtype=object))
    assert days[0] == pd.Timestamp(day, tz="UTC")
    assert pd.isna(days[1])
    frame = pd.DataFrame({"when": [text, None]})
    read = eval(period.code("frame['when']"), {"pd": pd, "frame": frame})  # noqa: S307 — the line a student is shown
    assert read[0] == days[0]
    assert pd.isna(read[1])


@pytest.mark.parametrize(
    "text", ["2024", "20240131", "202113", "345605", "W05", "2021-W54", "2021-Q5", "P2021-05", "2021-05", "T1", ""]
)
def test_other_texts_are_no_periods(text):
    assert find_period(pd.Series([text], dtype=object)) is None


def test_a_few_gaps_are_left_out():
    texts = pd.Series([f"2021-W{week:02d}" for week in range(1, 53)] + ["inconnu"], dtype=object)
    _period, days = find_period(texts)
    assert days.notna().sum() == 52
    assert find_period(texts.iloc[-10:]) is None
