"""The addresses of actions."""

from django.urls import path

from oneworkforce.plan.web import actions

urlpatterns = [
    path("strands/<uuid:pk>/actions/add/", actions.action_add, name="action_add"),
    path("actions/<uuid:pk>/", actions.action, name="action"),
    path("actions/<uuid:pk>/change/", actions.action_change, name="action_change"),
    path("actions/<uuid:pk>/lead/", actions.action_lead, name="action_lead"),
    path("actions/<uuid:pk>/remove/", actions.action_remove, name="action_remove"),
]
