import ast

import pytest

from course_toolkit.splits.compute.code.flow import Reader
from course_toolkit.splits.compute.code.source import read_text
from course_toolkit.splits.compute.code.values import (
    Const,
    Folds,
    Groups,
    Library,
    Model,
    Several,
    Stat,
    Table,
    Unknown,
    Windows,
)


@pytest.fixture
def value():
    """Return what an expression stands for after some lines."""

    def of(expression, before="df = pd.read_csv('t.csv')\n"):
        source = read_text(before)
        reader, scope = Reader(source.cells), {}
        reader.trace.cell = source.cells[0]
        reader.run(source.cells[0].body, scope)
        return reader.value(ast.parse(expression, mode="eval").body, scope)

    return of


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("df", Table),
        ("df['a']", Table),
        ("df.a", Table),
        ("df[['a', 'b']].values", Table),
        ("df.mean()", Stat),
        ("df.a.mean() + 1", Stat),
        ("df.mean(axis=1)", Table),
        ("df - df.mean()", Table),
        ("df.shape[0]", Unknown),
        ("df.groupby('a')", Groups),
        ("df.groupby('a')['b'].mean()", Stat),
        ("df.rolling(3)", Windows),
        ("df.rolling(3).mean()", Table),
        ("KFold(5).split(df)", Folds),
        ("StandardScaler()", Model),
        ("make_pipeline(StandardScaler(), SVC())", Model),
        ("[1, 2]", Several),
        ("{'a': 1}", Several),
        ("-3", Const),
        ("np.sqrt", Library),
        ("nothing_known", Unknown),
        ("df if x else None", Table),
        ("[c for c in df]", Several),
        ("(lambda t: t - t.mean())(df)", Table),
    ],
)
def test_expressions_stand_for_tables_statistics_models(value, expression, kind):
    assert isinstance(value(expression), kind)


def test_a_table_remembers_what_it_owes(value):
    assert [fit.what for fit in value("(df - df.mean()).astype(float)").fits] == ["mean"]
    assert [fit.what for fit in value("StandardScaler().fit_transform(df)").fits] == ["StandardScaler"]
    assert value("df[df.a > df.a.mean()]").fits == frozenset()


def test_columns_are_told_apart(value):
    before = "df = pd.read_csv('t.csv')\ndf['a'] = df['a'] - df['a'].mean()\n"
    assert len(value("df[['a', 'b']]", before).fits) == 1
    assert len(value("df[['b', 'c']]", before).fits) == 0
    assert len(value("df.drop(columns='a')", before).fits) == 0
    assert len(value("df.drop(columns='b')", before).fits) == 1


def test_a_long_sum_is_not_deep(value):
    assert isinstance(value("+".join(["1"] * 900)), Unknown)
