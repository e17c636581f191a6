"""The addresses of the workforce in figures."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import pictures, populations, profiles

urlpatterns: list[Any] = [
    path("workforce/picture/", pictures.picture, name="picture"),
    path("workforce/picture/make/", pictures.picture_make, name="picture_make"),
    path("workforce/picture/by/<slug:slug>/", pictures.picture_page, name="picture_page"),
    path("workforce/picture/by/<slug:slug>/file/", pictures.picture_file, name="picture_file"),
    path("workforce/picture/equality/", pictures.picture_equality, name="picture_equality"),
    path("workforce/picture/equality/file/", pictures.picture_equality_file, name="picture_equality_file"),
    path("workforce/picture/figures/", pictures.own_figures, name="own_figures"),
    path("workforce/picture/figures/export/", pictures.own_figures_file, name="own_figures_file"),
    path("workforce/picture/method/", pictures.picture_method, name="picture_method"),
    path("workforce/picture/profiles/", profiles.picture_profiles, name="picture_profiles"),
    path("workforce/picture/profiles/<uuid:pk>/", profiles.picture_profile, name="picture_profile"),
    path("workforce/picture/profiles/<uuid:pk>/pdf/", profiles.picture_profile_pdf, name="picture_profile_pdf"),
    path("workforce/picture/populations/", populations.populations, name="populations"),
    path("workforce/picture/populations/template/", populations.population_template, name="population_template"),
    path("workforce/picture/populations/add/", populations.population_add, name="population_add"),
    path("workforce/picture/populations/<uuid:pk>/remove/", populations.population_remove, name="population_remove"),
]
