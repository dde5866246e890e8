"""Which names promise that one column never exceeds another, in two languages."""

import pytest

from course_toolkit.first_look.compute.rules.relations.ends import named_pairs


@pytest.mark.parametrize(
    ("names", "pair"),
    [
        (("t_max", "t_min"), ("t_min", "t_max")),
        (("tmin", "tmax"), ("tmin", "tmax")),
        (("prix_bas", "prix_haut"), ("prix_bas", "prix_haut")),
        (("Pression systolique", "Pression diastolique"), ("Pression diastolique", "Pression systolique")),
        (("salaire_net", "salaire_brut"), ("salaire_net", "salaire_brut")),
        (("SBP", "DBP"), ("DBP", "SBP")),
        (("t_mean", "t_max"), ("t_mean", "t_max")),
        (("stock", "stock_max"), ("stock", "stock_max")),
        (("stock_mini", "stock"), ("stock_mini", "stock")),
        (("passengers", "seats"), ("passengers", "seats")),
        (("nb_passagers", "nb_places"), ("nb_passagers", "nb_places")),
        (("electeurs", "population"), ("electeurs", "population")),
        (("prix_vente", "prix_achat"), ("prix_achat", "prix_vente")),
    ],
)
def test_names_that_are_two_ends(names, pair):
    assert [one[:2] for one in named_pairs(names, are_times=False)] == [pair]


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("startDate", "endDate"), [("startDate", "endDate")]),
        (("date_debut", "date_fin"), [("date_debut", "date_fin")]),
        (("naissance", "deces"), [("naissance", "deces")]),
        (("order_date", "ship_date"), [("order_date", "ship_date")]),
        (("date_semis", "date_recolte"), [("date_semis", "date_recolte")]),
        (("départ", "arrivée"), [("arrivée", "départ"), ("départ", "arrivée")]),
        (("debut_bail", "fin_garantie"), []),
    ],
)
def test_names_of_times(names, pairs):
    assert [one[:2] for one in named_pairs(names, are_times=True)] == pairs


@pytest.mark.parametrize(
    "names",
    [
        ("open", "close"),
        ("min_age", "max_speed"),
        ("sepal length", "petal length"),
        ("f1lower", "f2upper"),
        ("min", "stock"),
    ],
)
def test_names_that_promise_no_order(names):
    assert list(named_pairs(names, are_times=False)) == []


def test_what_cannot_be_otherwise_and_what_may_be():
    assert [pair[2] for pair in named_pairs(["t_min", "t_max"], are_times=False)] == ["certain"]
    assert [pair[2] for pair in named_pairs(["note_lower", "note_upper"], are_times=False)] == ["likely"]
    assert [pair[2] for pair in named_pairs(["achat", "vente"], are_times=False)] == ["usual"]
