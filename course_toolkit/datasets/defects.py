"""The defects that can be planted: one short function each, and a registry from name to defect.

A new defect is one decorated function. It gets the clean table, the rows it may touch and a random
generator, and yields the cells as they are to stand in the dirty table: ``(row, column, value)``.
"""

# ruff: noqa: ARG001 — every defect has the same signature, whether or not it draws
# ruff: noqa: D103 — the meaning given to ``@defect`` is the docstring, in both languages

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from course_toolkit._core.words import N_
from course_toolkit.datasets.patients import ATTRIBUTES, LABEL

Value: TypeAlias = int | float | str
Cell: TypeAlias = tuple[int, str, Value]
Plant: TypeAlias = Callable[[pd.DataFrame, list[int], np.random.Generator], Iterable[Cell]]

MMOL_PER_MG_DL = 1 / 38.67  # cholesterol: one mmol/L is 38.67 mg/dL
POUNDS_PER_KG = 2.2046


@dataclass(frozen=True)
class Defect:
    """One way a table goes wrong: what it means in real life, how common it is, how to plant it."""

    name: str
    meaning: str
    share: float
    adds_rows: bool
    plant: Plant
    of_visit: bool = False

    def n_rows(self, n_samples: int) -> int:
        """Return how many rows it spoils when nobody says how many."""
        return max(1, round(self.share * n_samples))


DEFECTS: dict[str, Defect] = {}


def defect(meaning: str, *, share: float, adds_rows: bool = False, of_visit: bool = False) -> Callable[[Plant], Plant]:
    """Enter a planting function into the registry, under its own name."""

    def register(plant: Plant) -> Plant:
        name = plant.__name__
        DEFECTS[name] = Defect(name, meaning, share, adds_rows, plant, of_visit)
        return plant

    return register


