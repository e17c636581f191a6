"""The addresses of files of posts and staff records."""

from typing import Any

urlpatterns: list[Any] = []
