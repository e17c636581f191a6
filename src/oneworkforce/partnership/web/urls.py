"""The addresses of the partnership's nouns."""

from oneworkforce.partnership.web.addresses import members, people, places

urlpatterns = [*places.urlpatterns, *people.urlpatterns, *members.urlpatterns]
