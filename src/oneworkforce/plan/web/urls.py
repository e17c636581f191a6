"""The addresses of plan's nouns."""

from oneworkforce.plan.web.addresses import actions, groups, progress, strategies, texts

urlpatterns = [
    *strategies.urlpatterns,
    *actions.urlpatterns,
    *progress.urlpatterns,
    *groups.urlpatterns,
    *texts.urlpatterns,
]
