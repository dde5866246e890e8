"""Almost the same row in two sets: a text spelled otherwise, one column redrawn, noise, rounding, an altered picture.

Almost equal is never equal: whether it is a copy is asked. Only two ways of being almost equal are proof, where chance
makes no such row: the same texts but for capitals and spaces, and the same measurements, to the last digit, in all
columns but one; the latter not where groups or dates tell of individuals measured again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.copies.nearness import find_near, on_one_scale
from course_toolkit._core.compute.copies.sudden import Near
from course_toolkit._core.words import N_, _, format_count, format_number, format_percent
from course_toolkit.splits.compute.chance.coincidence import Chance, judge, measure_chance, telling_twins
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.checks.exact_duplicates import check_columns
from course_toolkit.splits.compute.copies.equal_rows import (
    Twins,
    equal_rows,
    is_prose,
    read,
    sample_rows,
    telling_names,
)
from course_toolkit.splits.compute.copies.images import N_SECOND as N_PICTURES
from course_toolkit.splits.compute.copies.images import find_near_pictures, side_of
from course_toolkit.splits.compute.copies.one_apart import find_one_apart
from course_toolkit.splits.compute.copies.reworded import find_reworded
from course_toolkit.splits.compute.examples import side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, Positions, SplitFinding
from course_toolkit.splits.compute.tables.sets import MOST_CLASSES, Name, Sets

Pair = tuple[str, str]
Kind = Literal["text", "one_column", "noise", "picture", "words"]

#: Rows of the first and of the second set that are compared by distance; of more, a sample.
N_FIRST, N_SECOND = 200_000, 60_000
#: Texts of the first set that are read, and four times as many as of the second.
N_TEXTS = 20_000
#: Rows that are weighed against chance, all columns together that may differ.
N_JUDGED = 300
#: So many measurements equal to the last digit are no coincidence of two individuals.
N_MEASUREMENTS = 3
#: A measurement: two of them are equal less than once in a million.
NO_COINCIDENCE = 1e-6

TITLES = {
    "text": N_("{n} rows of the {last} ({share}) are rows of the {first} but for capitals and spaces."),
    "one_column": N_("{n} rows of the {last} ({share}) equal a row of the {first} in every column but one: {columns}."),
    "noise": N_("{n} rows of the {last} ({share}) lie {ratio} times nearer to a row of the {first} than to the next."),
    "words": N_("{n} texts of the {last} ({share}) are almost those of a row of the {first}: see {columns}."),
    "picture": N_(
        "{n} pictures of the {last} ({share}) look like one of the {first}, shifted, turned, mirrored, brighter or "
        "noisier: {ratio} times nearer than the next."
    ),
}
WHY = N_("A model that has learned a row by heart is right about its near copy too: the score counts memory.")
CHANGED = N_("copies were changed a little (noise, rounding, augmentation) before the table was split")
AGAIN = N_("the same individual was measured twice: split by individual")
TYPED = N_("the same row was typed in twice")


@dataclass(frozen=True)
class Found:
    """Near copies of one kind between two sets."""

    kind: Kind
    pair: Pair
    positions: dict[str, Positions]
    examples: NDArray[np.intp]
    p_value: float
    columns: tuple[Name, ...] = ()
    proved: bool = False
    ratio: float = 0.0
    sampled: float = 1.0  # the share of the rows of the last set that was looked at


def find_near_duplicates(sets: Sets) -> Iterator[Draft]:
    """Find the rows of two sets that are almost equal, nearer than chance brings different rows."""
    check_columns(sets)
    for pair in sets.pairs:
        names, _left_out = telling_names(sets, pair)
        known = equal_rows(sets, pair, names).rows[pair[1]]
        for look in LOOKS:
            found = look(sets, pair, names, known)
            if found is not None and found.p_value <= LEVEL / (len(LOOKS) * len(sets.pairs)):
                known = np.union1d(known, found.positions[pair[1]])
                yield _draft(sets, found)


def _texts(sets: Sets, pair: Pair, names: Sequence[Name], known: Positions) -> Found | None:
    """Compare the rows with their texts in small letters and single spaces."""
    sampled = sample_rows(sets, pair, 1000)
    textual = [name for name in names if read(sets, name, sampled).kind == "text"]
    plain = {name: _plain(sets, pair, name) for name in textual}
    if not any(changed for changed, _columns in plain.values()):
        return None
    frames = {key: sets.frames[key][[*names]].copy(deep=False) for key in pair}
    for name, (_changed, columns) in plain.items():
        for key in pair:
            frames[key][name] = columns[key]
    alike = Sets(frames, None, sets.declared)
    twins = _without(equal_rows(alike, pair, names), known)
    telling = telling_twins(alike, twins, names)
    if not telling.n_patterns:
        return None
    verdict = judge(alike, telling, measure_chance(alike, pair, names))
    return Found("text", pair, {**twins.rows}, twins.pairs(), verdict.p_value, tuple(textual), proved=True)


def _plain(sets: Sets, pair: Pair, name: Name) -> tuple[bool, dict[str, NDArray[np.object_]]]:
    """Return whether texts differ by capitals and spaces alone, and the texts without them."""
    column = sets.column(name)
    if column.levels is None:
        return False, {key: sets.frames[key][name].to_numpy(dtype=object) for key in pair}
    plain = np.array([" ".join(str(level).casefold().split()) for level in column.levels] + [None], dtype=object)
    codes = {key: np.nan_to_num(column.per_set[key], nan=-1).astype(int) for key in pair}
    values = {key: plain[codes[key]] for key in pair}
    return len(set(plain[:-1])) < len(column.levels), values


def _without(twins: Twins, known: Positions) -> Twins:
    """Leave out the rows of the second set that were found before, and what is then left alone in the first."""
    first, second = twins.rows
    kept = ~np.isin(twins.rows[second], known)
    chosen = np.zeros(int(twins.patterns[second].max(initial=0)) + 1, dtype=bool)
    chosen[twins.patterns[second][kept]] = True
    inside = chosen[twins.patterns[first]]
    return Twins(
        {first: twins.rows[first][inside], second: twins.rows[second][kept]},
        {first: twins.patterns[first][inside], second: twins.patterns[second][kept]},
    )


def _one_apart(sets: Sets, pair: Pair, names: Sequence[Name], known: Positions) -> Found | None:
    """Compare the rows with each column left out, and what is equal then with chance."""
    candidates = find_one_apart(sets, pair, names)
    if not candidates:
        return None
    chance = measure_chance(sets, pair, names)
    first, last = pair
    most = max(5, N_JUDGED // len(candidates))
    found: list[tuple[Name, Twins, float]] = []
    for candidate in candidates:
        rest = [name for name in names if name != candidate.name]
        twins = telling_twins(sets, _without(candidate.twins, known), rest)
        p_value = len(names) * judge(sets, twins, chance, without=candidate.name, most=most).p_value
        if p_value <= LEVEL / (len(LOOKS) * len(sets.pairs)):
            found.append((candidate.name, twins, p_value))
    if not found:
        return None
    columns = tuple(name for name, _twins, _p in found)
    return Found(
        "one_column", pair,
        {key: np.unique(np.concatenate([twins.rows[key] for _name, twins, _p in found])) for key in (first, last)},
        np.concatenate([twins.pairs() for _name, twins, _p in found]),
        min(p_value for _name, _twins, p_value in found),
        columns, proved=_are_measurements(sets, pair, names, columns, chance),
    )  # fmt: skip


def _are_measurements(sets: Sets, pair: Pair, names: Sequence[Name], columns: Sequence[Name], chance: Chance) -> bool:
    """Say whether what is equal was measured so finely that it was measured once; groups and dates may say twice."""
    declared = sets.declared
    sampled = sample_rows(sets, pair, 100)
    dated = declared.time is not None or any(read(sets, name, sampled).kind == "date" for name in sets.names)
    fine = [name for name in chance.names if name not in columns and 0 < chance.density(name) < NO_COINCIDENCE]
    return declared.group is None and not dated and len(fine) >= min(N_MEASUREMENTS, len(names) - 1) > 1


def _near(sets: Sets, pair: Pair, names: Sequence[Name], known: Positions) -> Found | None:
    """Compare the rows by their distance; pictures as they are when shifted by a pixel."""
    first, last = pair
    rows = sample_rows(sets, (first,), N_FIRST) | sample_rows(sets, (last,), N_SECOND)
    numeric = [name for name in sets.names if name in {*names} and read(sets, name, _few(rows)).kind != "text"]
    matrix = {key: _columns_of(sets, numeric, key, rows) for key in pair}
    every = [name for name in sets.names if name not in sets.declared.ids]
    side = side_of(matrix[first]) if len(numeric) == len(every) else None
    new = ~np.isin(rows[last], known)
    kind: Kind = "noise" if side is None else "picture"
    near: Near | None
    if side is not None:
        near = find_near_pictures(matrix[first], matrix[last][new], side)
    else:
        varied = [number for number in range(len(numeric)) if _n_levels(matrix[first][:, number]) > MOST_CLASSES]
        if len(varied) < 2:
            return None
        near = find_near(*on_one_scale(matrix[first][:, varied], matrix[last][new][:, varied]))
    if near is None:
        return None
    pairs = np.column_stack([rows[first][near.first], rows[last][new][near.second]])
    most = len(rows[last]) if side is None else min(len(rows[last]), N_PICTURES)
    sampled = most / len(sets.frames[last])
    positions = {first: np.unique(pairs[:, 0]), last: pairs[:, 1]}
    return Found(kind, pair, positions, pairs, near.p_value, ratio=near.ratio, sampled=sampled)


def _reworded(sets: Sets, pair: Pair, names: Sequence[Name], known: Positions) -> Found | None:
    """Compare what somebody wrote by its words; of several such columns, the first."""
    first, last = pair
    rows = sample_rows(sets, (first,), N_TEXTS) | sample_rows(sets, (last,), N_TEXTS // 4)
    prose = next((name for name in names if is_prose(read(sets, name, _few(rows)))), None)
    if prose is None:
        return None
    texts = {key: sets.frames[key][prose].iloc[rows[key]] for key in pair}
    at = {key: rows[key][texts[key].notna()] for key in pair}
    at[last] = at[last][~np.isin(at[last], known)]
    near = find_reworded(*([str(text) for text in sets.frames[key][prose].iloc[at[key]]] for key in pair))
    if near is None:
        return None
    pairs = np.column_stack([at[first][near.first], at[last][near.second]])
    positions = {first: np.unique(pairs[:, 0]), last: pairs[:, 1]}
    sampled = min(1.0, N_TEXTS // 4 / len(sets.frames[last]))
    return Found("words", pair, positions, pairs, near.p_value, (prose,), sampled=sampled)


#: The ways in which rows can be almost equal, each looked for once what the others found is known.
LOOKS: tuple[Callable[[Sets, Pair, Sequence[Name], Positions], Found | None], ...] = (
    _texts, _one_apart, _near, _reworded,
)  # fmt: skip


def _few(rows: dict[str, Positions]) -> dict[str, Positions]:
    return {key: at[:100] for key, at in rows.items()}


def _columns_of(sets: Sets, names: Sequence[Name], key: str, rows: dict[str, Positions]) -> NDArray[np.float64]:
    columns = [read(sets, name, rows).per_set[key] for name in names]
    return np.column_stack(columns) if columns else np.empty((len(rows[key]), 0))


def _n_levels(values: NDArray[np.float64]) -> int:
    return len(np.unique(values[:1000][~np.isnan(values[:1000])]))


def _draft(sets: Sets, found: Found) -> Draft:
    first, last = found.pair
    at = found.positions[last]
    rows = tuple(sets.index(last)[at])
    numbers = {
        "n_rows": len(at), "share": len(at) / len(sets.frames[last]), f"n_rows_{first}": len(found.positions[first]),
        "p_value": found.p_value, **({"times_nearer": found.ratio} if found.ratio else {}),
        **({"share_looked_at": found.sampled} if found.sampled < 1 else {}),
    }  # fmt: skip
    examples = found.examples[:3]

    def draft() -> SplitFinding:
        title = _(
            TITLES[found.kind],
            n=format_count(len(at)), share=format_percent(numbers["share"], 1),
            first=_(SET_NAMES[first]), last=_(SET_NAMES[last]),
            columns=", ".join(map(str, found.columns)), ratio=format_number(min(found.ratio, 1e6), 1),
        )  # fmt: skip
        if found.sampled < 1:
            title += " " + _("Looked at: {share} of the rows.", share=format_percent(found.sampled))
        return SplitFinding(
            code="near_duplicates",
            severity="error" if found.proved else "question",
            title=title,
            columns=found.columns,
            rows=rows,
            evidence=numbers,
            hypotheses=tuple(_(text) for text in ((TYPED, CHANGED) if found.kind == "text" else (CHANGED, AGAIN))),
            fixes=_fixes(found),
            why=_(WHY),
            examples=side_by_side(sets, found.pair, examples),
            sets=found.pair,
            positions=found.positions,
            repair="drop_rows",
        )

    return draft


def _fixes(found: Found) -> tuple[str, ...]:
    """Return the code that takes the near copies out before the split; none where only the rows themselves tell."""
    dropped = "  # " + _("before the split")
    if found.kind == "text":
        small = [
            f"frame[{name!r}] = frame[{name!r}].str.split().str.join(' ').str.casefold()" for name in found.columns
        ]
        return (*small, "frame = frame.drop_duplicates()" + dropped)
    if found.kind == "words":
        return ()
    return tuple(
        f"frame = frame.drop_duplicates(subset=[name for name in frame.columns if name != {name!r}]){dropped}"
        for name in found.columns
    )
