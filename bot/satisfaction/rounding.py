"""The one place where a figure of the index is rounded: half up, from the exact value, once."""

from decimal import Decimal
from fractions import Fraction


def half_up(exact: Fraction, places: int) -> Decimal:
    """An exact value of no less than nothing with so many decimals; what lies in the middle goes up."""
    # rule: index-rounded-once
    scaled = exact * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(-places)
