"""How much of what ``make_sante`` plants the audit finds, and how many of its findings point at sound rows.

``python -m audit_recall 20`` from this folder prints the table for twenty seeds.
"""

import sys

import pandas as pd

import course_toolkit as ct

N_SAMPLES = 600
#: The codes that name a defect for what it is.
CODES = {
    "impossible_age": {"impossible_value"},
    "values_run_together": {"values_run_together"},
    "wrong_unit": {"mixed_units"},
    "weight_in_pounds": {"mixed_units", "derivation_broken"},
    "swapped_columns": {"swapped_columns", "derivation_broken"},
    "shifted_decimal": {"mixed_units", "shifted_decimal", "derivation_broken"},
    "decimal_comma": {"numbers_as_text"},
    "sentinel_values": {"sentinel", "negative_value", "impossible_value"},
    "missing_values": {"missing_values"},
    "missing_labels": {"missing_labels"},
    "flipped_labels": {"doubtful_label"},
    "label_spelling": {"label_spelling"},
    "duplicated_patients": {"exact_duplicates"},
    "near_duplicated_patients": {"near_duplicates"},
    "sex_spelling": {"spelling_variants"},
    "zero_height": {"impossible_zero", "sentinel"},
    "height_in_metres": {"mixed_units"},
    "swapped_pressures": {"order_broken", "swapped_columns"},
    "future_visit": {"future_date"},
    "unknown_visit": {"sentinel"},
}


def measure(seed):
    """Return, for one table with every kind of defect, what was found of each kind and which sound rows were named."""
    sample = ct.make_sante(N_SAMPLES, defects="all", visit=True, random_state=seed)
    findings = ct.audit(sample.frame, label="malade")
    key = sample.answer_key
    sound = set(sample.frame.index) - set(key["row"]) - set(key["copy_of"].dropna())
    named = [(finding.code, set(finding.columns), set(finding.rows)) for finding in findings]
    rows = []
    for defect, planted in key.groupby("defect", sort=False):
        cells = planted[["row", "column"]].drop_duplicates("row")
        found = sum(any(_names(one, defect, cell) for one in named) for cell in cells.itertuples(index=False))
        rows.append({"seed": seed, "defect": defect, "n_planted": len(cells), "n_found": found})
    false = [
        {"seed": seed, "code": code, "columns": ", ".join(map(str, columns)), "n_sound": len(named_rows & sound)}
        for code, columns, named_rows in named
        if named_rows & sound
    ]
    return pd.DataFrame(rows), pd.DataFrame(false, columns=["seed", "code", "columns", "n_sound"])


def _names(finding, defect, cell):
    """Say whether a finding names a planted cell for what it is: by its code, its column and its row."""
    code, columns, rows = finding
    return code in CODES[defect] and (cell.column is None or cell.column in columns) and cell.row in rows


def table_of(seeds):
    """Return recall by defect over seeds, and the sound rows that were named, by code."""
    measured = [measure(seed) for seed in seeds]
    planted = pd.concat([one for one, _false in measured])
    sums = planted.groupby("defect", sort=False)[["n_planted", "n_found"]].sum()
    false = pd.concat([one for _planted, one in measured])
    return sums.assign(recall=sums["n_found"] / sums["n_planted"]), false


if __name__ == "__main__":
    recall, false_alarms = table_of(range(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
    print(recall.to_string(float_format="{:.3f}".format))  # noqa: T201 — a script
    print(false_alarms.groupby(["code", "columns"])["n_sound"].agg(["count", "sum"]).to_string())  # noqa: T201
