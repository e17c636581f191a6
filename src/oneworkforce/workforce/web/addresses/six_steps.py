"""The addresses of workforce plans by the six steps."""

from typing import Any

urlpatterns: list[Any] = []
