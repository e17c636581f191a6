"""The addresses of the frame of a round, its dates, the plan of evidence, and what may be watched."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
