"""The rules of the audit: each reads the table and tells what it suspects.

A rule stands for what may be wrong with a table in real life; it is judged on tables that it has not seen.
"""

from collections.abc import Callable, Iterable

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.dates.future_date import find_future_date
from course_toolkit.first_look.compute.rules.dates.impossible_date import find_impossible_date
from course_toolkit.first_look.compute.rules.dates.placeholder_date import find_placeholder_date
from course_toolkit.first_look.compute.rules.label.label_of_one_value import find_label_of_one_value
from course_toolkit.first_look.compute.rules.label.label_spelling import find_label_spelling
from course_toolkit.first_look.compute.rules.label.missing_labels import find_missing_labels
from course_toolkit.first_look.compute.rules.label.rare_class import find_rare_class
from course_toolkit.first_look.compute.rules.relations.correlated_group import find_correlated_groups
from course_toolkit.first_look.compute.rules.relations.date_order import find_broken_date_orders
from course_toolkit.first_look.compute.rules.relations.derived_column import find_derived_columns
from course_toolkit.first_look.compute.rules.relations.gives_label_away import find_label_given_away
from course_toolkit.first_look.compute.rules.relations.order_broken import find_broken_orders
from course_toolkit.first_look.compute.rules.relations.swapped_columns import find_swapped_columns
from course_toolkit.first_look.compute.rules.rows.conflicting_labels import find_conflicting_labels
from course_toolkit.first_look.compute.rules.rows.exact_duplicates import find_exact_duplicates
from course_toolkit.first_look.compute.rules.rows.near_duplicates import find_near_duplicates
from course_toolkit.first_look.compute.rules.rows.outlying_row import find_outlying_rows
from course_toolkit.first_look.compute.rules.structure.constant_column import find_constant_column
from course_toolkit.first_look.compute.rules.structure.empty_column import find_empty_column
from course_toolkit.first_look.compute.rules.structure.equal_columns import find_equal_columns
from course_toolkit.first_look.compute.rules.structure.identifier import find_identifier
from course_toolkit.first_look.compute.rules.structure.missing_values import find_missing_values
from course_toolkit.first_look.compute.rules.structure.nested_values import find_nested_values
from course_toolkit.first_look.compute.rules.structure.repeated_index import find_repeated_index
from course_toolkit.first_look.compute.rules.structure.unnamed_column import find_unnamed_column
from course_toolkit.first_look.compute.rules.structure.untidy_name import find_untidy_name
from course_toolkit.first_look.compute.rules.texts.dates_as_text import find_dates_as_text
from course_toolkit.first_look.compute.rules.texts.garbled_text import find_garbled_text
from course_toolkit.first_look.compute.rules.texts.missing_as_text import find_missing_as_text
from course_toolkit.first_look.compute.rules.texts.mixed_dates import find_mixed_dates
from course_toolkit.first_look.compute.rules.texts.mixed_types import find_mixed_types
from course_toolkit.first_look.compute.rules.texts.numbers_as_text import find_numbers_as_text
from course_toolkit.first_look.compute.rules.texts.spelling_variants import find_spelling_variants
from course_toolkit.first_look.compute.rules.texts.text_with_markup import find_text_with_markup
from course_toolkit.first_look.compute.rules.values.date_sentinels import find_date_sentinels
from course_toolkit.first_look.compute.rules.values.far_value import find_far_values
from course_toolkit.first_look.compute.rules.values.impossible_value import find_impossible_values
from course_toolkit.first_look.compute.rules.values.impossible_zero import find_impossible_zeros
from course_toolkit.first_look.compute.rules.values.mixed_units import find_mixed_units
from course_toolkit.first_look.compute.rules.values.negative_value import find_negative_values
from course_toolkit.first_look.compute.rules.values.out_of_range import find_out_of_range
from course_toolkit.first_look.compute.rules.values.run_together import find_values_run_together
from course_toolkit.first_look.compute.rules.values.sentinels import find_sentinels
from course_toolkit.first_look.compute.rules.values.units_beside import find_units_beside
from course_toolkit.first_look.compute.table import Table

Rule = Callable[[Table], Iterable[Suspicion]]

#: The rules by name, in the order in which they look: what is more special explains a cell before what is more general.
RULES: dict[str, Rule] = {
    # What the table is made of: labels of rows, names, columns that say nothing, the same, or who the row is.
    "repeated_index": find_repeated_index,
    "untidy_name": find_untidy_name,
    "unnamed_column": find_unnamed_column,
    "empty_column": find_empty_column,
    "constant_column": find_constant_column,
    "equal_columns": find_equal_columns,
    "nested_values": find_nested_values,
    "identifier": find_identifier,
    # What stands in texts: words for nothing, one thing in several ways, numbers and dates.
    "garbled_text": find_garbled_text,
    "missing_as_text": find_missing_as_text,
    "mixed_dates": find_mixed_dates,
    "spelling_variants": find_spelling_variants,
    "numbers_as_text": find_numbers_as_text,
    "dates_as_text": find_dates_as_text,
    "mixed_types": find_mixed_types,
    "text_with_markup": find_text_with_markup,
    # The label, and what is not known.
    "label_of_one_value": find_label_of_one_value,
    "missing_labels": find_missing_labels,
    "label_spelling": find_label_spelling,
    "rare_class": find_rare_class,
    "missing_values": find_missing_values,
    # What single values may be: a code, two values in one cell, another unit.
    "sentinels": find_sentinels,
    "date_sentinels": find_date_sentinels,
    "impossible_date": find_impossible_date,
    "future_date": find_future_date,
    "placeholder_date": find_placeholder_date,
    "values_run_together": find_values_run_together,
    # What columns are to one another, where one value is ordinary in the other's place, or too large beside it.
    "swapped_columns": find_swapped_columns,
    "date_order": find_broken_date_orders,
    "order_broken": find_broken_orders,
    "mixed_units": find_mixed_units,
    "units_beside": find_units_beside,
    # What the student declared, whatever explains it; what cannot be; what is left apart.
    "out_of_range": find_out_of_range,
    "negative_values": find_negative_values,
    "impossible_zeros": find_impossible_zeros,
    "impossible_values": find_impossible_values,
    "derived_column": find_derived_columns,
    "far_values": find_far_values,
    # Columns that repeat others or the label; rows that repeat others, contradict them, or are unlike them all.
    "correlated_group": find_correlated_groups,
    "gives_label_away": find_label_given_away,
    "exact_duplicates": find_exact_duplicates,
    "near_duplicates": find_near_duplicates,
    "conflicting_labels": find_conflicting_labels,
    "outlying_row": find_outlying_rows,
}
