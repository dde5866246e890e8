"""One patient, user or series in two sets: declared, named by a column, or seen in what does not change."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import N_SHOWN, show, show_some
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.splits.compute.copies.alike import Alike, find_alike
from course_toolkit.splits.compute.examples import N_PAIRS, side_by_side
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, Positions, SplitFinding
from course_toolkit.splits.compute.meaning.identifiers import full_name, is_renumbered, looks_like_identifier
from course_toolkit.splits.compute.meaning.respelt import (
    are_files,
    have_several,
    is_birth_of_several,
    is_one_to_one,
    plain,
    respelt,
    whose,
)
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.joint_codes import joint_codes
from course_toolkit.splits.compute.tables.sets import Name, Sets

Pair = tuple[str, str]


@dataclass(frozen=True)
class Shared:
    """The groups that two sets have in common."""

    pair: Pair
    names: tuple[Name, ...]
    n_groups: int
    n_groups_last: int
    n_rows: dict[str, int]
    positions: dict[str, Positions]  # of very many rows in a file, the first ones
    examples: list[tuple[int, int]]
    first_values: tuple[object, ...]
    is_unique: bool  # each group is one row of each set: it names rows


def find_group_overlap(sets: Sets) -> Iterator[Draft]:
    """Find individuals whose rows stand in two sets; an error where they were declared, else a question."""
    declared = tuple(dict.fromkeys(name for name in (sets.declared.group, *sets.declared.ids) if name is not None))
    if declared:
        yield from _look_at_declared(sets, declared)
    if sets.declared.group is not None:
        return
    suspects: list[tuple[Name, ...]] = [
        (name,) for name in sets.names if name not in declared and looks_like_identifier(sets.column(name))
    ]
    together = full_name(sets.names)
    if together and all(sets.column(name).kind == "text" for name in together):
        suspects = [together, *(names for names in suspects if names[0] not in together)]
    files = _files(sets, declared)
    seen = False
    for pair in sets.pairs:
        drafts = [draft for names in suspects if (draft := _suspect(sets, pair, names)) is not None]
        drafts += [_draft_files(sets, one) for name, own in files if (one := share(own, pair, (name,))) is not None]
        hidden = None if drafts else find_alike(sets, pair)
        if hidden is not None:
            drafts += _look_at_hidden(sets, pair, hidden)
        born = [] if drafts else [one for one in sets.names if is_birth_of_several(sets, sets.column(one))]
        drafts += [draft for name in born if (draft := _suspect(sets, pair, (name,))) is not None]
        seen = seen or bool(drafts)
        yield from drafts
    if not (seen or suspects or declared):
        raise NotCheckedError(_no_groups)


def _look_at_declared(sets: Sets, declared: tuple[Name, ...]) -> Iterator[Draft]:
    for name in declared:
        _refuse_absent(sets, name)
    for name in declared:
        for pair in sets.pairs:
            shared = share(sets, pair, (name,))
            if shared is None:
                yield from _look_at_spelling(sets, pair, name)
                continue
            anew = name != sets.declared.group and numbered_anew(sets, pair, name)
            yield _draft_renumbered(sets, shared) if anew else _draft_proved(sets, shared)


def _look_at_spelling(sets: Sets, pair: Pair, name: Name) -> Iterator[Draft]:
    """Find groups that only their spelling sets apart; an error where it tells each set's own groups apart."""
    if not sets.in_memory or sets.column(name).kind != "text":
        return
    shared = share(respelt(sets, name, plain), pair, (name,))
    if shared is not None:
        yield _draft_respelt(sets, shared, proved=is_one_to_one(sets, name))


def _files(sets: Sets, declared: tuple[Name, ...]) -> list[tuple[Name, Sets]]:
    """Return the columns of file names, and the sets with the owners of the files in their place."""
    names = [name for name in sets.names if name not in declared and sets.in_memory and are_files(sets.column(name))]
    owned = [(name, respelt(sets, name, whose)) for name in names]
    return [(name, own) for name, own in owned if have_several(own.column(name))]


def _suspect(sets: Sets, pair: Pair, names: tuple[Name, ...]) -> Draft | None:
    """Return a question about columns that look like an identifier, if both sets share some of its values."""
    shared = None if numbered_anew(sets, pair, names[0]) else share(sets, pair, names)
    return None if shared is None else _draft_suspected(sets, shared)


def _look_at_hidden(sets: Sets, pair: Pair, hidden: Alike) -> list[Draft]:
    shared = share(sets, pair, hidden.names)
    if shared is None:
        return []
    if len(shared.names) == 1:
        return [_draft_suspected(sets, shared, p_value=hidden.p_value)]
    return [_draft_hidden(sets, shared, hidden)]


@singledispatch
def numbered_anew(sets: Sets, pair: Pair, name: Name) -> bool:
    """Say whether each set counts its rows from the same number on."""
    column = sets.column(name)
    return column.kind == "number" and is_renumbered(column.per_set[pair[0]], column.per_set[pair[1]])


