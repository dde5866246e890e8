"""The lines that clean what was planted in a made table, a kind a line."""

from course_toolkit.datasets import SanteSample

#: In this order: a column must hold numbers before it is compared, a code must be gone before units are changed.
LINES = {
    "decimal_comma": 'cleaning.to_numbers("IMC", reason="decimal commas")',
    "duplicated_patients": 'cleaning.drop_duplicates(reason="the same patient entered twice")',
    "sentinel_values": """\
for column in ["Age", "IMC", "cholesterol", "poids"]:
    codes = cleaning.frame[column].isin([999, -1])
    if codes.any():
        cleaning.set_missing(column, rows=list(codes[codes].index), reason="codes for not measured")""",
    "impossible_age": 'cleaning.set_missing("Age", where="Age > 110", reason="nobody in the study is older")',
    "values_run_together": (
        'cleaning.set_missing("cholesterol", where="cholesterol > 1000", reason="two readings in one cell")'
    ),
    "wrong_unit": (
        'cleaning.convert("cholesterol", where="0 < cholesterol < 20", factor=38.67, reason="mmol/L among mg/dL")'
    ),
    "swapped_columns": 'cleaning.swap_columns("IMC", "poids", where="IMC > poids", reason="one under the other")',
    "shifted_decimal": 'cleaning.convert("IMC", where="IMC > 100", factor=0.1, reason="the decimal point was lost")',
    "weight_in_pounds": (
        'cleaning.convert("poids", where="poids / IMC > 4.3", factor=0.4536, reason="nobody is 2.07 m tall: pounds")'
    ),
    "zero_height": 'cleaning.set_missing("taille", values=[0], reason="nobody measured it")',
    "height_in_metres": (
        'cleaning.convert("taille", where="0 < taille < 3", factor=100, reason="metres among centimetres")'
    ),
    "swapped_pressures": (
        'cleaning.swap_columns("systolique", "diastolique", where="systolique < diastolique", reason="exchanged")'
    ),
    "unknown_visit": 'cleaning.set_missing("visite", values=["1900-01-01"], reason="a day that nobody knew")',
}
_FIRST = "cleaning = ct.Cleaning(sample.frame)"
_LAST = "exercise_3.check(cleaning.frame)"


def listing_for(sample: SanteSample) -> str:
    """Return the lines that clean a made table; the audit's explorer helps where no single line does."""
    planted = set(sample.answer_key["defect"])
    lines = [line for kind, line in LINES.items() if kind in planted]
    others = sorted(planted - LINES.keys())
    if others:
        lines.append(f'# {", ".join(others)}: ct.AuditExplorer(cleaning.frame, label="malade")')
    return "\n".join([_FIRST, *lines, _LAST])
