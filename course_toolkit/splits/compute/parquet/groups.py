"""Groups that two files have in common, counted by DuckDB."""

from course_toolkit._core.compute.guard.wording import N_SHOWN
from course_toolkit.splits.compute.checks.group_overlap import Shared, numbered_anew, share
from course_toolkit.splits.compute.copies.alike import Alike, find_alike
from course_toolkit.splits.compute.examples import N_PAIRS
from course_toolkit.splits.compute.parquet.engine import objects
from course_toolkit.splits.compute.parquet.sets import MOST_LISTED, ParquetSets
from course_toolkit.splits.compute.parquet.tally import A_SET
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name

Pair = tuple[str, str]


@share.register
def _share(sets: ParquetSets, pair: Pair, names: tuple[Name, ...]) -> Shared | None:
    """Return the groups that two files have in common; rows whose group is missing belong to none."""
    written = [sets.written(name) for name in names]
    on = ", ".join(f"g{place}" for place in range(len(names)))
    for key in pair:
        groups = ", ".join(f"{one.of[key]} AS g{place}" for place, one in enumerate(written))
        sets.engine.run(
            f"CREATE OR REPLACE TEMP TABLE groups_{key} AS SELECT {on}, count(*) AS n, min(r) AS f "
            f"FROM (SELECT r, {groups} FROM {key}) "
            f"WHERE {' AND '.join(f'g{place} IS NOT NULL' for place in range(len(names)))} GROUP BY {on}"
        )
    first, last = pair
    sets.engine.run(
        f"CREATE OR REPLACE TEMP TABLE shared AS SELECT {on}, a.n AS n_{first}, b.n AS n_{last}, a.f AS f_{first}, "
        f"b.f AS f_{last} FROM groups_{first} a JOIN groups_{last} b USING ({on})"
    )
    n_groups, n_first, n_last = sets.engine.one(f"SELECT count(*), sum(n_{first}), sum(n_{last}) FROM shared")
    if not n_groups:
        return None
    sizes = {key: sets.engine.one(f"SELECT count(*), max(n) FROM groups_{key}") for key in pair}
    shown = sets.engine.sql(_in_order(sets, names, pair))
    values = [_as_seen(written[0].kind == "number", value) for value in objects(shown["g0"])]
    if written[0].kind == "date":
        values = [Column(names[0], "date", {}).text(float(str(value))) for value in values]
    positions = {}
    for key in pair:
        groups = ", ".join(f"{one.of[key]} AS g{place}" for place, one in enumerate(written))
        positions[key] = sets.engine.sql(
            f"SELECT r FROM (SELECT r, {groups} FROM {key}) SEMI JOIN shared USING ({on}) ORDER BY r "
            f"LIMIT {MOST_LISTED}"
        )["r"]
    return Shared(
        pair, names, int(n_groups), int(sizes[last][0]), {first: int(n_first), last: int(n_last)}, positions,
        [*zip(shown[f"f_{first}"][:N_PAIRS].tolist(), shown[f"f_{last}"][:N_PAIRS].tolist(), strict=True)],
        tuple(values), is_unique=all(largest == 1 for _n, largest in sizes.values()),
    )  # fmt: skip


def _in_order(sets: ParquetSets, names: tuple[Name, ...], pair: Pair) -> str:
    """Return the query for the first groups: numbers by their size, texts as the rows of all sets name them first."""
    joins, order = [], []
    for place, name in enumerate(names):
        written = sets.written(name)
        if written.kind != "text":
            order.append(f"g{place}")
            continue
        every = " UNION ALL ".join(
            f"SELECT {one} AS g{place}, {number * A_SET} + r AS p FROM {key}"
            for number, (key, one) in enumerate(written.of.items())
        )
        joins.append(f"JOIN (SELECT g{place}, min(p) AS p{place} FROM ({every}) GROUP BY g{place}) USING (g{place})")
        order.append(f"p{place}")
    first, last = pair
    return (
        f"SELECT g0, f_{first}, f_{last} FROM shared {' '.join(joins)} ORDER BY {', '.join(order)} LIMIT {N_SHOWN + 1}"
    )


def _as_seen(is_number: bool, value: object) -> object:  # noqa: FBT001 — a kind, and the value
    return int(value) if is_number and isinstance(value, float) and value.is_integer() else value


@numbered_anew.register
def _numbered_anew(sets: ParquetSets, pair: Pair, name: Name) -> bool:
    """Say whether each set counts its rows from the same number on."""
    written = sets.written(name)
    if written.kind != "number":
        return False
    starts = []
    for key in pair:
        n_rows, n_distinct, low, high = sets.engine.one(
            f"SELECT count(*), count(DISTINCT v), min(v), max(v) FROM (SELECT {written.of[key]} AS v FROM {key})"
        )
        counts = bool(n_distinct) and n_distinct == n_rows and high - low == n_distinct - 1
        starts.append(low if counts else None)
    return starts[0] is not None and starts[0] == starts[1]


@find_alike.register
def _find_alike(sets: ParquetSets, pair: Pair) -> Alike | None:  # noqa: ARG001 — as in memory
    """Look for no individuals that no column names: the check says so where it is made."""
    return None
