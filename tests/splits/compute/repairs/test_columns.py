"""Columns that hold the answer are left out of every set; the label and the last column stay."""

from course_toolkit.splits.compute.repairs.columns import DROP_COLUMNS


def test_the_columns_are_gone_everywhere(sets_of, found, run):
    sets, finding = sets_of(validation=True), found("drop_columns", columns=("age", "malade"))
    frames = DROP_COLUMNS.mend(sets, finding, 0)
    assert list(frames) == ["train", "validation", "test"]
    assert all(list(frame) == ["patient", "when", "malade"] for frame in frames.values())
    made = run(DROP_COLUMNS.code(sets, finding), sets.frames)
    assert all(made[key].equals(frames[key]) for key in frames)


def test_a_hostile_name_stays_a_name(sets_of, found, run):
    name = '"]; raise SystemExit; ["'
    sets = sets_of()
    for key in sets.frames:
        sets.frames[key] = sets.frames[key].rename(columns={"age": name})
    made = run(DROP_COLUMNS.code(sets, found("drop_columns", columns=(name,))), sets.frames)
    assert name not in made["train"]


def test_some_attribute_must_be_left(sets_of, found):
    assert DROP_COLUMNS.mend(sets_of(), found("drop_columns", columns=("patient", "when", "age")), 0) is None
    assert DROP_COLUMNS.mend(sets_of(), found("drop_columns"), 0) is None
