"""The state of the attribute explorer, and all that moves it: controls, the pointer, keys."""

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from typing import Any

from traitlets import TraitType, validate

from course_toolkit._core.compute.guard.positions import check_positions
from course_toolkit._core.compute.guard.wording import explain, show
from course_toolkit._core.draw.axes import short
from course_toolkit._core.explore.controls import Control, button, dropdown, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.slider import Slider
from course_toolkit._core.explore.state import Choice, Switch, Whole
from course_toolkit._core.words import _, format_count, get_language
from course_toolkit.attributes.compute.bins import FEWEST, MOST
from course_toolkit.attributes.compute.outcome import AttributeOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.compute.table import LookedAt
from course_toolkit.attributes.draw.attribute_marks import stop_at
from course_toolkit.attributes.draw.pair_marks import row_of_line

#: What pandas takes where nobody says how many bins.
USUAL_BINS = 10
NAME_LENGTH = 40
#: A page key passes this many places of the slider.
PAGE = 5
STEPS = {"ArrowRight": 1, "ArrowLeft": -1, "PageUp": PAGE, "PageDown": -PAGE}
ATTRIBUTES = {"ArrowDown": 1, "ArrowUp": -1}


class Rows(TraitType[Any, Any]):
    """Rows of the explorer's table by their positions."""

    def validate(self, obj: Any, value: object) -> tuple[int, ...]:
        """Return the positions as a tuple."""
        return check_positions(value, name=self.name or "", n_rows=obj.n_rows)


