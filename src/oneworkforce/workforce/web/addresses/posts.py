"""The addresses of the workforce's front page, of posts and staff records."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import front

urlpatterns: list[Any] = [
    path("workforce/", front.workforce, name="workforce"),
]
