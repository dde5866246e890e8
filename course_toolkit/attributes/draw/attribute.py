"""The picture of one attribute."""

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_toolkit._core.draw.axes import set_title, short
from course_toolkit._core.draw.panes import Events
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, NumberOutcome
from course_toolkit.attributes.draw.attribute_marks import attribute_marks
from course_toolkit.attributes.draw.bars import draw_categories
from course_toolkit.attributes.draw.histogram import draw_numbers

#: A box plot of more classes than this needs a higher picture.
FEW = 3


@dataclass
class AttributePicture(Picture):
    """Draw one attribute: histogram and box plot of numbers and dates, bars of categories.

    Parameters
    ----------
    outcome : AttributeOutcome
        What :func:`describe_attribute` returned.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    describe_attribute, say_attribute, AttributeExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.describe import describe_attribute
    >>> picture = AttributePicture(describe_attribute(ct.load_sante(), "Age"))
    >>> sorted(ax.get_label() for ax in picture.at(6).axes)
    ['bins', 'box', 'histogram']
    """

    outcome: AttributeOutcome
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        n_lanes = 1 if self.outcome.classes is None else len(self.outcome.classes)
        more = 0.35 * max(0, n_lanes - FEW) if isinstance(self.outcome, NumberOutcome) else 0.0
        self.size_inches = (13.2, 6.2 + more) if self.theme.lecture else (10.8, 5.2 + more)

    def at(self, n_bins: int) -> Figure:
        """Return the figure with a number of bins; categories have none."""
        if isinstance(self.outcome, NumberOutcome):
            return self.figure(attribute_marks(self.outcome, self.outcome.at(n_bins), theme=self.theme))
        return self.figure()

    def events(self) -> Mapping[str, Events]:
        """Let the number of bins be dragged along its ruler."""
        has_ruler = isinstance(self.outcome, NumberOutcome) and len(self.outcome.stops) > 1
        return {"bins": "drag"} if has_ruler else {}

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw what no number of bins moves."""
        if isinstance(self.outcome, NumberOutcome):
            return draw_numbers(figure, self.outcome, self.theme)
        if isinstance(self.outcome, CategoryOutcome):
            return draw_categories(figure, self.outcome, self.theme)
        return draw_nothing(figure, short(self.outcome.name, 60), self.theme)


def draw_nothing(figure: Figure, title: str, theme: Theme) -> dict[str, Axes]:
    """Draw that there is nothing to draw."""
    ax = figure.add_subplot(label="nothing")
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[], facecolor=theme.panel)
    ax.spines[:].set_color(theme.grid)
    set_title(ax, title, theme)
    ax.text(0.5, 0.5, _("nothing to draw"), ha="center", va="center", color=theme.muted, fontsize=theme.size(1.4))
    return {"nothing": ax}
