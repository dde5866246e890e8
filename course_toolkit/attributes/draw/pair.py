"""The picture of two attributes."""

from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.panes import Events
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.draw.attribute import draw_nothing
from course_toolkit.attributes.draw.crossing import draw_table
from course_toolkit.attributes.draw.groups import draw_groups
from course_toolkit.attributes.draw.pair_marks import pair_marks
from course_toolkit.attributes.draw.scatter import draw_scatter

NAME_LENGTH = 30


@dataclass
class PairPicture(Picture):
    """Draw two attributes: a scatter plot of two numbers, boxes of a number by category, a table of two categories.

    Parameters
    ----------
    outcome : PairOutcome
        What :func:`relate_attributes` returned.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    relate_attributes, say_pair, AttributeExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.relate import relate_attributes
    >>> picture = PairPicture(relate_attributes(ct.load_sante(), "IMC", "cholesterol"))
    >>> sorted(ax.get_label() for ax in picture.complete().axes)
    ['influence', 'scatter']
    """

    outcome: PairOutcome
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        self.size_inches = (13.2, 6.2) if self.theme.lecture else (10.8, 5.2)

    def complete(self) -> Figure:
        """Return the figure with its marks: the line, and what single rows do to it."""
        return self.figure(pair_marks(self.outcome, theme=self.theme))

    def events(self) -> Mapping[str, Events]:
        """Let a click leave a row out, or take it back."""
        if isinstance(self.outcome, ScatterOutcome):
            return {"scatter": "click", "influence": "click"}
        return {}

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw points, boxes or a table."""
        if isinstance(self.outcome, ScatterOutcome):
            return draw_scatter(figure, self.outcome, self.theme)
        if isinstance(self.outcome, GroupsOutcome):
            return draw_groups(figure, self.outcome, self.theme)
        if isinstance(self.outcome, TableOutcome):
            return draw_table(figure, self.outcome, self.theme)
        x, y = (short(name, NAME_LENGTH) for name in (self.outcome.x, self.outcome.y))
        return draw_nothing(figure, _("{y} against {x}", x=x, y=y), self.theme)
