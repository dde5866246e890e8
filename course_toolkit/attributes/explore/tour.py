"""The frames of the HTML export: numbers of bins of one attribute, rows left out of two."""

import math
from collections.abc import Callable, Iterator
from html import escape

from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.words import _, format_count
from course_toolkit.attributes.compute.outcome import Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import PairOutcome, ScatterOutcome
from course_toolkit.attributes.draw.attribute_marks import attribute_marks
from course_toolkit.attributes.draw.pair import PairPicture
from course_toolkit.attributes.draw.pair_marks import pair_marks
from course_toolkit.attributes.say.attribute import say_attribute
from course_toolkit.attributes.say.pair import say_pair

#: So many rows at most are left out one after the other.
N_LEFT_OUT = 4
Relate = Callable[[tuple[int, ...]], PairOutcome]


def bins_tour(
    outcome: NumberOutcome, picture: Picture, *, at: int, label: str, caption: Callable[[Histogram], str]
) -> Tour:
    """Return a frame for each number of bins on the slider."""
    stops = sorted({*outcome.stops, at})
    frames = []
    for n_bins in stops:
        histogram = outcome.at(n_bins)
        frames.append(
            Frame(
                value=format_count(histogram.n_bins),
                overlay=picture.overlay(attribute_marks(outcome, histogram, theme=picture.theme)),
                sentence=say_attribute(outcome, histogram),
                caption=caption(histogram),
                anchors={"bins": (math.log10(histogram.n_bins), None)},
            )
        )
    return Tour(label, _("Number of bins"), frames, stops.index(at))


def rows_tour(
    outcome: PairOutcome, picture: Picture, *, relate: Relate, label: str, caption: Callable[[PairOutcome], str]
) -> Tour:
    """Return a frame for what is shown, and one for each further row left out, the one that changes r most first."""
    frames = []
    for one in _leaving(outcome, relate):
        own = picture if one is outcome else PairPicture(one, picture.theme)
        frames.append(
            Frame(
                value=format_count(len(one.left_out)),
                overlay=own.overlay(pair_marks(one, theme=picture.theme)),
                sentence=say_pair(one),
                caption=caption(one),
                anchors={},
                picture=None if one is outcome else own,
            )
        )
    return Tour(label, _("Rows left out"), frames, 0)


def still_tour(picture: Picture, *, sentence: str, caption: str, label: str) -> Tour:
    """Return a single frame: there is nothing to move."""
    return Tour(label, "", [Frame("", picture.overlay([]), sentence, caption, {})], 0)


def code_html(code: str) -> str:
    """Return lines of code for a page."""
    return f"<pre><code>{escape(code)}</code></pre>"


def _leaving(outcome: PairOutcome, relate: Relate) -> Iterator[PairOutcome]:
    yield outcome
    for _more in range(N_LEFT_OUT if isinstance(outcome, ScatterOutcome) else 0):
        if not isinstance(outcome, ScatterOutcome) or not outcome.influences:
            return
        outcome = relate((*outcome.left_out, outcome.influences[0].position))
        yield outcome
