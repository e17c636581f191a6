"""The addresses of a round's own year, and of the next one."""

from django.urls import path

from oneworkforce.assess.web import years

urlpatterns = [
    path("results/<uuid:pk>/year/", years.round_year, name="round_year"),
]
