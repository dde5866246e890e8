"""The plate of two categories: how often each meets each, dark where it takes much of its row."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from course_toolkit._core.draw.axes import dress, set_labels, set_title, short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_count, format_percent
from course_toolkit.attributes.compute.pairs import TableOutcome

NAME_LENGTH, TITLE_LENGTH = 16, 30
DEEP = "#0a66a8"
#: From this share on, ink on a cell is white.
DARK_FROM = 0.65
MANY = 8


def draw_table(figure: Figure, outcome: TableOutcome, theme: Theme) -> dict[str, Axes]:
    """Draw the table of counts, each with its share of the row."""
    ax = figure.add_subplot(
        figure.add_gridspec(1, 1, left=0.24 if theme.lecture else 0.18, right=0.97, top=0.8, bottom=0.04)[0, 0],
        label="table",
    )
    dress(ax, theme)
    n_rows, n_columns = outcome.counts.shape
    shares = outcome.counts / np.maximum(outcome.counts.sum(axis=1, keepdims=True), 1)
    colors = LinearSegmentedColormap.from_list("shares", [theme.panel, DEEP])
    ax.set(xlim=(0, n_columns), ylim=(n_rows, 0))
    ax.pcolormesh(np.arange(n_columns + 1), np.arange(n_rows + 1), shares, cmap=colors, vmin=0, vmax=1,
                  edgecolors=theme.paper, linewidth=2)  # fmt: skip
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.set(xticks=np.arange(n_columns) + 0.5, yticks=np.arange(n_rows) + 0.5)
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    tilted = n_columns > MANY
    ax.set_xticklabels([short(words, NAME_LENGTH) for words in outcome.x_levels.words], parse_math=False,
                       rotation=25 if tilted else 0, ha="left" if tilted else "center")  # fmt: skip
    ax.set_yticklabels([short(words, NAME_LENGTH) for words in outcome.y_levels.words], parse_math=False)
    ax.tick_params(length=0, colors=theme.ink, labelsize=theme.size(0.9 if not tilted else 0.75))
    _write_counts(ax, outcome, shares, theme)
    x, y = short(outcome.x, TITLE_LENGTH), short(outcome.y, TITLE_LENGTH)
    set_title(ax, _("{y} against {x}", x=x, y=y), theme)
    set_labels(ax, x, y, theme)
    return {"table": ax}


def _write_counts(ax: Axes, outcome: TableOutcome, shares: np.ndarray, theme: Theme) -> None:
    many = max(outcome.counts.shape) > MANY
    for (row, column), count in np.ndenumerate(outcome.counts):
        share = float(shares[row, column])
        words = format_count(int(count)) if many else f"{format_count(int(count))}\n{format_percent(share)}"
        ax.text(
            column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=theme.size(0.75 if many else 0.95),
            color="#ffffff" if share > DARK_FROM else theme.ink,
        )  # fmt: skip
