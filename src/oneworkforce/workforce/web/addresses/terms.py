"""The addresses of pay and conditions, and secondments."""

from typing import Any

urlpatterns: list[Any] = []
