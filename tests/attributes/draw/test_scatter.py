import numpy as np
import pandas as pd

from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.pair import PairPicture


def many(n):
    rng = np.random.default_rng(0)
    return pd.DataFrame({"x": rng.normal(size=n), "y": rng.normal(size=n), "c": rng.choice(["a", "b"], n)})


def points(figure):
    return sum(len(one.get_offsets()) for one in figure.axes[0].collections if hasattr(one, "get_sizes"))


def test_each_point_is_drawn_in_the_colour_of_its_class(sante):
    figure = PairPicture(relate_attributes(sante, "IMC", "Age", hue="malade")).figure()
    assert points(figure) == 10
    sizes = [len(one.get_offsets()) for one in figure.axes[0].collections]
    assert sizes == [6, 4]


def test_a_sample_says_that_it_is_one(texts_of):
    set_language("en")
    figure = PairPicture(relate_attributes(many(12_000), "x", "y", hue="c")).figure()
    assert points(figure) == 5_000
    assert "5,000 of 12,000 points, drawn at random" in texts_of(figure)


def test_cells_say_what_they_are(texts_of):
    set_language("en")
    figure = PairPicture(relate_attributes(many(12_000), "x", "y")).figure()
    assert any(text.startswith("12,000 points, counted in cells") for text in texts_of(figure))


def test_few_points_say_nothing(sante, texts_of):
    set_language("en")
    assert not any("points" in text for text in texts_of(PairPicture(relate_attributes(sante, "IMC", "Age")).figure()))
