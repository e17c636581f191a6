"""Money in tables: whole pence in the database, pounds as Decimal in Python."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

_PENCE = Decimal(100)


class PenceField(models.BigIntegerField):  # type: ignore[type-arg]
    """Pounds as Decimal with two places; the column holds whole pence, which every database sums exactly."""

    def from_db_value(self, value: int | None, _expression: object, _connection: object) -> Decimal | None:
        """Return pounds."""
        return None if value is None else (Decimal(value) / _PENCE).quantize(Decimal("0.01"))

    def to_python(self, value: Any) -> Decimal | None:
        """Return pounds from a Decimal, a whole number or their text; a float is refused."""
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, float):
            raise ValidationError("Pounds are a Decimal, never a float.")
        return Decimal(value)

    def get_prep_value(self, value: Any) -> int | None:
        """Return pence; a part of a penny is refused."""
        pounds = self.to_python(value)
        if pounds is None:
            return None
        pence = pounds * _PENCE
        if pence != pence.to_integral_value():
            raise ValidationError("An amount has no parts of a penny.")
        return int(pence)
