"""The addresses of the questionnaire, for whoever holds a link."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
