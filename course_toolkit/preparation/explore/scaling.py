"""The scaling explorer: one attribute under every scaling, with and without its outlier, fitted honestly or not."""

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from traitlets import TraitType, validate

from course_toolkit._core.compute.guard.scaling import check_row_of
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import dropdown, optional_number, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice, Switch
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.scaling.comparison import FIT_ON, ScalingComparison
from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS
from course_toolkit.preparation.compute.scaling.rows import read_scaling_rows
from course_toolkit.preparation.draw.scaling.picture import ScalingPicture
from course_toolkit.preparation.say.scaling.code import say_scaling_code
from course_toolkit.preparation.say.scaling.fingerprint import fingerprint
from course_toolkit.preparation.say.scaling.sentences import say_neighbors, say_scaling, say_scaling_briefly
from course_toolkit.preparation.say.scaling.table import FIT_NAMES, say_statistics_table

#: What the arrows go through: all scalings, then each.
STATES = (None, *METHODS)
N_REMEMBERED = 16


class ScalingExplorer(Explorer):
    """See what each scaler learns of an attribute, what an outlier does to that, and what distances then see.

    Parameters
    ----------
    X_train : DataFrame of shape (n_rows, n_columns), or the ``train`` part of a :class:`Split`
        The training rows.
    X_new : DataFrame of shape (n_new, n_columns), or the ``validation`` part of a :class:`Split`, optional
        Rows that are transformed with what was learned of the training rows.
    y_train : array-like of shape (n_rows,), optional
        The labels, for the score of k nearest neighbours; a part of a split brings its own.
    outlier_rows : index label or list of them, optional
        The training rows held for outliers; by default those outside of Tukey's fences.

    Attributes
    ----------
    column, with_column : column label
        The attribute on the rulers, and the second one for distances.
    scaling : {None, "raw", "standard", "robust", "minmax", "quantile"}
        The scaling pointed at; None for all.
    with_outlier : bool
        Whether outlying rows are learned from.
    fit_on : {"train", "all"}
        ``"all"`` learns from the new rows too: a leak, to look at.
    row : index label
        The row whose neighbours are shown; None for one whose neighbours change most.
    lecture : bool
        Large type, read from the last row.

    Raises
    ------
    CourseError
        When there is nothing to scale, rows are those of a test set, or ``X_new`` lacks a column.

    See Also
    --------
    compare_scalings, say_scaling, ScalingPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> sante = ct.make_sante(300, random_state=0).frame.drop(columns="ID")
    >>> split = ct.split(sante, label="malade", random_state=0)
    >>> explorer = ScalingExplorer(split.train, split.validation)
    >>> explorer.column, explorer.with_column
    ('Age', 'cholesterol')
    >>> explorer.scaling = "standard"
    >>> round(explorer.result.shares["standard"], 2)
    0.5
    >>> print(explorer.code().splitlines()[6])
    columns = ["Age", "cholesterol"]
    """

    column = Choice()
    with_column = Choice()
    scaling = Choice(STATES, default=None)
    with_outlier = Switch(default_value=True)
    fit_on = Choice(FIT_ON, default="train")
    row: Any = TraitType(None, allow_none=True)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "column", "with_column"})

    def __init__(self, X_train: Any, X_new: Any = None, *, y_train: Any = None, outlier_rows: Any = None) -> None:
        super().__init__()
        self._rows = read_scaling_rows(X_train, X_new, y_train=y_train, outlier_rows=outlier_rows)
        self._compare = lru_cache(maxsize=N_REMEMBERED)(self._new_comparison)
        self._settling = True
        self.column = self._rows.columns[0]
        self.with_column = self._widest_other()
        self._settling = False
        self.observe(
            self._state_changed, ["column", "with_column", "scaling", "with_outlier", "fit_on", "row", "lecture"]
        )
        self._build()
        self._open()

    @property
    def result(self) -> ScalingComparison:
        """The comparison shown: every number on the screen comes from it."""
        return self._compare(self.column, self.with_column, self.fit_on, self.with_outlier)

    def frame(self) -> pd.DataFrame:
        """Return the numbers shown as a table, a row for each scaling; see :meth:`ScalingComparison.frame`.

        Returns
        -------
        DataFrame
        """
        return self.result.frame()

    def code(self) -> str:
        """Return the scikit-learn lines that give the numbers on the screen.

        Returns
        -------
        str
            Python source; ``X_train``, and ``X_new`` and ``y_train`` where they were given, stand for the rows.
        """
        return say_scaling_code(self.result, self.scaling)

    # State ----------------------------------------------------------------------------------------

    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return the columns that can be scaled; of one alone, there is no second one."""
        columns = self._rows.columns
        return columns if trait == "column" or len(columns) > 1 else (None,)

    @validate("row")
    def _check_row(self, proposal: Any) -> Hashable:
        return None if proposal.value is None else check_row_of(self._rows.train, proposal.value)

    def _new_comparison(
        self,
        column: Hashable,
        with_column: Hashable,
        fit_on: str,
        with_outlier: bool,  # noqa: FBT001 — a cache's key
    ) -> ScalingComparison:
        return ScalingComparison(self._rows, column, with_column, fit_on, with_outlier)

    def _widest_other(self) -> Hashable:
        """Return the column, other than the first, whose differences count most; identifiers count for nothing.

        All columns are read here: what cannot be scaled is refused now, and not while somebody moves a menu.
        """
        spreads = {column: self._rows.attribute(column).spread for column in self._rows.columns}
        others = self.choices_of("with_column")[1:]
        likely = [column for column in others if column in self._rows.likely] or others
        return max(likely, key=lambda column: spreads[column], default=None)

    def _state_changed(self, change: Any) -> None:
        """Keep the two attributes apart, and redraw."""
        if self._settling:
            return
        if change.name in {"column", "with_column"} and self.column == self.with_column:
            self._settling = True
            setattr(self, "with_column" if change.name == "column" else "column", change.old)
            self._settling = False
        self._refresh()

    @property
    def _place(self) -> int | None:
        """Where in the plane the row stands whose neighbours are shown."""
        plane = self.result.plane
        if plane is None:
            return None
        if self.row is None:
            return plane.most_changed
        return plane.place_of(int(np.flatnonzero(self._rows.train.index == self.row)[0]))

    # Controls -------------------------------------------------------------------------------------

    def _build(self) -> None:
        bound = {
            "column": dropdown(lambda: _("Attribute"), lambda: _named(self.choices_of("column"))),
            "scaling": dropdown(lambda: _("Scaling"), _scaling_choices),
            "with_outlier": switch(lambda: _("With the outliers")),
            "fit_on": dropdown(lambda: _("Fitted on"), lambda: [(_(FIT_NAMES[kind]), kind) for kind in FIT_ON]),
            "with_column": dropdown(lambda: _("Distances with"), lambda: _named(self.choices_of("with_column"))),
            "row": optional_number(lambda: _("Neighbours of row"), width="16em"),
            "lecture": switch(lambda: _("Lecture mode")),
        }
        for trait, control in bound.items():
            self._bind(trait, control)
        alone, no_new = len(self._rows.columns) == 1, self._rows.new is None
        shown = {"with_column": not alone, "row": not alone, "fit_on": not no_new}
        self._outlier_switch = bound["with_outlier"]
        first, second = ("column", "scaling", "with_outlier", "fit_on"), ("with_column", "row", "lecture")
        self._box.children = (
            *(row(*(bound[name] for name in names if shown.get(name, True))) for names in (first, second)),
            self._view,
        )

    def _refresh(self) -> None:
        super()._refresh()
        # No control is dead: where nothing lies outside of the fences, there is nothing to leave out.
        self._outlier_switch.widget.disabled = not len(self.result.without_outlier.left_out)

    # Pointer and keys -----------------------------------------------------------------------------

    def _point(self, *, pane: str, x: float, y: float, **_more: object) -> None:
        if pane in METHODS:
            self.scaling = None if pane == self.scaling else pane
        elif pane == "distances":
            self.scaling = METHODS[min(max(round(y), 0), len(METHODS) - 1)]
        else:
            self.row = self._nearest_row(x, y)

    def _nearest_row(self, x: float, y: float) -> Hashable:
        """Return the label of the row drawn nearest to a point, as the eye sees it."""
        result, plane = self.result, self.result.plane
        if plane is None:
            return None
        one, other = (result.limits_of(column) for column in (self.column, self.with_column))
        place = plane.nearest_to(x, y, widths=(one[1] - one[0], other[1] - other[0]))
        label: Hashable = result.label_of(int(plane.positions[place]))
        return label

    def _press(self, key: str, *, shift: bool) -> None:  # noqa: ARG002 — every explorer's keys
        ends = {"Home": STATES[0], "End": STATES[-1]}
        steps = {"ArrowRight": 1, "ArrowLeft": -1}
        pages = {"PageDown": 1, "PageUp": -1}
        if key in ends:
            self.scaling = ends[key]
        elif key in steps:
            self.scaling = _next(STATES, self.scaling, steps[key])
        elif key in pages:
            self.column = _next(self._rows.columns, self.column, pages[key])
        elif key in {"ArrowDown", "ArrowUp"} and self.result.plane is not None:
            plane, step = self.result.plane, 1 if key == "ArrowDown" else -1
            place = min(max((self._place or 0) + step, 0), len(plane.positions) - 1)
            self.row = self.result.label_of(int(plane.positions[place]))

    # The picture and its words --------------------------------------------------------------------

    def _make_picture(self, theme: Theme) -> Picture:
        return ScalingPicture(self.result, theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        return ScalingPicture(self.result, theme).marks(self.scaling, place=self._place)

    def _sentence(self) -> str:
        said = [(say_scaling_briefly if self.lecture else say_scaling)(self.result, self.scaling)]
        if self._place is not None:
            said.append(say_neighbors(self.result, self._place, self.scaling))
        return " ".join(filter(None, said))

    def _label(self) -> str:
        words = _(
            "One attribute under each scaling on the same ruler: training rows above the line, new rows below it, "
            "outliers as dots. Beside it, the neighbours of one row in two attributes, and a table of distances. "
            "Left and right arrow: next scaling. Up and down: next row. Page keys: next attribute. Home: all scalings."
        )
        return "\n".join([_("Scalings compared"), words])

    def _caption(self) -> str:
        """Show what is learned from the training rows beside what is learned from all of them."""
        table = say_statistics_table(self.result)
        return "" if len(table) < 2 else table_html(pd.DataFrame(table).T)

    def _fingerprint(self) -> str:
        return fingerprint(self.result, sentence=self._sentence())

    # Export ---------------------------------------------------------------------------------------

    def _tour(self, picture: Picture) -> Tour:
        states = list(self._states())
        now = (self.fit_on, self.with_outlier, self.scaling)
        frames = [self._frame(state, picture) for state in states]
        return Tour(self._label(), _("Step"), frames, states.index(now))

    def _states(self) -> Iterator[tuple[str, bool, str | None]]:
        """Go through the scalings, with the outliers, without them, and then with the leak."""
        kinds = FIT_ON if self._rows.new is not None else FIT_ON[:1]
        outliers = (True, False) if len(self.result.without_outlier.left_out) or not self.with_outlier else (True,)
        for fit_on in kinds:
            for with_outlier in outliers:
                for scaling in STATES:
                    yield fit_on, with_outlier, scaling

    def _frame(self, state: tuple[str, bool, str | None], picture: Picture) -> Frame:
        """Return one state as a page shows it, leaving the explorer as it is."""
        fit_on, with_outlier, scaling = state
        compared = self._compare(self.column, self.with_column, fit_on, with_outlier)
        words = [_("all scalings") if scaling is None else SCALERS.get(scaling, _("raw")), _(FIT_NAMES[fit_on])]
        if not with_outlier:
            words.append(_("without the outliers"))
        return Frame(
            value=" · ".join(words),
            overlay=picture.overlay(ScalingPicture(compared, picture.theme).marks(scaling)),
            sentence=say_scaling(compared, scaling),
            caption="",
            anchors={},
        )


def _scaling_choices() -> list[tuple[str, str | None]]:
    return [(_("all scalings"), None), (_("raw"), "raw"), *((name, method) for method, name in SCALERS.items())]


def _named(choices: Sequence[Hashable]) -> list[tuple[str, Hashable]]:
    return [("—" if choice is None else str(choice), choice) for choice in choices]


def _next(choices: Sequence[Any], now: Any, step: int) -> Any:
    """Return the neighbour of a choice; at the end it stays."""
    place = next(position for position, choice in enumerate(choices) if choice is now or choice == now)
    return choices[min(max(place + step, 0), len(choices) - 1)]