class AttributeSteering(Explorer):
    """The traits of an attribute explorer, linked to its controls, to the panes and to the keys."""

    attribute = Choice()
    against = Choice()
    hue = Choice()
    bins = Whole(USUAL_BINS, minimum=FEWEST, maximum=MOST)
    without_outliers = Switch(default_value=False)
    left_out = Rows(())

    _table: LookedAt
    _sliding = False
    #: What the slider's labels were written for.
    _labelled: tuple[tuple[int, ...], int, str] = ((), 0, "")

    @property
    @abstractmethod
    def result(self) -> AttributeOutcome | PairOutcome:
        """What is looked at: every number on the screen comes from it."""

    @property
    @abstractmethod
    def histogram(self) -> Histogram | None:
        """The bins and their counts; None where there are none."""

    @property
    def n_rows(self) -> int:
        """How many rows the table has."""
        return len(self._table.frame)

    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return what a trait may be set to: the columns, and None for none."""
        names = self._table.names
        if trait == "attribute":
            return names
        # A column that is named None cannot be told from no column.
        others = [name for name in names if name is not None]
        if trait == "hue" and self._table.label is not None:
            others.sort(key=lambda name: name is not self._table.label)  # the label first, the others as they are
        return (None, *others)

    @validate("against")
    def _check_against(self, proposal: Any) -> Any:
        if proposal.value is not None and proposal.value is self.attribute:
            raise explain(
                _("against must be another column than attribute."),
                _("{value} is the attribute itself.", value=show(proposal.value)),
                _("Choose another column, or None to look at one attribute."),
            )
        return proposal.value

    # Controls --------------------------------------------------------------------------------------

    def _build(self) -> None:
        bound = {
            "attribute": dropdown(lambda: _("Attribute"), lambda: self._named("attribute")),
            "against": dropdown(lambda: _("Against"), lambda: self._named("against")),
            "hue": dropdown(lambda: _("By class of"), lambda: self._named("hue")),
            "without_outliers": switch(lambda: _("Leave the outliers out")),
            "lecture": switch(lambda: _("Lecture mode")),
        }
        for trait, control in bound.items():
            self._bind(trait, control)
        self._slider = Control(Slider(min=0.0, step=1.0, layout={"flex": "1 1 30em"}), lambda: _("Number of bins"))
        self._slider.widget.observe(self._slide, "value")
        self._slider.widget.on_key(lambda key, shift: self._from_page(self._press, key, shift=shift))
        self._leave = button(lambda: _("Leave out the row that changes r most"), self._from_button(self.leave_one_out))
        self._back = button(lambda: _("All rows back"), self._from_button(self.take_back))
        self._controls += [self._slider, self._leave, self._back]
        self._bound = bound
        menus = row(*(bound[name] for name in ("attribute", "against", "hue", "without_outliers", "lecture")))
        self._box.children = (menus, row(self._slider, self._leave, self._back), self._view)

    def _from_button(self, reaction: Any) -> Any:
        return lambda: self._from_page(reaction)

    def _named(self, trait: str) -> list[tuple[str, Hashable]]:
        return [(self._name(name), name) for name in self.choices_of(trait)]

    def _name(self, name: Hashable) -> str:
        if name is None and None not in self._table.names:
            return "—"
        words = short(name, NAME_LENGTH) if str(name).strip() else repr(name)
        return _("{name} (label)", name=words) if name is not None and name is self._table.label else words

    def _slide(self, change: Any) -> None:
        """Follow the slider, which counts the numbers of bins that can be had."""
        if self._slider.quiet:
            return
        self._sliding = True
        try:
            stops = self._stops()
            self._from_page(setattr, self, "bins", stops[min(max(round(change.new), 0), len(stops) - 1)])
        finally:
            self._sliding = False

    def _stops(self) -> tuple[int, ...]:
        """Return the numbers of bins on the slider: those of a ladder, and the one that was asked for."""
        if not isinstance(self.result, NumberOutcome) or self.histogram is None:
            return ()
        return tuple(sorted({*self.result.stops, self.histogram.n_bins}))

    def _enable(self) -> None:
        """Show the controls that have something to move."""
        stops, is_scatter = self._stops(), isinstance(self.result, ScatterOutcome)
        self._slider.widget.layout.display = None if len(stops) > 1 else "none"
        for control in (self._leave, self._back):
            control.widget.layout.display = None if is_scatter else "none"
        self._leave.widget.disabled = not (is_scatter and self._next_to_leave() is not None)
        self._back.widget.disabled = not self.left_out
        self._bound["hue"].widget.disabled = not self._takes_hue()
        self._bound["without_outliers"].widget.disabled = not self._has_outliers()

    def _takes_hue(self) -> bool:
        return type(self.result) not in {TableOutcome, PairOutcome, AttributeOutcome}

    @abstractmethod
    def _has_outliers(self) -> bool:
        """Return whether anything can be left out."""

    def _place_slider(self) -> None:
        """Show where the number of bins lies; a hand on the slider is left alone."""
        stops = self._stops()
        if len(stops) < 2 or self._sliding:
            return
        result, histogram = self.result, self.histogram
        rule = result.rules.freedman_diaconis if isinstance(result, NumberOutcome) else 0
        if self._labelled != (stops, rule, get_language()):
            self._labelled = (stops, rule, get_language())
            self._label_slider(stops, rule)
        self._slider.show(float(stops.index(histogram.n_bins if histogram is not None else stops[0])))

    def _label_slider(self, stops: Sequence[int], rule: int) -> None:
        """Write on the slider which numbers of bins it has."""
        slider = self._slider.widget
        with slider.hold_sync():
            slider.labels = [f"{format_count(n)} · FD" if n == rule else format_count(n) for n in stops]
            slider.max = float(len(stops) - 1)

    # Rows left out ---------------------------------------------------------------------------------

    def leave_one_out(self) -> None:
        """Leave out the row without which r changes most."""
        position = self._next_to_leave()
        if position is not None:
            self.left_out = (*self.left_out, position)

    def take_back(self) -> None:
        """Take all rows back that were left out one by one."""
        self.left_out = ()

    def _next_to_leave(self) -> int | None:
        result = self.result
        return result.influences[0].position if isinstance(result, ScatterOutcome) and result.influences else None

    def _turn(self, position: int | None) -> None:
        """Leave a row out, or take it back."""
        if position in self.left_out:
            self.left_out = tuple(one for one in self.left_out if one != position)
        elif position is not None:
            self.left_out = (*self.left_out, position)

    # Pointer and keys ------------------------------------------------------------------------------

    def _point(self, *, pane: str, x: float, y: float, **_more: object) -> None:
        result = self.result
        if pane == "bins" and isinstance(result, NumberOutcome):
            self.bins = stop_at(result.stops, x)
        elif pane == "scatter" and isinstance(result, ScatterOutcome):
            self._turn(result.nearest(x, y))
        elif pane == "influence" and isinstance(result, ScatterOutcome):
            self._turn(row_of_line(result, y))

    def _press(self, key: str, *, shift: bool) -> None:
        if key in ATTRIBUTES:
            self._next_attribute(ATTRIBUTES[key])
        elif isinstance(self.result, ScatterOutcome):
            self._press_on_rows(key)
        elif len(self._stops()) > 1:
            self._press_on_bins(key, self._stops(), shift=shift)

    def _press_on_rows(self, key: str) -> None:
        if key in {"ArrowRight", "PageUp"}:
            self.leave_one_out()
        elif key in {"ArrowLeft", "PageDown"}:
            self.left_out = self.left_out[:-1]
        elif key == "Home":
            self.take_back()

    def _press_on_bins(self, key: str, stops: Sequence[int], *, shift: bool) -> None:
        place = stops.index(self.histogram.n_bins) if self.histogram is not None else 0
        ends = {"Home": 0, "End": len(stops) - 1}
        step = STEPS.get(key, 0) * (PAGE if shift and key.startswith("Arrow") else 1)
        self.bins = stops[min(max(ends.get(key, place + step), 0), len(stops) - 1)]

    def _next_attribute(self, step: int) -> None:
        """Go to the next column that is not the one it is looked at against."""
        names = self._table.names
        place = next(place for place, name in enumerate(names) if name is self.attribute)
        ahead = [name for name in (names[place + 1 :] if step > 0 else names[:place][::-1]) if name is not self.against]
        if ahead:
            self.attribute = ahead[0]
