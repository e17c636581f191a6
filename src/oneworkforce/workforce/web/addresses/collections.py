"""The addresses of collections, sessions and data quality."""

from typing import Any

urlpatterns: list[Any] = []
