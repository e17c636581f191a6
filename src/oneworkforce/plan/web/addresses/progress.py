"""The addresses of progress, of what an action holds, of grant conditions, and of one's own actions."""

from django.urls import path

from oneworkforce.plan.web import conditions, milestones, my_actions, partners, progress, spendings, updates

_PROGRESS = [
    path("my-actions/", my_actions.my_actions, name="my_actions"),
    path("my-actions/calendar/", my_actions.feed, name="feed"),
    path("my-actions/calendar/make/", my_actions.feed_make, name="feed_make"),
    path("my-actions/calendar/end/", my_actions.feed_end, name="feed_end"),
    path("actions/<uuid:pk>/progress/", progress.action_progress, name="action_progress"),
    path("actions/<uuid:pk>/say/", progress.action_say, name="action_say"),
    path("plans/<uuid:pk>/ask-progress/", progress.progress_ask, name="progress_ask"),
]
_OPEN = [
    path("say/<uuid:partnership>/<str:secret>/", updates.action_update, name="action_update"),
    path("calendar/<uuid:partnership>/<str:secret>.ics", updates.calendar_feed, name="calendar_feed"),
]
_ITEMS = [
    path("actions/<uuid:pk>/milestones/add/", milestones.milestone_add, name="milestone_add"),
    path("milestones/<uuid:pk>/", milestones.milestone_change, name="milestone_change"),
    path("milestones/<uuid:pk>/met/", milestones.milestone_met, name="milestone_met"),
    path("milestones/<uuid:pk>/remove/", milestones.milestone_remove, name="milestone_remove"),
    path("actions/<uuid:pk>/partners/", partners.partner_add, name="partner_add"),
    path("partners/<uuid:pk>/remove/", partners.partner_remove, name="partner_remove"),
    path("actions/<uuid:pk>/waits-for/", partners.dependency_add, name="dependency_add"),
    path("dependencies/<uuid:pk>/remove/", partners.dependency_remove, name="dependency_remove"),
    path("actions/<uuid:pk>/spending/add/", spendings.spending_add, name="spending_add"),
    path("spending/<uuid:pk>/", spendings.spending_change, name="spending_change"),
    path("spending/<uuid:pk>/remove/", spendings.spending_remove, name="spending_remove"),
]
_CONDITIONS = [
    path("plans/<uuid:pk>/conditions/", conditions.conditions, name="conditions"),
    path("plans/<uuid:pk>/conditions/export/", conditions.conditions_export, name="conditions_export"),
    path("plans/<uuid:pk>/conditions/add/", conditions.strategy_condition_add, name="strategy_condition_add"),
    path("actions/<uuid:pk>/conditions/add/", conditions.condition_add, name="condition_add"),
    path("conditions/<uuid:pk>/", conditions.condition_change, name="condition_change"),
    path("conditions/<uuid:pk>/met/", conditions.condition_met, name="condition_met"),
    path("conditions/<uuid:pk>/remove/", conditions.condition_remove, name="condition_remove"),
]

urlpatterns = [*_PROGRESS, *_OPEN, *_ITEMS, *_CONDITIONS]
