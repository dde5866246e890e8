"""Run the battery: `python -m battery` here (in `tests/splits`), with the number of seeds if not ten."""

from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module

import pandas as pd

from battery.case import CASES, Case
from course_toolkit.splits.compute.check import check_split

FAMILIES = ("rows", "who_and_when", "answers", "prepared", "whole_sets", "teaching", "clean")
for family in FAMILIES:
    import_module(f"battery.{family}")


@dataclass(frozen=True)
class Outcome:
    """What came of one case under one seed."""

    case: Case
    seed: int
    code_given: bool
    code_withheld: bool
    detected: bool
    errors: list[str] = field(default_factory=list)  # "code: title"
    others: list[str] = field(default_factory=list)  # questions and warnings
    crashes: list[str] = field(default_factory=list)


def run(case: Case, seed: int, *, code_withheld: bool = False) -> Outcome:
    kwargs = case.make(seed)
    code_given = "code" in kwargs
    if code_withheld:
        kwargs.pop("code", None)
    report = check_split(kwargs.pop("train"), kwargs.pop("test"), **kwargs)
    titles = [(one, f"{one.code}: {one.title}") for one in report.findings]
    enough = {"error"} if case.proved else {"error", "warning", "question"}
    return Outcome(
        case,
        seed,
        code_given,
        code_withheld,
        any(one.code in case.codes and one.severity in enough for one in report.findings),
        [title for one, title in titles if one.severity == "error"],
        [title for one, title in titles if one.severity != "error"],
        [f"{one.code}: {one.crashed!r}" for one in report.not_checked if one.crashed is not None],
    )


def run_all(seeds, cases=None) -> list[Outcome]:
    """Run every case; those of several sources of evidence once more without the code."""
    outcomes = []
    for case in cases or CASES.values():
        for seed in seeds:
            outcomes.append(run(case, seed))
            if outcomes[-1].code_given and case.codes and not case.by_code_alone:
                outcomes.append(run(case, seed, code_withheld=True))
    return outcomes


def table(outcomes) -> pd.DataFrame:
    """Return one row a case: how often it was tried, detected, missed, and how often it was a false alarm."""
    rows = {}
    for one in outcomes:
        row = rows.setdefault((one.case.name, one.code_withheld), Counter())
        row.update(
            runs=1,
            detected=one.detected,
            missed=bool(one.case.codes) and not one.detected,
            false_alarms=not one.case.codes and bool(one.errors),
            questions=not one.case.codes and bool(one.others),
            crashes=len(one.crashes),
        )
    result = pd.DataFrame.from_dict(rows, orient="index").astype(int)
    levels = [CASES[name].level for name, _withheld in rows]
    result.insert(0, "level", levels)
    result.insert(0, "case", [name + (" (code withheld)" if withheld else "") for name, withheld in rows])
    return result.reset_index(drop=True)


def rates(outcomes) -> dict[str, float]:
    """Return the share detected of the plain and of the hard cases, and the share of clean splits with an error."""
    of = {level: [one for one in outcomes if one.case.level == level] for level in ("plain", "hard", "clean")}
    share = {level: sum(one.detected for one in of[level]) / max(1, len(of[level])) for level in ("plain", "hard")}
    return share | {
        "errors on clean": sum(bool(one.errors) for one in of["clean"]) / max(1, len(of["clean"])),
        "questions on clean": sum(bool(one.others) for one in of["clean"]) / max(1, len(of["clean"])),
        "crashes": sum(len(one.crashes) for one in outcomes),
    }
