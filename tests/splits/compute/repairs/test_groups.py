"""Groups are kept whole."""

import pandas as pd
import pytest

from course_toolkit.splits.compute.repairs.groups import SPLIT_BY_GROUP


@pytest.mark.parametrize("validation", [False, True])
@pytest.mark.parametrize("told", ["by the finding", "by the student"])
def test_no_group_stands_on_two_sides(sets_of, found, run, validation, told):
    by_finding = told == "by the finding"
    sets = sets_of(validation=validation, **({} if by_finding else {"group": "patient"}))
    finding = found("split_by_group", columns=("patient",) if by_finding else ())
    frames = SPLIT_BY_GROUP.mend(sets, finding, 0)
    groups = [set(frame["patient"]) for frame in frames.values()]
    assert sum(map(len, groups)) == len(set.union(*groups)) == 30
    assert len(pd.concat(frames.values())) == 120
    made = run(SPLIT_BY_GROUP.code(sets, finding), sets.frames)
    assert all(made[key].equals(frames[key]) for key in frames)


def test_one_group_cannot_be_split(sets_of, found):
    sets = sets_of()
    for key in sets.frames:
        sets.frames[key] = sets.frames[key].assign(patient=1)
    assert SPLIT_BY_GROUP.mend(sets, found("split_by_group", columns=("patient",)), 0) is None


def test_a_group_must_be_known(sets_of, found):
    assert SPLIT_BY_GROUP.mend(sets_of(), found("split_by_group"), 0) is None


def test_a_first_and_a_last_name_make_one_person(sets_of, found, run):
    sets = sets_of()
    for key, frame in sets.frames.items():
        sets.frames[key] = frame.assign(nom=frame["patient"] % 6, prenom=frame["patient"] % 5)
    finding = found("split_by_group", columns=("nom", "prenom"))
    frames = SPLIT_BY_GROUP.mend(sets, finding, 0)
    assert not set(frames["train"]["patient"]) & set(frames["test"]["patient"])
    assert set(frames["train"]["nom"]) & set(frames["test"]["nom"])
    assert run(SPLIT_BY_GROUP.code(sets, finding), sets.frames)["test"].equals(frames["test"])
