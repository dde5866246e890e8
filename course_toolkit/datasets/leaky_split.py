"""A maker of splits with one leak planted, or none, to learn to see them."""

from typing import Any

import numpy as np

from course_toolkit._core.compute.guard.choices import check_choice, check_count, check_random_state
from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import _, format_number
from course_toolkit.datasets.leak_key import NONE, LeakKey, LeakySplit
from course_toolkit.datasets.leaks import LEAKS, Dose, Leak, Made

RANDOM = "random"
#: What can be planted: the codes of ``check_split``, and ``"none"``.
KINDS = (*LEAKS, NONE)
FEWEST_ROWS = 100
NUMBER = (int, float, np.integer, np.floating)


def make_leaky_split(
    kind: str = RANDOM,
    *,
    n_samples: int | None = None,
    dose: float | None = None,
    random_state: int | np.random.Generator | None = 0,
) -> LeakySplit:
    """Make a split of a health table with one leak planted, or none, and its answer key.

    Would I have seen that this score cannot be true? Here somebody knows, and knows the true one.

    Parameters
    ----------
    kind : str, default "random"
        The leak, by the code that ``check_split`` gives it (see the notes); ``"none"`` for a clean split that tells
        the story of one of the others; ``"random"`` draws one of them all.
    n_samples : int, optional
        About how many rows the sets have together, at least 100; by default what the story needs (1,000 for most).
    dose : float, optional
        How much of the leak, where one is named: its unit and its usual value are in the notes. At its harmless end
        nothing leaks, and the key says ``"none"``.
    random_state : int, numpy.random.Generator or None, default 0
        The same whole number makes the same split; None a new one each time.

    Returns
    -------
    LeakySplit
        ``.train``, ``.test``, ``.validation``, ``.label``, ``.declared``; ``.score(...)`` judges an answer;
        ``.answer_key`` gives it away.

    Raises
    ------
    CourseError
        When there is no such kind (the nearest one is proposed), the dose lies outside of its ends, or the kind has
        none.
    TypeError
        When an argument is of the wrong kind.

    See Also
    --------
    make_sante : A table with planted defects.
    LeakySplit : What comes back.

    Notes
    -----
    Both scores in the key are measured: the named model is fitted on the leaky training rows and scored on the leaky
    test rows (claimed), and again on the clean twin, the same patients without the leak (honest). The kinds, what
    the dose counts, its usual value and its ends:

    ==========================  ================================================  =======  ==========
    kind                        the dose counts                                   usual    ends
    ==========================  ================================================  =======  ==========
    ``exact_duplicates``        share of test rows that copy a training row       0.3      0 to 1
    ``near_duplicates``         the same, measured again                          0.3      0 to 1
    ``conflicting_labels``      the same, under the other diagnosis               0.1      0 to 1
    ``resampled_before_split``  how far the sick were multiplied                  1        0 to 1
    ``group_overlap``           visits of each patient                            6        1 to 20
    ``temporal_overlap``        share of days dealt out at random                 1        0 to 1
    ``missing_gap``             days by which the gap is too short                30       0 to 30
    ``id_predicts_label``       share of patients numbered by diagnosis           0.9      0 to 1
    ``target_leak_feature``     share of patients whose column tells              0.95     0 to 1
    ``target_encoding_on_all``  towns for each patient                            0.25     0 to 1
    ``preprocessing_on_all``    genes to select twenty from                       2,000    20 to 5,000
    ``test_reused``             models scored on the test set                     50       1 to 200
    ``not_stratified``          share of healthy left out of the test set         0.6      0 to 0.95
    ``unseen_class``            share of patients of the unseen stage             0.15     0 to 0.5
    ``unseen_category``         departments in the test set alone                 2        0 to 6
    ``covariate_drift``         standard deviations that cholesterol moves        1        0 to 3
    ``test_too_small``          test rows                                         12       5 to 300
    ``no_random_state``         (no dose)
    ==========================  ================================================  =======  ==========

    Not every leak raises the score: conflicting labels and drift lower it, a forgotten seed leaves it as it is.

    Examples
    --------
    >>> from course_toolkit.datasets import make_leaky_split
    >>> leaky = make_leaky_split("group_overlap", random_state=0)
    >>> leaky.declared
    {'group': 'patient'}
    >>> key = leaky.answer_key
    >>> key.kind, key.columns
    ('group_overlap', ('patient',))
    >>> key.claimed_score > key.honest_score + 0.05
    True
    """
    chosen = check_choice(kind, name="kind", choices=(*KINDS, RANDOM))
    if dose is not None and chosen in {NONE, RANDOM}:
        rule = _("dose needs a leak named by kind: each counts it in a unit of its own.")
        raise explain(
            rule, came(dose), _("Name the leak, for example kind={example}.", example=repr(next(iter(LEAKS))))
        )
    rng = check_random_state(random_state)
    if chosen == RANDOM:
        chosen = str(rng.choice(KINDS))
    told = LEAKS[str(rng.choice(list(LEAKS))) if chosen == NONE else chosen]
    n_rows = told.n_samples if n_samples is None else check_count(n_samples, name="n_samples", minimum=FEWEST_ROWS)
    amount = _check_dose(dose, told)
    made = told.plant(n_rows, amount, rng)
    return (
        _clean(made, told, amount) if chosen == NONE or _is_harmless(amount, told.dose) else _leaky(made, told, amount)
    )


def _leaky(made: Made, told: Leak, dose: Any) -> LeakySplit:
    key = LeakKey(
        told.name, dose, told.label, told.model, told.metric, made.leaky, made.twin,
        codes=(told.name, *told.also), columns=made.columns, rows=made.rows,
    )  # fmt: skip
    return _split(key)


def _clean(made: Made, told: Leak, dose: Any) -> LeakySplit:
    return _split(LeakKey(NONE, dose, told.label, told.model, told.metric, made.twin, made.twin))


def _split(key: LeakKey) -> LeakySplit:
    tables = key.leaky
    return LeakySplit(tables.train, tables.test, tables.validation, key.label, dict(tables.declared), key)


def _is_harmless(amount: Any, dose: Dose | None) -> bool:
    return dose is not None and dose.harmless is not None and amount == dose.harmless


def _check_dose(value: Any, told: Leak) -> Any:
    """Return the dose within its ends; the usual one where none is given."""
    if told.dose is None:
        if value is None:
            return None
        rule = _("dose must be left out for {kind}, of which there is no more or less.", kind=repr(told.name))
        raise explain(rule, came(value), _("Leave it out."))
    if value is None:
        return told.dose.default
    if told.dose.is_whole:
        check_count(value, name="dose", minimum=int(told.dose.lowest))
    elif isinstance(value, bool) or not isinstance(value, NUMBER):
        advice = _("Write for example {name}={example}.", name="dose", example=told.dose.default)
        raise TypeError(str(explain(_("{name} must be a number.", name="dose"), came(value), advice)))
    if not told.dose.lowest <= value <= told.dose.highest:
        ends = {"lowest": format_number(told.dose.lowest, 2), "highest": format_number(told.dose.highest, 2)}
        rule = _("dose must lie between {lowest} and {highest} for {kind}.", kind=repr(told.name), **ends)
        raise explain(rule, came(value), _("It measures: {meaning}.", meaning=_(told.dose.meaning)))
    return value
