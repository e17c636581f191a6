"""The page of allauth that needs more than words: the picture a phone reads, drawn without inline style or data URL."""

from typing import Any

import qrcode
from allauth.mfa.totp.views import ActivateTOTPView

MARGIN = 4
"""Light modules round the picture, as the standard asks (ISO/IEC 18004)."""


class SetUpAuthenticator(ActivateTOTPView):
    """Shows the new secret as a picture and as text."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the picture's path and size, and the secret in groups of four."""
        made: dict[str, Any] = super().get_context_data(**kwargs)
        secret = made["form"].secret
        path, size = picture(made["totp_url"])
        groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return {**made, "qr_path": path, "qr_size": size, "secret": groups}


set_up_authenticator = SetUpAuthenticator.as_view()


def picture(text: str) -> tuple[str, int]:
    """Return a QR code as the path of its dark modules and its width, both in modules."""
    code = qrcode.QRCode(border=MARGIN)
    code.add_data(text)
    modules = code.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(modules) for x, on in enumerate(row) if on]
    return "".join(dark), len(modules)