def _refuse_absent(sets: Sets, name: Name) -> None:
    absent = [key for key, frame in sets.frames.items() if name not in frame]
    if absent:
        raise NotCheckedError(
            lambda: _(
                "The column {column}, which was declared, is not in the {set_name}. Keep it in every set until the "
                "split is checked; drop it before learning.",
                column=show(name), set_name=_(SET_NAMES[absent[0]]),
            )
        )  # fmt: skip
    empty = [key for key, values in sets.column(name).per_set.items() if np.isnan(values).all()]
    if empty:
        raise NotCheckedError(
            lambda: _(
                "The column {column} holds no value in the {set_name}: nothing says which rows belong together. "
                "Fill it, or declare another column.",
                column=show(name), set_name=_(SET_NAMES[empty[0]]),
            )
        )  # fmt: skip


def _no_groups() -> str:
    return _(
        "No groups were declared, and no column looks like an identifier. If several rows may come from one "
        "individual, keep the column that names it and give group=."
    )


@singledispatch
def share(sets: Sets, pair: Pair, names: tuple[Name, ...]) -> Shared | None:
    """Return the groups that two sets have in common; rows whose group is missing belong to none."""
    first, last = _codes(sets, pair, names)
    one, row_one, n_one = np.unique(first, return_index=True, return_counts=True)
    two, row_two, n_two = np.unique(last, return_index=True, return_counts=True)
    common, in_one, in_two = np.intersect1d(one, two, assume_unique=True, return_indices=True)
    known = common >= 0
    if not known.any():
        return None
    common, in_one, in_two = common[known], in_one[known], in_two[known]
    positions = {pair[0]: np.flatnonzero(np.isin(first, common)), pair[1]: np.flatnonzero(np.isin(last, common))}
    rows = row_one[in_one]
    column = sets.column(names[0])
    return Shared(
        pair, names, len(common), int((two >= 0).sum()),
        {key: len(rows) for key, rows in positions.items()}, positions,
        list(zip(rows[:N_PAIRS].tolist(), row_two[in_two][:N_PAIRS].tolist(), strict=True)),
        tuple(_as_seen(column, column.per_set[pair[0]][row]) for row in rows[: N_SHOWN + 1]),
        is_unique=bool(n_one[one >= 0].max() == 1 and n_two[two >= 0].max() == 1),
    )  # fmt: skip


def _as_seen(column: Column, value: float) -> object:
    seen = column.text(value)
    return int(seen) if isinstance(seen, float) and seen.is_integer() else seen


def _codes(sets: Sets, pair: Pair, names: tuple[Name, ...]) -> list[NDArray[np.intp]]:
    """Return the number of each row's group, the same in both sets; −1 where it is missing."""
    return np.split(joint_codes(np.concatenate([sets.matrix(key, names) for key in pair])), [sets.sizes[pair[0]]])


def _draft_proved(sets: Sets, shared: Shared) -> Draft:
    return lambda: SplitFinding(
        severity="error",
        title=_title(shared),
        hypotheses=(_("The rows were drawn one by one, as if each came from another individual."),),
        **_rest(sets, shared),
    )


def _draft_suspected(sets: Sets, shared: Shared, **evidence: float) -> Draft:
    return lambda: SplitFinding(
        severity="question",
        title=_(
            "Does {column} say who a row is about? {shared}", column=show_some(shared.names), shared=_title(shared)
        ),
        hypotheses=(
            _("The column names an individual (patient, user, series): declare it with group=."),
            _("It is an ordinary category, or each file was numbered anew: then there is nothing to do."),
        ),
        **_rest(sets, shared, **evidence),
    )


def _draft_respelt(sets: Sets, shared: Shared, *, proved: bool) -> Draft:
    name = shared.names[0]
    code = f"frame[{name!r}] = frame[{name!r}].str.replace(r'\\s', '', regex=True).str.casefold()"
    return lambda: SplitFinding(
        severity="error" if proved else "question",
        title=_("Written alike (case, blanks, zeros aside): {shared}", shared=_title(shared)),
        hypotheses=(
            _("The sets were typed or exported in two ways, so that one individual has two spellings."),
            _("Capitals or zeros tell individuals apart: then declare a column that is written in one way."),
        ),
        **{**_rest(sets, shared), "repair": "", "fixes": (f"for frame in ({', '.join(shared.pair)}):\n    {code}",)},
    )  # fmt: skip


def _draft_files(sets: Sets, shared: Shared) -> Draft:
    name = shared.names[0]
    code = rf"frame[{name!r}].str.extract(r'(.*)[_/ -]+[A-Za-z]*\d+\.\w+$')[0]"
    return lambda: SplitFinding(
        severity="question",
        title=_("Does the beginning of {column} say whose file it is? {shared}", column=show(name),
            shared=_title(shared)),
        hypotheses=(
            _("Several files come from one individual: make a column of that beginning, and declare it with group=."),
            _("The beginning names an ordinary kind: then there is nothing to do."),
        ),
        **{**_rest(sets, shared), "repair": "", "fixes": (f"frame['group'] = {code}",)},
    )  # fmt: skip


