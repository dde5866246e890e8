"""The attribute explorer: one attribute, two attributes, and what bins, classes and single rows do to what is seen."""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, ClassVar

import pandas as pd

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.export import Tour
from course_toolkit._core.words import _, format_count
from course_toolkit.attributes.compute.describe import describe
from course_toolkit.attributes.compute.outcome import AttributeOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import PairOutcome
from course_toolkit.attributes.compute.relate import outlying_rows, relate
from course_toolkit.attributes.compute.table import LookedAt
from course_toolkit.attributes.draw.attribute import AttributePicture
from course_toolkit.attributes.draw.attribute_marks import attribute_marks
from course_toolkit.attributes.draw.pair import PairPicture
from course_toolkit.attributes.draw.pair_marks import pair_marks
from course_toolkit.attributes.explore.steering import AttributeSteering
from course_toolkit.attributes.explore.tour import bins_tour, code_html, rows_tour, still_tour
from course_toolkit.attributes.say.attribute import say_attribute
from course_toolkit.attributes.say.code import attribute_code, pair_code
from course_toolkit.attributes.say.fingerprint import attribute_fingerprint, pair_fingerprint
from course_toolkit.attributes.say.pair import say_pair

#: So many looks are kept: going back costs nothing.
N_KEPT = 4


class AttributeExplorer(AttributeSteering):
    """Look at one attribute, or at two: histogram and box plot, scatter plot, boxes by category, table of counts.

    Which values are there, which of them do not belong, and do two attributes go together?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table; it is never changed.
    label : column label, optional
        The column to predict, which stands first among those to colour by.

    Attributes
    ----------
    attribute : column label
        The attribute looked at.
    against : column label or None
        A second attribute; None to look at one alone.
    hue : column label or None
        The column whose classes split the histogram, or colour the points.
    bins : int
        How many bins are asked for, 2 to 200; whole numbers and dates have the nearest that holds equally much.
    without_outliers : bool
        Whether the axis ends at the whiskers, or the outliers are left out of the correlation.
    left_out : tuple of int
        Positions of rows (``frame.iloc``) that are left out of the correlation.
    lecture : bool
        Large type, read from the last row.

    See Also
    --------
    describe_attribute, relate_attributes : The same numbers without a picture.
    CorrelationExplorer : All attributes at once.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.explore.attribute import AttributeExplorer
    >>> explorer = AttributeExplorer(ct.load_sante(), label="malade")
    >>> explorer.attribute, explorer.bins = "Age", 6
    >>> explorer.histogram.totals.tolist()
    [4, 5, 0, 0, 0, 1]
    >>> explorer.attribute, explorer.against = "cholesterol", "IMC"
    >>> explorer.leave_one_out()
    >>> round(explorer.result.association.value, 2), round(explorer.result.rest.value, 2)
    (-0.03, 0.99)
    """

    redrawn_by: ClassVar[frozenset[str]] = frozenset(
        {"lecture", "attribute", "against", "hue", "without_outliers", "left_out"}
    )

    def __init__(self, frame: pd.DataFrame, *, label: Hashable | None = None) -> None:
        self._table = LookedAt(frame, label=label)
        super().__init__()
        self._describe = lru_cache(maxsize=N_KEPT, typed=True)(self._described)
        self._relate = lru_cache(maxsize=N_KEPT, typed=True)(self._related)
        self._outliers = lru_cache(maxsize=N_KEPT, typed=True)(self._outlying)
        self._reading = lru_cache(maxsize=N_KEPT, typed=True)(self._table.reading)
        self._settling = True
        self.attribute = self._first()
        self._settling = False
        self._look()
        self.observe(self._state_changed, [*AttributeSteering.class_own_traits(), "lecture"])
        self._build()
        self._open()

    @property
    def result(self) -> AttributeOutcome | PairOutcome:
        """What is looked at: every number on the screen comes from it."""
        return self._result

    @property
    def histogram(self) -> Histogram | None:
        """The bins and their counts; None where two attributes, or no numbers, are looked at."""
        return self._histogram

    def code(self) -> str:
        """Return the pandas and seaborn lines that draw the same.

        Returns
        -------
        str
            Python source; ``frame`` stands for the table that you gave.
        """
        return self._code_of(self._histogram)

    # State -----------------------------------------------------------------------------------------

    def _first(self) -> Hashable:
        """Return the first column that can be drawn; the very first where none can."""
        few = self._table.names[:20]
        return next((name for name in few if self._table.role(name) != "empty"), few[0])

    def _state_changed(self, change: Any) -> None:
        if self._settling:
            return
        if change.name in {"attribute", "against"}:
            self._settling = True
            self.left_out = ()
            if self.against is not None and self.against is self.attribute:
                self.against = None
            self._settling = False
        if change.name == "bins":
            self._bin()
        elif change.name != "lecture":
            self._look()
        self._refresh()

    def _look(self) -> None:
        """Look at what the state names."""
        if self.against is None:
            outcome = self._describe(self.attribute, self.hue)
            leaves = self.without_outliers and isinstance(outcome, NumberOutcome)
            self._result: AttributeOutcome | PairOutcome = outcome.without_outliers() if leaves else outcome
        else:
            self._result = self._relate_rows(self.left_out)
        self._bin()

    def _bin(self) -> None:
        result = self._result
        self._histogram = result.at(self.bins) if isinstance(result, NumberOutcome) else None

    def _relate_rows(self, left_out: tuple[int, ...]) -> PairOutcome:
        """Relate the two attributes without some rows, and without the outliers where those are left out."""
        more = self._outliers(self.attribute, self.against) if self.without_outliers else ()
        rows = tuple(dict.fromkeys([*left_out, *more]))
        return self._relate(self.against, self.attribute, self.hue, rows)

    def _described(self, attribute: Hashable, hue: Hashable | None) -> Any:
        return describe(self._table, attribute, hue=hue)

    def _related(self, x: Hashable, y: Hashable, hue: Hashable | None, left_out: tuple[int, ...]) -> PairOutcome:
        return relate(self._table, x, y, hue=hue, left_out=left_out)

    def _outlying(self, *columns: Hashable) -> tuple[int, ...]:
        return outlying_rows(self._table, *columns)

    def _has_outliers(self) -> bool:
        if isinstance(self._result, NumberOutcome):
            return self._result.can_leave_out
        return self.against is not None and bool(self._outliers(self.attribute, self.against))

    # The picture -----------------------------------------------------------------------------------

    def _refresh(self) -> None:
        super()._refresh()
        self._enable()
        self._place_slider()

    def _make_picture(self, theme: Theme) -> Picture:
        result = self._result
        return PairPicture(result, theme) if isinstance(result, PairOutcome) else AttributePicture(result, theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        result, histogram = self._result, self._histogram
        if isinstance(result, PairOutcome):
            return pair_marks(result, theme=theme)
        if isinstance(result, NumberOutcome) and histogram is not None:
            return attribute_marks(result, histogram, theme=theme)
        return []

    # Words -----------------------------------------------------------------------------------------

    def _sentence(self) -> str:
        result = self._result
        return say_pair(result) if isinstance(result, PairOutcome) else say_attribute(result, self._histogram)

    def _label(self) -> str:
        names = short(self.attribute, 40) if self.against is None else _(
            "{y} against {x}", x=short(self.against, 30), y=short(self.attribute, 30)
        )  # fmt: skip
        words = (
            _("Left and right arrows: fewer or more bins; Home and End: the fewest, the most.")
            if self.against is None
            else _("Right arrow: leave out the row that changes r most; left arrow: take the last one back; Home: all.")
        )
        return "\n".join([names, words + " " + _("Up and down arrows: the previous, the next attribute.")])

    def _caption(self) -> str:
        return self._caption_of(self._histogram)

    def _caption_of(self, histogram: Histogram | None) -> str:
        return self._rules() + code_html(self._code_of(histogram))

    def _rules(self) -> str:
        """Return what the rules say of the number of bins."""
        result = self._result
        if not isinstance(result, NumberOutcome) or len(result.stops) < 2:
            return ""
        rules = result.rules
        named = {"Freedman–Diaconis": rules.freedman_diaconis, "Scott": rules.scott, "Sturges": rules.sturges}
        words = _("Bins by rule: {rules}", rules=" · ".join(f"{name} {format_count(n)}" for name, n in named.items()))
        return f"<p>{escape(words)}</p>"

    def _code_of(self, histogram: Histogram | None) -> str:
        result = self._result
        if isinstance(result, PairOutcome):
            return self._pair_code(result)
        return attribute_code(result, histogram, reading=self._reading(self.attribute))

    def _pair_code(self, result: PairOutcome) -> str:
        return pair_code(result, reading=self._reading(self.against, self.attribute))

    def _fingerprint(self) -> str:
        result, state = self._result, [show_name(self.attribute)]
        state += [f"{words} {show_name(name)}" for words, name in (("against", self.against), ("hue", self.hue))
                  if name is not None]  # fmt: skip
        lines = (
            pair_fingerprint(result)
            if isinstance(result, PairOutcome)
            else attribute_fingerprint(result, self._histogram)
        )
        return "\n".join(["AttributeExplorer · " + " · ".join(state), self._sentence(), *lines])

    def _tour(self, picture: Picture) -> Tour:
        result, histogram = self._result, self._histogram
        if isinstance(result, PairOutcome):
            return rows_tour(
                result, picture, relate=self._relate_rows, label=self._label(),
                caption=lambda one: code_html(self._pair_code(one)),
            )  # fmt: skip
        if isinstance(result, NumberOutcome) and histogram is not None:
            return bins_tour(result, picture, at=histogram.n_bins, label=self._label(), caption=self._caption_of)
        return still_tour(picture, sentence=self._sentence(), caption=self._caption(), label=self._label())


def show_name(name: Hashable) -> str:
    """Write the name of a column on a line of its own."""
    return short(name, 40).replace("\n", " ")
