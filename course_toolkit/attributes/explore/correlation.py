"""The correlation explorer: slide a threshold, and see which attributes repeat one another."""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Any, ClassVar

import pandas as pd
from traitlets import TraitType

from course_toolkit._core.compute.guard.correlations import check_pair
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import Control, dropdown, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.slider import Slider
from course_toolkit._core.explore.state import Choice, Number
from course_toolkit._core.words import _, decimal_sign, format_number, get_language
from course_toolkit.attributes.compute.association import Association
from course_toolkit.attributes.compute.correlation import METHODS, correlate, correlate_again
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, Tie
from course_toolkit.attributes.compute.correlation_result import Correlations, Method
from course_toolkit.attributes.compute.pairs import PairOutcome
from course_toolkit.attributes.compute.relate import relate
from course_toolkit.attributes.compute.table import LookedAt
from course_toolkit.attributes.draw.correlation import CorrelationPicture
from course_toolkit.attributes.draw.correlation_marks import Pair, cell_at, correlation_marks, neighbour
from course_toolkit.attributes.explore.correlation_cards import cards_html
from course_toolkit.attributes.say.code import pair_code
from course_toolkit.attributes.say.correlation import say_correlations
from course_toolkit.attributes.say.correlation_code import correlation_code
from course_toolkit.attributes.say.correlation_fingerprint import correlation_fingerprint
from course_toolkit.attributes.say.correlation_pair import say_cell

USUAL_THRESHOLD = 0.8
#: The slider's steps; keys go where groups change, pages this far.
STEP, PAGE = 0.001, 0.05
#: The thresholds of an exported page, in hundredths.
EXPORTED = range(30, 101)
ARROWS = {"ArrowRight": (1, 0), "ArrowLeft": (-1, 0), "ArrowDown": (0, 1), "ArrowUp": (0, -1)}


class AttributePair(TraitType[Any, Any]):
    """Two attributes of the matrix, or one and the label."""

    def validate(self, obj: Any, value: object) -> Pair:
        """Return the two names as the table has them, the label last."""
        label = obj.correlations.label
        names = (*obj.correlations.names, *(() if label is None else (label,)))
        first, second = check_pair(value, names=names, name=self.name or "")
        return (second, first) if label is not None and first == label else (first, second)