def _draft_renumbered(sets: Sets, shared: Shared) -> Draft:
    return lambda: SplitFinding(
        severity="question",
        title=_(
            "Were the rows numbered anew in each set? {column} counts without a gap from the same number in both.",
            column=show(shared.names[0]),
        ),
        hypotheses=(
            _("Each file was numbered for itself: equal numbers then mean nothing."),
            _("The numbers are those of the source: then every row of the smaller set is in the other one too."),
        ),
        **{**_rest(sets, shared), "repair": "", "fixes": (_("# Keep the numbers of the source before reset_index()"),)},
    )


def _draft_hidden(sets: Sets, shared: Shared, hidden: Alike) -> Draft:
    first, last = shared.pair
    return lambda: SplitFinding(
        severity="question",
        title=_(
            "Are these the same individuals? {rows} of the {last} are equal in {columns} to rows of the {first}, "
            "more than chance makes them.",
            rows=ngettext("{n} row", "{n} rows", shared.n_rows[last]),
            columns=show_some(shared.names), first=_(SET_NAMES[first]), last=_(SET_NAMES[last]),
        ),
        hypotheses=(
            _("Several rows come from one individual, whose number was taken out of the table."),
            _("These columns say one thing in several ways, as a town and its number of inhabitants do."),
        ),
        **_rest(sets, shared, p_value=hidden.p_value),
    )  # fmt: skip


def _title(shared: Shared) -> str:
    first, last = shared.pair
    if shared.is_unique:
        return ngettext(
            "{n} value of {column} names a row of the {first} and a row of the {last} too.",
            "{n} values of {column} name a row of the {first} and a row of the {last} too.",
            shared.n_groups, column=show_some(shared.names), first=_(SET_NAMES[first]), last=_(SET_NAMES[last]),
        )  # fmt: skip
    return ngettext(
        "{n} value of {column} ({values}) stands in the {first} and in the {last}: {n_first} and {n_last} rows.",
        "{n} values of {column} ({values}) stand in the {first} and in the {last}: {n_first} and {n_last} rows.",
        shared.n_groups, column=show_some(shared.names), values=show_some(shared.first_values),
        first=_(SET_NAMES[first]), last=_(SET_NAMES[last]),
        n_first=format_count(shared.n_rows[first]), n_last=format_count(shared.n_rows[last]),
    )  # fmt: skip


def _rest(sets: Sets, shared: Shared, **evidence: float) -> dict[str, Any]:
    """Return the fields that every finding of this check fills alike."""
    first, last = shared.pair
    n_last = shared.n_rows[last]
    return {
        "code": "group_overlap",
        "why": _("A model recognises individuals it has met: the score says how it does on them, not on somebody new."),
        "columns": shared.names,
        "rows": tuple(sets.index(last)[shared.positions[last]]),
        "evidence": {
            "n_groups_shared": shared.n_groups,
            f"n_groups_{last}": shared.n_groups_last,
            f"n_rows_{first}": shared.n_rows[first],
            f"n_rows_{last}": n_last,
            f"share_of_{last}": n_last / sets.sizes[last],
            **evidence,
        },
        "examples": side_by_side(sets, shared.pair, shared.examples),
        "sets": shared.pair,
        "positions": shared.positions,
        "repair": "split_by_group",
        "fixes": (_split_by_group(sets, shared),),
    }


def _split_by_group(sets: Sets, shared: Shared) -> str:
    """Return the code that keeps the rows of a group together."""
    first, last = shared.pair
    share = sets.sizes[last] / (sets.sizes[first] + sets.sizes[last])
    return "\n".join(
        [
            "from sklearn.model_selection import GroupShuffleSplit",
            f"frame = pd.concat([{first}, {last}], ignore_index=True)",
            *_groups_of(sets, shared),
            f"splitter = GroupShuffleSplit(n_splits=1, test_size={min(max(share, 0.01), 0.99):.2f}, random_state=0)",
            "first, last = next(splitter.split(frame, groups=groups))",
            f"{first}, {last} = frame.iloc[first], frame.iloc[last]",
        ]
    )


def _groups_of(sets: Sets, shared: Shared) -> list[str]:
    if len(shared.names) > 1:
        return [f"groups = frame.groupby({list(shared.names)!r}, dropna=False).ngroup()"]
    name = shared.names[0]
    lines = [f"groups = frame.groupby({name!r}).ngroup()"]
    if any(np.isnan(sets.column(name).per_set[key]).any() for key in shared.pair):
        lines.append("groups = groups.where(groups >= 0, -1 - frame.index)  # a row without a group stands alone")
    return lines
