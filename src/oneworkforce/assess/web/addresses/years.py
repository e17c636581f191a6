"""The addresses of a round's own year, and of the next one."""

from django.urls import path

from oneworkforce.assess.web import years

urlpatterns = [
    path("results/<uuid:pk>/year/", years.round_year, name="round_year"),
    path("results/<uuid:pk>/questions/", years.round_questions, name="round_questions"),
    path("results/<uuid:pk>/trend/", years.round_trend, name="round_trend"),
    path("results/<uuid:pk>/copy/", years.round_copy, name="round_copy"),
]
