"""The pandas and seaborn lines that draw the same."""

from course_toolkit._core.compute.steps.literals import list_literal, literal
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome

SEABORN, NUMPY, PANDAS = "import seaborn as sns", "import numpy as np", "import pandas as pd"
PERIOD_CODES = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D", "hour": "h", "minute": "min"}
MOST_BARS = 20


def attribute_code(outcome: AttributeOutcome, histogram: Histogram | None, *, reading: str = "") -> str:
    """Return runnable lines for one attribute.

    ``frame`` is the table; ``reading`` makes numbers or dates of texts in a copy called ``table``.
    """
    table = "table" if reading else "frame"
    column = f"{table}[{literal(outcome.name)}]"
    if isinstance(outcome, NumberOutcome) and histogram is not None:
        imports, lines = _histogram(outcome, histogram, column, table)
    elif isinstance(outcome, CategoryOutcome):
        imports, lines = _bars(outcome, column, table)
    else:
        imports, lines = [], [f"{column}.isna().sum()"]
    return _script(imports, reading, lines)


def pair_code(outcome: PairOutcome, *, reading: str = "") -> str:
    """Return runnable lines for two attributes; ``reading`` as in :func:`attribute_code`."""
    table = "table" if reading else "frame"
    lines: list[str] = []
    if outcome.left_out and not isinstance(outcome, TableOutcome):
        lines.append(
            f"rest = {table}.iloc[[k for k in range(len({table})) if k not in {list_literal(outcome.left_out)}]]"
        )
        table = "rest"
    x, y = literal(outcome.x), literal(outcome.y)
    hue = "" if outcome.hue is None else f", hue={literal(outcome.hue)}"
    if isinstance(outcome, ScatterOutcome):
        lines.append(f"sns.scatterplot(data={table}, x={x}, y={y}{hue})")
        lines.append(f"{table}[[{x}, {y}]].corr()")
    elif isinstance(outcome, GroupsOutcome):
        number, category = literal(outcome.number), literal(outcome.category)
        lines.append(f'sns.boxplot(data={table}, x={number}, y={category}{hue}, orient="h")')
    elif isinstance(outcome, TableOutcome):
        return _script([PANDAS], reading, [f"pd.crosstab({table}[{y}], {table}[{x}], dropna=False)"])
    else:
        return _script([], reading, [f"{table}[[{x}, {y}]].count()"])
    return _script([SEABORN], reading, lines)


def _script(imports: list[str], reading: str, lines: list[str]) -> str:
    wanted = dict.fromkeys([*imports, *([PANDAS] if "pd." in reading else [])])
    read = ["table = frame.copy()", reading] if reading else []
    return "\n".join([*sorted(wanted), *read, *lines])


def _bars(outcome: CategoryOutcome, column: str, table: str) -> tuple[list[str], list[str]]:
    if outcome.hue is None:
        return [], [f"{column}.value_counts(dropna=False).head({MOST_BARS}).plot.barh()"]
    return [PANDAS], [f"pd.crosstab({column}, {table}[{literal(outcome.hue)}], dropna=False).plot.barh(stacked=True)"]


def _histogram(outcome: NumberOutcome, histogram: Histogram, column: str, table: str) -> tuple[list[str], list[str]]:
    """Return imports and lines; the lecture's own line where nothing more is needed."""
    lines, period = [], histogram.bins.period
    shown, name, whole = column, literal(outcome.name), table
    if outcome.leaves_out:
        lines.append(f"shown = {table}[{column}.between({_limit(outcome, 0)}, {_limit(outcome, 1)})]")
        shown, whole = f"shown[{name}]", "shown"
    bins, imports = _bins(histogram)
    if outcome.hue is not None:
        row = literal(outcome.hue)
        lines.append(f'sns.displot(data={whole}, x={name}, row={row}, bins={bins}, stat="percent", common_norm=False)')
        return [*imports, SEABORN], [*lines, f'sns.catplot(data={whole}, x={name}, y={row}, kind="box", orient="h")']
    if period is not None:
        counts = f'{shown}.dt.to_period("{PERIOD_CODES[period]}").value_counts().sort_index()'
        return [], [*lines, f"{counts}.plot.bar()"]
    return imports, [*lines, f"{shown}.hist(bins={bins})", f"{table}[[{name}]].plot.box()"]


def _bins(histogram: Histogram) -> tuple[str, list[str]]:
    """Return the argument ``bins``, and the import it needs."""
    step, edges = histogram.bins.step, histogram.bins.edges
    if step is None:
        return str(histogram.n_bins), []
    unit = histogram.bins.unit
    # Half a step more, since the end of a range does not belong to it; rounded to what the numbers have and a half.
    start, stop, width = (round(float(one), 4) for one in (edges[0], edges[-1] + 0.5 * step * unit, step * unit))
    return f"np.arange({start!r}, {stop!r}, {literal(int(width) if unit == 1 else width)})", [NUMPY]


def _limit(outcome: NumberOutcome, place: int) -> str:
    if outcome.kind != "date":
        return literal(outcome.shown[place])
    # Whole seconds, to the outside.
    seconds = int(outcome.shown[place] // 1) + place * int(outcome.shown[place] % 1 > 0)
    return f'pd.Timestamp({seconds}, unit="s")'
