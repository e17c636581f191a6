"""The addresses of contacts, letters, links and paper forms."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
