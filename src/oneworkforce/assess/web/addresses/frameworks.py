"""The addresses of frameworks."""

from django.urls import path

from oneworkforce.assess.web import frameworks

urlpatterns = [
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("frameworks/<slug:id>/<int:version>/", frameworks.framework, name="framework"),
    path("frameworks/<slug:id>/<int:version>/file/", frameworks.framework_file, name="framework_file"),
]
