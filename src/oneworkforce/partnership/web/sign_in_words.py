"""What sign-in says: messages on pages, errors beside fields, and the short plain letters it sends."""

from collections.abc import Mapping
from typing import Any

MESSAGES: Mapping[str, str] = {
    "account/messages/password_changed.txt": "Your password has been changed.",
    "account/messages/password_set.txt": "Your password has been set.",
    "account/messages/logged_out.txt": "You have signed out.",
    "mfa/messages/totp_activated.txt": "Your authenticator app is set up.",
    "mfa/messages/totp_deactivated.txt": "Your authenticator app was removed.",
    "mfa/messages/webauthn_added.txt": "Your passkey is set up.",
    "mfa/messages/webauthn_removed.txt": "Your passkey was removed.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes.",
    "usersessions/messages/sessions_logged_out.txt": "You have been signed out everywhere else.",
}
"""By the name of allauth's own template; what is not here is not said."""

ERRORS: Mapping[str, str] = {
    "account_inactive": "This sign-in has been switched off. Ask the person who looks after OneWorkforce.",
    "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
    "enter_current_password": "This is not your password. Enter the one you sign in with now.",
    "incorrect_code": "This code is not right, or has been used. Check it, or wait for the next one.",
    "incorrect_password": "This is not your password. Try again.",
    "invalid_login": "The e-mail address or the password is not right. Check both and try again.",
    "invalid_password_reset": "This link can no longer be used. Ask for a new one.",
    "too_many_login_attempts": "There were too many attempts. Wait five minutes, then try again.",
    "rate_limited": "There were too many attempts. Wait a few minutes, then try again.",
}

_NOT_YOU = "If this was not you, tell the person who looks after OneWorkforce in your partnership at once.\n"
_NOTICES: Mapping[str, tuple[str, str]] = {
    "account/email/password_changed": ("Your password was changed", "Your OneWorkforce password was changed."),
    "account/email/password_set": ("Your password was set", "A OneWorkforce password was set for you."),
    "account/email/password_reset": ("Your password was changed", "Your OneWorkforce password was changed by e-mail."),
    "mfa/email/totp_activated": ("Authenticator app added", "An authenticator app was added to your sign-in."),
    "mfa/email/totp_deactivated": ("Authenticator app removed", "The authenticator app was removed from your sign-in."),
    "mfa/email/webauthn_added": ("Passkey added", "A passkey was added to your sign-in."),
    "mfa/email/webauthn_removed": ("Passkey removed", "A passkey was removed from your sign-in."),
    "mfa/email/recovery_codes_generated": ("New recovery codes", "New recovery codes were made for your sign-in."),
}


def letter(template: str, context: Mapping[str, Any], *, reset_url: str) -> tuple[str, str] | None:
    """Return the subject and text of the letter that allauth calls `template`; None for one we do not send."""
    if template == "account/email/login_code":
        code = context["code"]
        return "Your sign-in code", f"Your code for OneWorkforce is:\n\n    {code}\n\nIt works once, for ten minutes.\n"
    if template == "account/email/password_reset_key":
        text = f"Open this link to choose a new OneWorkforce password:\n\n{reset_url}\n\n"
        return "Choose a new password", f"{text}If you did not ask for it, you need do nothing.\n"
    notice = _NOTICES.get(template)
    return (notice[0], f"{notice[1]}\n\n{_NOT_YOU}") if notice else None
