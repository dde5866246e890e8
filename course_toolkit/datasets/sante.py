"""The lecture's health table, and a maker of larger ones with planted defects."""

from collections.abc import Iterable, Mapping
from importlib.resources import files

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import (
    check_count,
    check_names_or_counts,
    check_random_state,
    check_room,
    check_share,
    check_visit,
)
from course_toolkit.datasets.answer_key import SanteSample
from course_toolkit.datasets.defects import DEFECTS
from course_toolkit.datasets.patients import draw_patients
from course_toolkit.datasets.planting import plant


def load_sante() -> pd.DataFrame:
    """Load the lecture's health table: ten patients, exactly as the file has them.

    What does a table look like before anybody has looked at it? Nothing is repaired here: finding
    what is wrong is the lesson.

    Returns
    -------
    DataFrame of shape (10, 6)
        ``ID``; ``Age`` (years); ``IMC``, the body mass index (kg/m²); ``cholesterol`` (mg/dL); ``poids``,
        the weight (kg); ``malade``, 1 for sick.

    See Also
    --------
    make_sante : A larger table of the same columns, with an answer key.

    Notes
    -----
    The file is read by ``pandas.read_csv`` as it stands. What a first look should find:

    - ``malade`` is 1 or ``NULL``, which pandas reads as missing (NaN): there is no 0 in the column. Whether
      ``NULL`` means *healthy* or *not known* is a question for the expert who made the table, not for us.
    - The last patient is 120 years old, with a body mass index of 60, a cholesterol of 800 and 150 kg.
    - A cholesterol of 242300 is two readings run together (242 and 300).

    Examples
    --------
    >>> import course_toolkit as ct
    >>> frame = ct.load_sante()
    >>> frame.tail(3)
       ID  Age   IMC  cholesterol  poids  malade
    7   8   49  26.5          185     80     1.0
    8   9   33  23.0          185     73     NaN
    9  10  120  60.0          800    150     1.0
    """
    with (files("course_toolkit.datasets") / "data" / "sante.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)


def make_sante(
    n_samples: int = 1000,
    *,
    defects: str | Iterable[str] | Mapping[str, int] = (),
    prevalence: float = 0.3,
    visit: bool = False,
    random_state: int | np.random.Generator | None = None,
) -> SanteSample:
    """Make a realistic health table of the lecture's columns, with planted defects and their answer key.

    Would I have found what is wrong with this table? Here somebody knows.

    Parameters
    ----------
    n_samples : int, default 1000
        Number of patients, at least 2. Defects that enter a patient twice add rows to that.
    defects : str, sequence of str, or dict of str to int, default ()
        What to plant: names (each in its usual share of the rows), a dictionary of names and
        numbers of rows, or ``"all"``. By default the table is clean. The names are explained in the notes.
    prevalence : float in (0, 1), default 0.3
        Share of sick patients, met to the nearest patient. 0.05 makes a lesson about imbalanced classes.
    visit : bool, default False
        Whether the table has what was noted at a visit too: ``sexe``, ``taille``, two blood pressures and the day.
    random_state : int, numpy.random.Generator or None, default None
        The same whole number gives the same table, and the same patients whatever is planted in them.
        ``None`` draws new ones each time.

    Returns
    -------
    SanteSample
        ``.frame``, ``.answer_key`` and ``.clean``; ``frame, answer_key = make_sante(...)`` unpacks
        the first two. Columns of the table: ``ID``; ``Age``, 18 to 95 years; ``IMC``, the body mass index in kg/m²
        to one decimal; ``cholesterol`` in mg/dL; ``poids``, the weight in kg; ``malade``, 0 or 1. With `visit`:
        ``sexe``, F or M; ``taille``, the height in cm; ``systolique`` and ``diastolique``, the blood pressures in mmHg;
        ``visite``, the day as text (2022 to 2024).

    Raises
    ------
    CourseError
        When a defect has no such name (the nearest one is proposed), more rows are asked for than
        there are, a defect of the visit without `visit`, `prevalence` is not a share, or `n_samples` is below 2.
    TypeError
        When an argument is of the wrong kind.

    See Also
    --------
    load_sante : The lecture's own ten rows.
    SanteSample : What comes back, and how to score a list of suspicious rows.

    Notes
    -----
    Behind the table stand two hidden attributes, sex and height *t*: IMC = poids / *t*². The body mass index
    rises with age up to the sixties, cholesterol with both, and ``malade`` is drawn from a logistic model
    of age, IMC, cholesterol and sex. A logistic regression on the attributes reaches a ROC AUC near
    0.85: chance keeps the rest, as in life.

    The patients are the same with and without their visit, which shows sex and height: IMC follows from it then.

    The defects, which never share a patient; the last six need `visit`:

    ============================  ======  ==========================================================
    name                          share   what it means in real life
    ============================  ======  ==========================================================
    ``impossible_age``            0.5 %   birth year in the wrong century: 100 years too old
    ``values_run_together``       0.5 %   two cholesterol readings in one cell: 242300
    ``wrong_unit``                2 %     cholesterol in mmol/L (mg/dL divided by 38.67)
    ``weight_in_pounds``          2 %     weight in pounds (kilograms times 2.2046)
    ``swapped_columns``           1 %     weight under ``IMC``, body mass index under ``poids``
    ``shifted_decimal``           1 %     lost decimal point: an IMC of 24.5 becomes 245
    ``decimal_comma``             2 %     "24,5": the whole ``IMC`` column becomes text
    ``sentinel_values``           2 %     999 or -1 for *not measured*, in any attribute
    ``missing_values``            5 %     an attribute never measured: an empty cell
    ``missing_labels``            10 %    no diagnosis written down: an empty ``malade``
    ``flipped_labels``            2 %     a wrong diagnosis: 0 for 1, or 1 for 0
    ``label_spelling``            3 %     "oui", "Oui", "malade" beside 1: ``malade`` becomes text
    ``duplicated_patients``       1 %     the whole row entered again, at the end of the table
    ``near_duplicated_patients``  1 %     a second visit under a new ID, measures slightly changed
    ``sex_spelling``              3 %     "m", " M", "Homme" beside M; "f", "F ", "Femme" beside F
    ``zero_height``               1 %     a height of 0: not measured
    ``height_in_metres``          2 %     1.75 among centimetres
    ``swapped_pressures``         1 %     the systolic pressure below the diastolic one
    ``future_visit``              0.5 %   2124 typed for 2024
    ``unknown_visit``             1 %     1900-01-01 for a day that nobody knew
    ============================  ======  ==========================================================

    Examples
    --------
    >>> import course_toolkit as ct
    >>> frame, answer_key = ct.make_sante(500, defects=["wrong_unit", "missing_labels"], random_state=0)
    >>> frame.shape
    (500, 6)
    >>> answer_key["defect"].value_counts().to_dict()
    {'missing_labels': 50, 'wrong_unit': 10}
    """
    n_samples = check_count(n_samples, name="n_samples", minimum=2)
    prevalence = check_share(prevalence, name="prevalence")
    there = {name: one for name, one in DEFECTS.items() if visit or not one.of_visit}
    wanted = check_names_or_counts(defects, name="defects", choices=there if defects == "all" else DEFECTS)
    check_visit(wanted.keys() - there.keys())
    counts = {name: DEFECTS[name].n_rows(n_samples) if n is None else n for name, n in wanted.items()}
    check_room(sum(counts.values()), name="defects", n_samples=n_samples)
    rng = check_random_state(random_state)
    clean = draw_patients(n_samples, prevalence=prevalence, rng=rng, visit=visit)
    frame, answer_key = plant(clean, counts, rng)
    return SanteSample(frame=frame, answer_key=answer_key, clean=clean)
