import pandas as pd
import pytest

from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.splits.compute.sealing.census import count_sets
from course_toolkit.splits.draw.groups import MOST_SHOWN, class_colors, ink_on, shown_classes


def census(labels):
    frame = pd.DataFrame({"y": labels})
    return count_sets({"train": frame, "test": frame.iloc[::2]}, "y", "classification", n_rows=2 * len(frame))


def test_few_classes_are_all_shown():
    shown = shown_classes(census(["a", "b", "a", "b"]), LIGHT)
    assert [(one.name, one.shares) for one in shown] == [("a", (0.5, 1.0)), ("b", (0.5, 0.0))]


def test_of_many_the_frequent_ones_are_shown_and_the_others_together():
    labels = [f"c{i:02}" for i in range(40) for _ in range(2 + 10 * (i % 10 == 0))]
    shown = shown_classes(census(labels), LIGHT)
    assert len(shown) == MOST_SHOWN
    assert {"c00", "c10", "c20", "c30"} <= {one.name for one in shown}
    assert shown[-1].name == f"{40 - MOST_SHOWN + 1} others"
    assert sum(one.shares[0] for one in shown) == pytest.approx(1)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_class_has_a_colour_of_its_own_and_an_ink_that_is_read_on_it(theme):
    colors = class_colors(theme)
    assert len(set(colors)) == len(colors) >= MOST_SHOWN
    for color in colors:
        assert contrast(color, ink_on(color)) >= 4.5


def contrast(one, other):
    def luminance(color):
        channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 500])
def test_names_are_one_short_line(name):
    (shown,) = shown_classes(census([name, name]), LIGHT)
    assert 0 < len(shown.name) <= 22
    assert "\n" not in shown.name
