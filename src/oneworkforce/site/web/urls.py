"""The site's own addresses: health and the pages about the site; jobs and messages."""

from django.urls import path

from oneworkforce.site.web import health, home, jobs, messages, programs

urlpatterns = [
    path("health", health.health, name="health"),
    path("accessibility", home.accessibility, name="accessibility"),
    path("privacy", home.privacy, name="privacy"),
    path("api/", programs.api, name="api"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/export/", jobs.export, name="jobs_export"),
    path("jobs/<uuid:job>/", jobs.job, name="job"),
    path("jobs/<uuid:job>/cancel/", jobs.cancel, name="job_cancel"),
    path("messages/", messages.messages, name="messages"),
    path("messages/export/", messages.export, name="messages_export"),
    path("messages/<uuid:message>/", messages.message, name="message"),
    path("messages/<uuid:message>/settle/", messages.settle, name="message_settle"),
]