@defect(N_("a birth year typed in the wrong century: the patient is a hundred years too old"), share=0.005)
def impossible_age(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, age in _cells(table, rows, "Age"):
        yield row, "Age", age + 100


@defect(N_("two cholesterol readings run together in one cell: 242 and 300 become 242300"), share=0.005)
def values_run_together(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, cholesterol in _cells(table, rows, "cholesterol"):
        second = max(100, round(cholesterol * rng.uniform(0.85, 1.25)))
        yield row, "cholesterol", int(f"{cholesterol}{second}")


@defect(N_("cholesterol in mmol/L among values in mg/dL: 205 becomes 5.3"), share=0.02)
def wrong_unit(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, cholesterol in _cells(table, rows, "cholesterol"):
        yield row, "cholesterol", round(cholesterol * MMOL_PER_MG_DL, 1)


@defect(N_("weight in pounds among values in kilograms: 80 becomes 176"), share=0.02)
def weight_in_pounds(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, poids in _cells(table, rows, "poids"):
        yield row, "poids", round(poids * POUNDS_PER_KG)


@defect(
    N_("two columns swapped on some rows: the weight stands under IMC, the body mass index under poids"), share=0.01
)
def swapped_columns(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for (row, imc), (_row, poids) in zip(_cells(table, rows, "IMC"), _cells(table, rows, "poids"), strict=True):
        yield row, "IMC", poids
        yield row, "poids", imc


@defect(N_("a lost decimal point: a body mass index of 24.5 becomes 245"), share=0.01)
def shifted_decimal(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, imc in _cells(table, rows, "IMC"):
        yield row, "IMC", round(imc * 10)


@defect(N_("a decimal comma, as in a French spreadsheet: 24,5 makes text of the whole column"), share=0.02)
def decimal_comma(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, imc in _cells(table, rows, "IMC"):
        yield row, "IMC", str(imc).replace(".", ",")


@defect(N_("a code for “not measured” that passes for a measure: 999 or -1"), share=0.02)
def sentinel_values(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row in rows:
        yield row, str(rng.choice(ATTRIBUTES)), int(rng.choice([999, -1]))


@defect(N_("an attribute that was never measured: an empty cell"), share=0.05)
def missing_values(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row in rows:
        yield row, str(rng.choice(ATTRIBUTES)), float("nan")


@defect(N_("a patient whose diagnosis nobody wrote down: an empty label"), share=0.1)
def missing_labels(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row in rows:
        yield row, LABEL, float("nan")


@defect(N_("a wrong diagnosis: the label says sick of a healthy patient, or healthy of a sick one"), share=0.02)
def flipped_labels(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, malade in _cells(table, rows, LABEL):
        yield row, LABEL, 1 - malade


@defect(N_("one class spelled in several ways: oui, Oui, malade beside 1 make text of the whole column"), share=0.03)
def label_spelling(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    healthy, sick = ["non", "Non", "NON ", "sain"], ["oui", "Oui", "OUI ", "malade"]
    for row, malade in _cells(table, rows, LABEL):
        yield row, LABEL, str(rng.choice(sick if malade else healthy))


@defect(N_("a patient entered twice: the whole row again at the end of the table"), share=0.01, adds_rows=True)
def duplicated_patients(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    return ()


@defect(
    N_("a patient entered twice at two visits: a new ID, the weight and cholesterol of another day"),
    share=0.01,
    adds_rows=True,
)
def near_duplicated_patients(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    next_id = int(table["ID"].max()) + 1
    for n_before, row in enumerate(rows):
        patient = table.loc[row]
        poids = int(patient["poids"] + rng.choice([-2, -1, 1, 2]))
        yield row, "ID", next_id + n_before
        yield row, "poids", poids
        yield row, "IMC", round(float(patient["IMC"] * poids / patient["poids"]), 1)
        yield row, "cholesterol", int(patient["cholesterol"] + rng.integers(-6, 7))


@defect(N_("one sex written in several ways: m, “ M”, Homme, and “F ”, f, Femme"), share=0.03, of_visit=True)
def sex_spelling(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    written = {"M": ["m", " M", "Homme"], "F": ["f", "F ", "Femme"]}
    for row, sexe in _cells(table, rows, "sexe"):
        yield row, "sexe", str(rng.choice(written[str(sexe)]))


@defect(N_("a height of 0: nobody measured it, and the form wanted a number"), share=0.01, of_visit=True)
def zero_height(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row in rows:
        yield row, "taille", 0


@defect(N_("a height in metres among centimetres: 175 becomes 1.75"), share=0.02, of_visit=True)
def height_in_metres(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, taille in _cells(table, rows, "taille"):
        yield row, "taille", taille / 100


@defect(N_("the two blood pressures exchanged: the systolic one below the diastolic one"), share=0.01, of_visit=True)
def swapped_pressures(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    pressures = (_cells(table, rows, "systolique"), _cells(table, rows, "diastolique"))
    for (row, systolique), (_row, diastolique) in zip(*pressures, strict=True):
        yield row, "systolique", diastolique
        yield row, "diastolique", systolique


@defect(N_("a visit in the next century: 2124 typed for 2024"), share=0.005, of_visit=True)
def future_visit(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row, visite in _cells(table, rows, "visite"):
        yield row, "visite", f"21{str(visite)[2:]}".replace("-02-29", "-02-28")  # 2124 is a leap year, 2122 is not


@defect(N_("a visit whose day nobody knew: the form put 1 January 1900"), share=0.01, of_visit=True)
def unknown_visit(table: pd.DataFrame, rows: list[int], rng: np.random.Generator) -> Iterable[Cell]:
    for row in rows:
        yield row, "visite", "1900-01-01"


def _cells(table: pd.DataFrame, rows: list[int], column: str) -> Iterable[tuple[int, Any]]:
    """Return the given rows of one column as plain Python values."""
    return zip(rows, table.loc[rows, column].tolist(), strict=True)
