"""The addresses of the search for people."""

from typing import Any

urlpatterns: list[Any] = []
