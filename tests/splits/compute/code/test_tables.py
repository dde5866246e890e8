import pytest

from course_toolkit.splits.compute.code.report import check_code

READ = "df = pd.read_csv('t.csv')\n"
SPLIT = "train, test = train_test_split(df, random_state=0)\n"


def errors(code):
    return [one.code for one in check_code(READ + code + SPLIT).findings if one.severity == "error"]


@pytest.mark.parametrize(
    "line",
    ["df = df.fillna(df.median())", "df.fillna(df.mode().iloc[0], inplace=True)", "df = df.sub(df.mean())",
     "df = df.clip(upper=df.quantile(0.99), axis=1)", "df['a'] = np.where(df['a'].isna(), df['a'].mean(), df['a'])",
     "df.loc[:, 'a'] = df['a'] / df['a'].std()", "df.a = df.a - df.a.mean()", "df = df.apply(lambda c: c / c.max())",
     "df = df.assign(z=df['a'] - df['a'].mean())", "df['a'] = df['a'].replace(np.nan, df['a'].mean())"],
)  # fmt: skip
def test_statistics_enter_tables_in_many_ways(line):
    assert errors(f"{line}\n") == ["preprocessing_on_all"]


@pytest.mark.parametrize(
    "line",
    ["df = df.fillna(0)", "df = df.dropna()", "df = df[df.a < df.a.quantile(0.9)]", "df = df.query('a > 3')",
     "df = df.drop(df[df.a > df.a.max() * 0.9].index)", "df['b'] = df['a'].isin([1])", "df = df.sort_values('a')",
     "df['big'] = df['a'] > df['a'].mean()", "m = df.mean()", "df = df.fillna(method='ffill')",
     "df = df.sample(frac=1)",
     "df['s'] = df['name'].str.len()", "df['share'] = df['a'] / df[['a', 'b']].sum(axis=1)", "df = df.merge(other)"],
)  # fmt: skip
def test_what_only_picks_rows_or_looks_leaves_no_trace(line):
    assert errors(f"{line}\n") == []


def test_rows_given_twice_are_copies_rows_of_two_tables_are_not():
    assert errors("df = pd.concat([df, df])\n") == ["resampled_before_split"]
    assert errors("df = pd.concat([df, pd.read_csv('u.csv')])\n") == []
    assert errors("df = pd.concat([df[df.a == 0], df[df.a == 1]])\n") == []
    assert errors("df = pd.concat([df, pd.get_dummies(df['c'])], axis=1)\n") == []
