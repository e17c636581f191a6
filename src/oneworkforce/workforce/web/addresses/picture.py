"""The addresses of the workforce in figures."""

from typing import Any

urlpatterns: list[Any] = []
