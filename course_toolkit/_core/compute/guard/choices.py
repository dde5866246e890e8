"""Settings: a choice among names, a count, a share, a seed, numbers by name."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NoReturn

import numpy as np

from course_toolkit._core.compute.guard.wording import explain, show
from course_toolkit._core.words import _, format_count

WHOLE = (int, np.integer)
NUMBER = (int, float, np.integer, np.floating)


def check_choice(value: object, *, name: str, choices: Iterable[str]) -> str:
    """Return the value if it is one of the choices, else name the choices and the nearest one."""
    known = tuple(choices)
    if isinstance(value, str) and value in known:
        return value
    rule = _("{name} must be one of: {choices}.", name=name, choices=", ".join(map(repr, known)))
    raise explain(rule, _came(value), advise(value, known))


def advise(value: object, known: tuple[str, ...]) -> str:
    """Name the choice that a value may have meant."""
    near = _nearest(value, known)
    return _("Did you mean {nearest}?", nearest=repr(near)) if near else _("Choose one of them.")


def check_count(value: object, *, name: str, minimum: int = 1) -> int:
    """Return a whole number that is at least the minimum."""
    if isinstance(value, bool) or not isinstance(value, WHOLE):
        rule = _("{name} must be a whole number.", name=name)
        _refuse_kind(rule, value, _("Write for example {name}={example}.", name=name, example=max(minimum, 10)))
    if value < minimum:
        rule = _("{name} must be at least {minimum}.", name=name, minimum=minimum)
        raise explain(rule, _came(value), _("Ask for {minimum} or more.", minimum=minimum))
    return int(value)


def check_share(value: object, *, name: str) -> float:
    """Return a share strictly between 0 and 1."""
    advice = _("It is a share, not a percentage: write {name}=0.3 for 30 in 100.", name=name)
    if isinstance(value, bool) or not isinstance(value, NUMBER):
        _refuse_kind(_("{name} must be a number between 0 and 1.", name=name), value, advice)
    if not 0 < value < 1:
        rule = _("{name} must lie between 0 and 1, neither of them included.", name=name)
        raise explain(rule, _came(value), advice)
    return float(value)


def check_random_state(random_state: object) -> np.random.Generator:
    """Return NumPy's generator for a seed; a generator that comes in is drawn from as it is."""
    if isinstance(random_state, np.random.Generator):
        return random_state
    if random_state is None:
        return np.random.default_rng()
    rule = _("random_state must be None, a whole number from 0 up, or a numpy.random.Generator.")
    advice = _("Write random_state=0 to draw the same numbers each time.")
    if isinstance(random_state, bool) or not isinstance(random_state, WHOLE):
        _refuse_kind(rule, random_state, advice)
    if random_state < 0:
        raise explain(rule, _came(random_state), advice)
    return np.random.default_rng(int(random_state))


def check_names_or_counts(value: object, *, name: str, choices: Iterable[str]) -> dict[str, int | None]:
    """Return each wanted name with its count, ``None`` where only the name was given; in the choices' order.

    ``"all"``, one name, several names, or a mapping of names to counts.
    """
    known = tuple(choices)
    counts = value if isinstance(value, Mapping) else dict.fromkeys(_names(value, name=name, known=known))
    wanted = {check_choice(key, name=name, choices=known): count for key, count in counts.items()}
    return {
        key: None if wanted[key] is None else check_count(wanted[key], name=f"{name}[{key!r}]", minimum=0)
        for key in known
        if key in wanted
    }


def check_room(n_wanted: int, *, name: str, n_samples: int) -> None:
    """Refuse to plant in more rows than there are."""
    if n_wanted > n_samples:
        raise explain(
            _("{name} must fit in the table, one row each.", name=name),
            _(
                "{n_wanted} rows were asked for; the table has {n_samples}.",
                n_wanted=format_count(n_wanted),
                n_samples=format_count(n_samples),
            ),
            _("Ask for fewer, or raise n_samples."),
        )


def check_visit(missing: Iterable[str]) -> None:
    """Refuse to plant in columns that the table has only with its visit."""
    names = sorted(missing)
    if names:
        raise explain(
            _("These defects need the columns of the visit: {names}.", names=", ".join(map(repr, names))),
            _("visit=False came."),
            _("Write visit=True, or leave them out."),
        )


def check_numbers(value: object, *, name: str) -> dict[str, float]:
    """Return a copy of a mapping from names to numbers."""
    if not isinstance(value, Mapping) or not all(isinstance(number, NUMBER) for number in value.values()):
        rule = _("{name} must be a dictionary of names and numbers.", name=name)
        _refuse_kind(rule, value, _('Write for example {name}={{"n_rows": 3}}.', name=name))
    return dict(value)


def _names(value: object, *, name: str, known: tuple[str, ...]) -> list[str]:
    """Return the names in ``"all"``, in one name or in several."""
    if isinstance(value, str):
        return list(known) if value == "all" else [value]
    if not isinstance(value, Iterable):
        rule = _('{name} must be "all", a list of names, or a dictionary of names and counts.', name=name)
        _refuse_kind(rule, value, _("Write for example {name}={example}.", name=name, example={known[0]: 3}))
    return [check_choice(item, name=name, choices=known) for item in value]


def _nearest(value: object, known: tuple[str, ...]) -> str | None:
    """Return the name that contains the value, else the one spelled most like it."""
    word = value.strip().lower().replace(" ", "_").replace("-", "_") if isinstance(value, str) else ""
    if not word:
        return None
    holding = [choice for choice in known if word in choice]
    near = holding or get_close_matches(word, known, n=1, cutoff=0.5)
    return near[0] if near else None


def _came(value: object) -> str:
    return _("{value} came, of type {kind}.", value=show(value), kind=type(value).__name__)


def _refuse_kind(rule: str, value: object, advice: str) -> NoReturn:
    raise TypeError(str(explain(rule, _came(value), advice)))
