"""The addresses of workshops on the results."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
