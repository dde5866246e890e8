"""Conversions between units, and for which columns they come into question."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import vocabulary, words_of
from course_toolkit._core.words import N_

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Conversion:
    """How to bring values into the unit of the others: value × factor + offset.

    ``meant`` says in words, for translation, which unit they may be in; ``quantities`` the words of names that it
    belongs to (none: any column).
    """

    factor: float
    meant: str
    quantities: frozenset[str] = frozenset()
    offset: float = 0.0

    def convert(self, values: Floats) -> Floats:
        """Return values in the unit of the others."""
        return values * self.factor + self.offset

    @property
    def is_decimal(self) -> bool:
        """Whether it moves the decimal sign."""
        return self.offset == 0 and float(np.log10(self.factor)).is_integer()


WEIGHT = vocabulary("weight poids mass masse wt kg lb lbs pounds livres birthweight tonnage charge load")
LENGTH = vocabulary(
    "height taille stature length longueur width largeur distance depth profondeur hauteur altitude elevation "
    "size waist hip cm mm km inch inches feet miles diameter diametre radius rayon thickness epaisseur perimeter "
    "perimetre"
)
CHOLESTEROL = vocabulary("cholesterol chol hdl ldl cholesterolemie")
TRIGLYCERIDES = vocabulary("triglycerides triglyceride trig tg triglyceridemie")
GLUCOSE = vocabulary("glucose glycemie glyc glycaemia glycemia sugar glu")
CREATININE = vocabulary("creatinine creat crea creatininemie")
UREA = vocabulary("urea uree bun")
CALCIUM = vocabulary("calcium ca calcemie")
TIME = vocabulary(
    "duration duree time temps delay delai hours heures minutes seconds secondes days jours weeks semaines months "
    "mois years annees anciennete tenure stay sejour lead runtime"
)
AGE = vocabulary("age ages")
MONEY = vocabulary(
    "price prix cost cout income revenu revenus salary salaire wage amount montant budget turnover sales ventes "
    "ca fare loyer rent euros euro eur usd dollars fees frais expenses depenses"
)
TEMPERATURE = vocabulary("temperature temp temperatures fever fievre tmax tmin tmean celsius fahrenheit")
ENERGY = vocabulary("energy energie calories calorie kcal kj")
PRESSURE = vocabulary("pressure pression tension bp sbp dbp systolic diastolic systolique diastolique pas pad tas tad")
SPEED = vocabulary("speed vitesse velocity")
VOLUME = vocabulary("volume gallons litres liters fuel carburant essence consumption consommation")

_POUND, _INCH, _MILE, _GALLON = 0.45359237, 2.54, 1.609344, 3.785411784  # by definition
_FRANC = 6.55957  # francs in a euro, fixed in 1998


def _both(factor: float, to_smaller: str, to_larger: str, quantities: frozenset[str]) -> list[Conversion]:
    """Return a conversion and its reverse; ``to_smaller`` names the unit of values that are too large."""
    return [Conversion(1 / factor, to_smaller, quantities), Conversion(factor, to_larger, quantities)]


#: Powers of ten: a lost decimal sign, or a unit a hundred or a thousand times as small. Of every column.
DECIMAL = [
    *_both(10, N_("a decimal sign lost or shifted by one place"), N_("a decimal sign shifted by one place"),
           frozenset()),
    *_both(100, N_("centimetres among metres, percentages among shares, cents, or a lost decimal sign"),
           N_("metres among centimetres, shares among percentages, or a shifted decimal sign"), frozenset()),
    *_both(1000, N_("grams among kilograms, units among thousands, or a lost decimal sign"),
           N_("kilograms among grams, thousands among units, or a shifted decimal sign"), frozenset()),
]  # fmt: skip
#: The others, of columns whose name speaks of the quantity; of a column without a telling name they are but likely.
OTHERS = [
    *_both(1 / _POUND, N_("pounds among kilograms"), N_("kilograms among pounds"), WEIGHT),
    *_both(38.67, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), CHOLESTEROL),
    *_both(88.57, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), TRIGLYCERIDES),
    *_both(18.016, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), GLUCOSE),
    *_both(88.42, N_("µmol/L among mg/dL"), N_("mg/dL among µmol/L"), CREATININE),
    *_both(6.006, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), UREA),
    *_both(4.008, N_("mg/dL among mmol/L"), N_("mmol/L among mg/dL"), CALCIUM),
    *_both(_INCH, N_("centimetres among inches"), N_("inches among centimetres"), LENGTH),
    *_both(12 * _INCH, N_("centimetres among feet"), N_("feet among centimetres"), LENGTH),
    *_both(100 / _INCH, N_("inches among metres"), N_("metres among inches"), LENGTH),
    *_both(100 / 12 / _INCH, N_("feet among metres"), N_("metres among feet"), LENGTH),
    *_both(_MILE, N_("kilometres among miles"), N_("miles among kilometres"), LENGTH | SPEED),
    *_both(3.6, N_("kilometres an hour among metres a second"), N_("metres a second among kilometres an hour"), SPEED),
    *_both(60, N_("minutes among hours, or seconds among minutes"), N_("hours among minutes, or minutes among seconds"),
           TIME),
    *_both(24, N_("hours among days"), N_("days among hours"), TIME),
    *_both(7, N_("days among weeks"), N_("weeks among days"), TIME),
    *_both(30.4375, N_("days among months"), N_("months among days"), TIME),
    *_both(12, N_("months among years"), N_("years among months"), TIME | AGE),
    *_both(365.25, N_("days among years"), N_("years among days"), TIME | AGE),
    *_both(3600, N_("seconds among hours"), N_("hours among seconds"), TIME),
    *_both(12, N_("amounts a year among amounts a month"), N_("amounts a month among amounts a year"), MONEY),
    *_both(_FRANC, N_("francs among euros"), N_("euros among francs"), MONEY),
    *_both(4.184, N_("kilojoules among kilocalories"), N_("kilocalories among kilojoules"), ENERGY),
    *_both(7.50062, N_("mmHg among kPa"), N_("kPa among mmHg"), PRESSURE),
    *_both(_GALLON, N_("litres among gallons"), N_("gallons among litres"), VOLUME),
]  # fmt: skip
DEGREES = [
    Conversion(1 / 1.8, N_("degrees Fahrenheit among degrees Celsius"), TEMPERATURE, -32 / 1.8),
    Conversion(1.8, N_("degrees Celsius among degrees Fahrenheit"), TEMPERATURE, 32.0),
    Conversion(1.0, N_("kelvins among degrees Celsius"), TEMPERATURE, -273.15),
    Conversion(1.0, N_("degrees Celsius among kelvins"), TEMPERATURE, 273.15),
]
#: The conversions that are common enough to be thought of in a column without a telling name.
COMMON = [one for one in OTHERS if one.quantities in (WEIGHT, CHOLESTEROL, TRIGLYCERIDES, GLUCOSE) or
          (one.quantities == LENGTH and one.factor in (_INCH, 1 / _INCH))]  # fmt: skip


def conversions_named(name: Hashable) -> list[Conversion]:
    """Return the conversions that the name of a column speaks of, powers of ten left out."""
    words = set(words_of(name))
    return [one for one in (*OTHERS, *DEGREES) if words & one.quantities]
