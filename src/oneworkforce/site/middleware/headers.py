"""What every answer tells the browser: run only our own scripts, stand in no frame, keep no page of a person."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'; "
    "manifest-src 'self'"
)
_OFF = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking"),
)
FEATURES = ", ".join(
    ("publickey-credentials-get=(self)", "publickey-credentials-create=(self)", *(f"{name}=()" for name in _OFF))
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": FEATURES,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Headers:
    """Sets the headers of every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with them."""
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            if name == "Content-Security-Policy" and name in response:
                continue  # a document that allows less than a page: its own style by its digest, and no script
            response[name] = value
        if _personal(request, response):
            response["Cache-Control"] = "no-store"
        return response


def _personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the page is somebody's own: seen by a viewer, or holding what they typed."""
    if request.path_info.startswith(settings.STATIC_URL):
        return False
    typed = request.method not in {"GET", "HEAD"} or response.status_code >= HTTPStatus.BAD_REQUEST
    return typed or getattr(request, "viewer", None) is not None