class CorrelationExplorer(Explorer):
    """Slide a threshold and see which attributes repeat one another, with the arguments for each and no choice made.

    Which attributes say the same thing, and is it one row alone that makes them seem to?

    Parameters
    ----------
    frame : DataFrame of shape (n_rows, n_columns)
        The table: at least three rows, and two columns that hold different values.
    label : hashable, optional
        The column to predict: it is in no group, and its link with each attribute is one of the arguments.
    costs : dict of column to float, optional
        What an attribute costs to measure, in any unit.

    Attributes
    ----------
    threshold : float
        From which strength on two attributes count as a repetition, in [0, 1].
    method : {"pearson", "spearman", "auto"}
        How numbers are compared: along a line, by ranks, or by ranks where they say something else.
    pair : tuple of two names
        The pair shown beside the matrix; the label may be one of the two.
    lecture : bool
        Large type, read from the last row.

    Raises
    ------
    CourseError
        When there are too few rows or usable columns, or a name is no column.

    See Also
    --------
    correlate : The same numbers without the picture.
    AttributeExplorer : One attribute, or two, in full.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> explorer = CorrelationExplorer(ct.load_wine(), label="target")
    >>> explorer.threshold = 0.85
    >>> [group.names for group in explorer.groups]
    [('flavanoids', 'total_phenols')]
    """

    threshold = Number(USUAL_THRESHOLD, minimum=0, maximum=1)
    method = Choice(METHODS, default="pearson")
    pair = AttributePair(None, allow_none=True)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "method", "pair"})

    def __init__(self, frame: pd.DataFrame, label: Hashable | None = None, *, costs: Any = None) -> None:
        first = correlate(frame, label=label, costs=costs)
        self._by_method: dict[Method, Correlations] = {"pearson": first}
        self._table = LookedAt(frame, label=label)
        self._relate = lru_cache(maxsize=4)(self._look_at)
        # A slide of the threshold leaves the pair as it is, and what is said of a million rows with it.
        self._said = lru_cache(maxsize=4)(self._say)
        self._cards: dict[Hashable, str] = {}
        self._sliding = False
        super().__init__()
        self.pair = self._strongest()
        self.observe(self._state_changed, ["threshold", "method", "pair", "lecture"])
        self._build()
        self._open()

    @property
    def correlations(self) -> Correlations:
        """The matrix by the present method: every number on the screen comes from it."""
        method: Method = self.method
        if method not in self._by_method:
            self._by_method[method] = correlate_again(self._by_method["pearson"], method=method)
        return self._by_method[method]

    @property
    def groups(self) -> tuple[AttributeGroup, ...]:
        """The groups to thin out at the present threshold, with the arguments for each member."""
        return self.correlations.groups(self.threshold)

    @property
    def association(self) -> Association | None:
        """All that can be measured of the pair shown; None where no two attributes can be compared."""
        return None if self.pair is None else self.correlations.associate(*self.pair)

    def code(self) -> str:
        """Return the pandas lines that give the matrix and draw the pair, and those that would drop an attribute.

        Returns
        -------
        str
            Python source; ``frame`` stands for the table. For each group one line a member: none is chosen.
        """
        lines = [correlation_code(self.correlations, self.groups)]
        return "\n\n".join([*lines, pair_code(self._outcome)] if self._outcome is not None else lines)

    # State ----------------------------------------------------------------------------------------

    def _state_changed(self, _change: Any) -> None:
        self._refresh()

    def _strongest(self) -> Pair | None:
        places = self.correlations.strongest_pair
        return None if places is None else (self.correlations.names[places[0]], self.correlations.names[places[1]])

    def _look_at(self, first: Hashable, second: Hashable) -> PairOutcome:
        label = self._table.label
        colored = label is not None and self._table.role(label) == "category"
        return relate(self._table, first, second, hue=label if colored else None)

    @property
    def _outcome(self) -> PairOutcome | None:
        return None if self.pair is None else self._relate(*self.pair)

    # Controls -------------------------------------------------------------------------------------

    def _build(self) -> None:
        methods = dropdown(lambda: _("Between numbers"), _method_choices)
        lecture = switch(lambda: _("Lecture mode"))
        self._bind("method", methods)
        self._bind("lecture", lecture)
        widget = Slider(min=0.0, max=1.0, step=STEP, layout={"flex": "1 1 30em"})
        self._slider = Control(widget, lambda: _("Threshold"))
        widget.observe(self._slide, "value")
        widget.on_key(lambda key, shift: self._from_page(self._turn, key, shift=shift))
        self._controls.append(self._slider)
        self._box.children = [row(methods, lecture), row(self._slider), self._view]

    def _slide(self, change: Any) -> None:
        if not self._slider.quiet:
            self._sliding = True
            try:
                self._from_page(setattr, self, "threshold", round(change.new, 6))
            finally:
                self._sliding = False

    def _refresh(self) -> None:
        super()._refresh()
        if not self._sliding:  # a hand on the slider is left alone
            self._slider.widget.decimal = decimal_sign()
            self._slider.show(float(self.threshold))

    def _point(self, *, pane: str, x: float, y: float, **_more: object) -> None:
        if pane == "tree":
            self.threshold = round(x, 3)
            return
        pair = cell_at(self.correlations, pane, x, y)
        if pair is not None:
            self.pair = pair

    def _press(self, key: str, *, shift: bool) -> None:
        if key in ARROWS and self.pair is not None:
            right, down = ARROWS[key]
            self.pair = neighbour(self.correlations, self.pair, right=right, down=down)
        elif key == "Home":
            self.pair = self._strongest()
        elif key == "End":
            self.threshold = USUAL_THRESHOLD
        else:
            self._turn(key, shift=shift)

    def _turn(self, key: str, *, shift: bool) -> None:
        """Turn the threshold: arrows go where a group grows or falls apart, pages a fixed way."""
        ends = {"Home": 0.0, "End": 1.0}
        way = 1 if key in {"ArrowRight", "ArrowUp", "PageUp"} else -1
        if key in ends:
            self.threshold = ends[key]
        elif shift or key.startswith("Page"):
            self.threshold = min(max(round(self.threshold + way * PAGE, 3), 0.0), 1.0)
        else:
            ahead = [stop for stop in self.correlations.tree.stops if (stop - self.threshold) * way > 0]
            self.threshold = min(ahead, key=lambda stop: abs(stop - self.threshold), default=self.threshold)

    # The picture and its words --------------------------------------------------------------------

    def _make_picture(self, theme: Theme) -> Picture:
        ringed = None if self.pair is None else self.correlations.link_of(*self.pair).deciding_row
        return CorrelationPicture(self.correlations, self._outcome, ringed, theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        return self._marks_at(self.threshold, theme)

    def _marks_at(self, threshold: float, theme: Theme) -> Sequence[Mark]:
        groups = self.correlations.groups(threshold)
        return correlation_marks(self.correlations, groups, threshold=threshold, pair=self.pair, theme=theme)

    def _sentence(self) -> str:
        return self._sentence_at(self.threshold)

    def _sentence_at(self, threshold: float) -> str:
        said = say_correlations(self.correlations, threshold=threshold)
        return said if self.pair is None else f"{said}\n{self._said(self.pair, self.method, get_language())}"

    def _say(self, pair: Pair, _method: Method, _language: str) -> str:
        return say_cell(self.correlations, self._relate(*pair))

    def _caption(self) -> str:
        return self._caption_at(self.threshold)

    def _caption_at(self, threshold: float) -> str:
        groups = self.correlations.groups(threshold)
        key = (get_language(), self.method, tuple((group.names, *map(_ends, group.ties)) for group in groups))
        if key not in self._cards:
            self._cards[key] = cards_html(self.correlations, groups)
        return self._cards[key]

    def _label(self) -> str:
        words = _(
            "Matrix of correlations in the order of its tree, and one pair. Arrow keys: the neighbouring cell. Home: "
            "the strongest pair. Page keys: the threshold."
        )
        return "\n".join([_("All attributes against one another"), words])

    def _fingerprint(self) -> str:
        return "\n".join(
            ["CorrelationExplorer", self._sentence(), correlation_fingerprint(self.correlations, self.threshold)]
        )

    def _tour(self, picture: Picture) -> Tour:
        thresholds = sorted({*(hundredths / 100 for hundredths in EXPORTED), float(self.threshold)})
        frames = [self._frame(threshold, picture) for threshold in thresholds]
        words = _("Matrix of correlations in the order of its tree, and one pair. Arrow keys: the threshold.")
        label = "\n".join([_("All attributes against one another"), words])
        return Tour(label, _("Threshold"), frames, thresholds.index(float(self.threshold)))

    def _frame(self, threshold: float, picture: Picture) -> Frame:
        return Frame(
            value=format_number(threshold, 2),
            overlay=picture.overlay(self._marks_at(threshold, picture.theme)),
            sentence=self._sentence_at(threshold),
            caption=self._caption_at(threshold),
            anchors={"tree": (threshold, None)},
        )


def _ends(tie: Tie) -> tuple[Hashable, Hashable]:
    return tie.member, tie.other


def _method_choices() -> list[tuple[str, Hashable]]:
    return [
        (_("Pearson: along a straight line"), "pearson"),
        (_("Spearman: the ranks"), "spearman"),
        (_("Spearman where values mislead"), "auto"),
    ]
