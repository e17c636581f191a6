"""A request inside a partnership, as every page's view gets it."""

from django.http import HttpRequest

from oneworkforce.access.viewer import Viewer


class Asked(HttpRequest):
    """The viewer is there: the door (partnership/web/middleware.py) has let them in."""

    viewer: Viewer
