"""The addresses of results."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import arcs, figures, results

urlpatterns: list[URLPattern] = [
    path("results/<uuid:round>/", results.round_results, name="round"),
    path("results/<uuid:round>/arcs/<slug:arc>/", arcs.round_arc, name="round_arc"),
    path("results/<uuid:round>/heat-map/", results.round_heat_map, name="round_heat_map"),
    path("results/<uuid:round>/compare/", results.round_compare, name="round_compare"),
    path("results/<uuid:round>/year-on-year/", results.round_change_since, name="round_change_since"),
    path("results/<uuid:round>/method/", results.round_method, name="round_method"),
    path("results/<uuid:round>/figure/", figures.round_figure, name="round_figure"),
    path("results/<uuid:round>/figures/", figures.round_figures, name="round_figures"),
    path("results/<uuid:round>/figures/export/", figures.round_figures_export, name="round_figures_export"),
    path("results/<uuid:round>/json/", figures.round_json, name="round_json"),
]
