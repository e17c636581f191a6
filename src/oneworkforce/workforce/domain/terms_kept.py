"""A value of a condition from the columns in which it is kept."""

from decimal import Decimal

from oneworkforce.workforce.domain.terms import (
    Condition,
    Days,
    Gap,
    Hours,
    Kind,
    Notice,
    Often,
    Pay,
    Per,
    Rhythm,
    Share,
    Unit,
    Value,
    Words,
)


def value(condition: Condition, kept: dict[str, object]) -> Value:
    """Return the value that the columns `pounds`, `number`, `unit`, `words`, `by_whom` and `unsaid` hold.

    Columns that hold nothing are a condition that was not asked, though something is noted of it.
    """
    if kept["unsaid"]:
        return Gap(str(kept["unsaid"]))
    number, unit, words = kept["number"], str(kept["unit"]), str(kept["words"])
    match condition.kind:
        case Kind.PAY if isinstance(kept["pounds"], Decimal):
            return Pay(kept["pounds"], Per(unit))
        case Kind.RHYTHM if unit:
            return Rhythm(Often(unit), words, str(kept["by_whom"]))
        case Kind.WORDS if words:
            return Words(words)
        case kind if isinstance(number, int):
            return _numbered(kind, number, unit)
        case _:
            return Gap.NOT_ASKED


def _numbered(kind: Kind, number: int, unit: str) -> Value:
    match kind:
        case Kind.DAYS:
            return Days(number)
        case Kind.HOURS:
            return Hours(number)
        case Kind.NOTICE:
            return Notice(number, Unit(unit))
        case _:
            return Share(number)
