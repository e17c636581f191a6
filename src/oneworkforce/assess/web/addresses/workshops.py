"""The addresses of workshops on the results."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import workshop_ends, workshop_screens, workshops

urlpatterns: list[URLPattern] = [
    path("results/<uuid:round>/workshops/", workshops.workshops_list, name="workshops"),
    path("results/<uuid:round>/workshops/export/", workshops.workshops_export, name="workshops_export"),
    path("results/<uuid:round>/workshops/add/", workshops.workshop_add, name="workshop_add"),
    path("workshops/<uuid:pk>/", workshops.workshop, name="workshop"),
    path("workshops/<uuid:pk>/change/", workshops.workshop_change, name="workshop_change"),
    path("workshops/<uuid:pk>/remove/", workshops.workshop_remove, name="workshop_remove"),
    path("workshops/<uuid:pk>/propose/", workshops.workshop_propose, name="workshop_propose"),
    path("workshops/<uuid:pk>/present/", workshops.workshop_present, name="workshop_present"),
    path("workshops/<uuid:pk>/present/<uuid:present>/remove/", workshops.workshop_leave_out, name="workshop_leave_out"),
    path("workshops/<uuid:pk>/arcs/", workshop_screens.workshop_rainbow, name="workshop_rainbow"),
    path("workshops/<uuid:pk>/arcs/<slug:arc>/", workshop_screens.workshop_arc, name="workshop_arc"),
    path("workshops/<uuid:pk>/said/<uuid:remarked>/remove/", workshop_screens.workshop_unsay, name="workshop_unsay"),
    path("workshops/<uuid:pk>/end/", workshop_ends.workshop_end, name="workshop_end"),
    path("workshops/<uuid:pk>/minute/<slug:kind>/", workshop_ends.workshop_minute, name="workshop_minute"),
    path("workshops/<uuid:pk>/actions/", workshop_ends.workshop_actions, name="workshop_actions"),
]
