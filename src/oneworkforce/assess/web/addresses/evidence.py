"""The addresses of focus groups, evidence and remarks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
