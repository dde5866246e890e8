"""The plain lines of pandas that show what a first look shows."""

from collections.abc import Hashable, Sequence

import pandas as pd

from course_toolkit.first_look.compute.reading.code import argument

#: ``describe`` takes half a second for a thousand columns; nobody reads as many.
N_COLUMNS_DESCRIBED = 200


def lines_for(frame: pd.DataFrame, label: Hashable | None, nested: Sequence[Hashable]) -> dict[str, str]:
    """Return the line for each part of a first look; ``frame`` is the table there."""
    hashable = f"frame.drop(columns={argument(list(nested))})" if nested else "frame"
    described = f"frame.iloc[:, :{N_COLUMNS_DESCRIBED}]" if frame.shape[1] > N_COLUMNS_DESCRIBED else "frame"
    described += '.select_dtypes(exclude="complex")' if _has(frame, "complex") else ""
    found = {
        "head": "frame.head()",
        "types": "frame.dtypes",
        "missing": "frame.isna().sum()",
        "distinct": f"{hashable}.nunique()",
        "describe": f"{described}.describe()" if _has(real_part(frame), "number") else "",
    }
    if label is not None:
        column = f"frame[{argument(label)}]"
        found["classes"] = (
            f'{column}.value_counts(dropna=False).to_frame().assign(share=lambda table: table["count"] / len(frame))'
        )
    return {name: line for name, line in found.items() if line}


def real_part(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that are described: the first of many, those of complex numbers left out."""
    first = frame.iloc[:, :N_COLUMNS_DESCRIBED]
    return first.select_dtypes(exclude="complex") if _has(first, "complex") else first


def _has(frame: pd.DataFrame, kind: str) -> bool:
    return bool(frame.select_dtypes(include=kind).shape[1])


def nested_columns(frame: pd.DataFrame) -> list[Hashable]:
    """Return the columns whose cells hold lists or objects, which have no distinct values."""
    return [
        name for name, dtype in frame.dtypes.items() if pd.api.types.is_object_dtype(dtype) and _is_nested(frame[name])
    ]


def _is_nested(column: pd.Series) -> bool:
    return any(isinstance(cell, (list, dict, set)) or hasattr(cell, "__array__") for cell in column.dropna().head(100))
