import numpy as np
import pandas as pd

from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.pair import PairPicture


def test_each_category_has_its_lane_with_its_points(mixed, texts_of):
    set_language("en")
    outcome = relate_attributes(mixed, "label", "x")
    figure = PairPicture(outcome).figure()
    (ax,) = figure.axes
    assert ax.get_ylim() == (0, 2)
    for place, one in enumerate(ax.collections):
        heights = one.get_offsets()[:, 1]
        assert ((heights > 1 - place) & (heights < 2 - place)).all()
    assert sum(len(one.get_offsets()) for one in ax.collections) == 300
    assert f"0\nn = {(mixed['label'] == 0).sum()}" in texts_of(figure)


def test_many_points_are_thinned_and_it_says_so(texts_of):
    set_language("en")
    frame = pd.DataFrame({"x": np.random.default_rng(0).normal(size=20_000), "c": ["a", "b"] * 10_000})
    texts = texts_of(PairPicture(relate_attributes(frame, "c", "x")).figure())
    assert "5,000 points drawn of 20,000; the boxes are those of all" in texts
