"""The plate of the cleaning picture: the table as a bar that shrinks from step to step, and why."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course_toolkit._core.compute.printing import on_one_line
from course_toolkit._core.draw.axes import set_title
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import LIGHT, Theme
from course_toolkit._core.words import _, ngettext
from course_toolkit.preparation.compute.cleaning import Cleaning, StepRecord, TableSize
from course_toolkit.preparation.draw.cleaning.lines import lines_of

#: Where the bars, the sizes and the words begin, in shares of the width.
BARS, SIZES, WORDS = 0.005, 0.225, 0.475
BAR_WIDTH, BAR_HEIGHT = 0.2, 0.66
#: The least of a bar that is seen: one row of 100,000 still leaves a trace.
THINNEST, LOWEST = 0.003, 0.04
LINE = 0.24  # from one line of text to the next, in heights of a stage
MOST_LINES = 3
#: Inches that a stage takes, and letters that the words and the counts have room for: in a notebook, in a lecture.
STAGE_INCHES, STAGE_INCHES_IN_LECTURE = 0.66, 0.88
LETTERS, LETTERS_IN_LECTURE = 68, 60
LETTERS_OF_COUNTS, LETTERS_OF_COUNTS_IN_LECTURE = 32, 28
HEAD_INCHES = 0.5


@dataclass
class CleaningPicture(Picture):
    """Draw what a cleaning did: the table as a bar, as long as its rows and as high as its columns, after each step.

    Where did my rows go, and why? What went is pale, what was changed has the colour of the accent.

    Parameters
    ----------
    cleaning : Cleaning
        Its steps as they are when the picture is drawn.
    theme : Theme
        Colours and sizes.

    See Also
    --------
    Cleaning, say_cleaning

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute import Cleaning
    >>> from course_toolkit.preparation.draw import CleaningPicture
    >>> cleaning = Cleaning(ct.load_sante()).drop_columns("IMC", reason="it repeats the weight")
    >>> [ax.get_label() for ax in CleaningPicture(cleaning).figure().axes]
    ['trace']
    """

    cleaning: Cleaning
    theme: Theme = LIGHT

    def __post_init__(self) -> None:
        lecture = self.theme.lecture
        stage = STAGE_INCHES_IN_LECTURE if lecture else STAGE_INCHES
        self.records, self.sizes = self.cleaning.steps, self.cleaning.sizes
        self.size_inches = (13.2 if lecture else 10.8, HEAD_INCHES + stage * len(self.sizes))

    def __repr__(self) -> str:
        """Return what is drawn, in words."""
        return f"CleaningPicture: {self.cleaning}"

    def draw(self, figure: Figure) -> dict[str, Axes]:
        """Draw the table as it came, and a stage for each step."""
        head = 0.42 / self.size_inches[1]
        ax = figure.add_axes((0.012, 0.01, 0.976, 0.99 - head), label="trace")
        ax.set(xlim=(0, 1), ylim=(len(self.sizes) - 0.5, -0.5), xticks=(), yticks=())
        ax.set_facecolor(self.theme.paper)
        ax.spines[:].set_visible(False)
        set_title(ax, self._title(), self.theme)
        self._draw_bar(ax, 0, self.sizes[0], None)
        self._write_start(ax)
        for place, record in enumerate(self.records, start=1):
            ax.plot([0, 1], [place - 0.5] * 2, color=self.theme.grid, linewidth=0.7)
            self._draw_bar(ax, place, record.after, record)
            self._write_size(ax, place, record)
            self._write_words(ax, place, record)
        return {"trace": ax}

    def _title(self) -> str:
        return ngettext("A table cleaned in {n} step", "A table cleaned in {n} steps", len(self.records))

    # Bars ---------------------------------------------------------------------------------------------------------

    def _draw_bar(self, ax: Axes, place: int, size: TableSize, record: StepRecord | None) -> None:
        theme = self.theme
        width, height = self._bar(size)
        if record is not None:
            before = self._bar(record.before)
            if size.n_rows != record.before.n_rows:
                width = min(width, before[0] - THINNEST)
            _box(ax, place, *before, color=theme.grid)
        _box(ax, place, width, height, color=theme.classes[0])
        if record is not None and record.n_cells_changed:
            share = record.n_cells_changed / (size.n_rows * size.n_columns)
            _box(ax, place, max(THINNEST, width * min(1, share)), height, color=theme.accent)

    def _bar(self, size: TableSize) -> tuple[float, float]:
        """Return how long and how high a table is drawn, against the largest of all."""
        most_rows = max(one.n_rows for one in self.sizes)
        most_columns = max(one.n_columns for one in self.sizes)
        return (
            max(THINNEST, BAR_WIDTH * size.n_rows / most_rows),
            max(LOWEST, BAR_HEIGHT * size.n_columns / most_columns),
        )

    # Words --------------------------------------------------------------------------------------------------------

    def _write_start(self, ax: Axes) -> None:
        theme = self.theme
        missing = ngettext("{n} missing cell", "{n} missing cells", self.sizes[0].n_missing)
        self._write(ax, SIZES, 0, [(str(self.sizes[0]), theme.ink, False), (missing, theme.muted, False)])
        self._write(ax, WORDS, 0, [(_("the table as it came"), theme.ink, True)])

    def _write_size(self, ax: Axes, place: int, record: StepRecord) -> None:
        theme = self.theme
        letters = LETTERS_OF_COUNTS_IN_LECTURE if theme.lecture else LETTERS_OF_COUNTS
        counts = lines_of(record.counts(), letters, MOST_LINES - 1)
        lines = [(str(record.after), theme.ink, False), *((text, theme.accent, False) for text in counts)]
        if not record.carries_over and len(lines) < MOST_LINES:
            lines.append((_("this table alone"), theme.muted, False))
        self._write(ax, SIZES, place, lines)

    def _write_words(self, ax: Axes, place: int, record: StepRecord) -> None:
        theme, letters = self.theme, LETTERS_IN_LECTURE if self.theme.lecture else LETTERS
        words = lines_of(f"{place}. {record.describe()}", letters, MOST_LINES - 1)
        why = lines_of(on_one_line(record.reason), round(letters * 1.12), MOST_LINES - len(words))
        self._write(
            ax, WORDS, place, [(text, theme.ink, True) for text in words] + [(text, theme.muted, False) for text in why]
        )

    def _write(self, ax: Axes, x: float, place: int, lines: list[tuple[str, str, bool]]) -> None:
        """Write lines around the middle of a stage."""
        for number, (text, color, bold) in enumerate(lines):
            ax.text(
                x, place + (number - (len(lines) - 1) / 2) * LINE, text, color=color, va="center_baseline",
                fontsize=self.theme.size(0.95), fontweight="bold" if bold else "normal", parse_math=False,
            )  # fmt: skip


def _box(ax: Axes, place: int, width: float, height: float, *, color: str) -> None:
    ax.add_patch(Rectangle((BARS, place - height / 2), width, height, facecolor=color, edgecolor="none"))
