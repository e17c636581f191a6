"""The addresses of interviews and self-assessments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
