"""allauth's forms in our words: labels, hints and what a browser may fill in."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from oneworkforce.partnership import passwords
from oneworkforce.ui.forms import PlainForm

_CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "spellcheck": "false",
    "class": "govuk-input--width-10",
}


class _Worded(PlainForm):
    """Takes away allauth's own placeholders, hints and labels, and puts ours in their place."""

    words: ClassVar[dict[str, tuple[str, str, dict[str, str]]]] = {}
    """By field: its label, its hint and its attributes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            label, hint, attributes = self.words.get(name, (str(field.label), "", {}))
            field.label, field.help_text = label, hint
            field.widget.attrs.update(attributes)
            if field.required:
                field.error_messages["required"] = f"Enter {label[:1].lower()}{label[1:]}"


_EMAIL = ("E-mail address", "", {"autocomplete": "username", "spellcheck": "false"})
_CURRENT = ("Password", "", {"autocomplete": "current-password"})
_NEW = ("New password", passwords.ADVICE, {"autocomplete": "new-password"})
_AGAIN = ("New password again", "", {"autocomplete": "new-password"})


class SignIn(_Worded, account.LoginForm):
    """E-mail address and password."""

    words: ClassVar = {"login": _EMAIL, "password": _CURRENT}


class AskCode(_Worded, account.RequestLoginCodeForm):
    """The address a code is sent to."""

    words: ClassVar = {"email": _EMAIL}


class EnterCode(_Worded, account.ConfirmLoginCodeForm):
    """The code that was sent."""

    words: ClassVar = {
        "code": ("Sign-in code", "From the e-mail we sent. It works for ten minutes.", {**_CODE, "inputmode": "text"})
    }


class Forgotten(_Worded, account.ResetPasswordForm):
    """The address a link is sent to."""

    words: ClassVar = {"email": _EMAIL}


class NewPassword(_Worded, account.ResetPasswordKeyForm):
    """A new password, from the link in a letter."""

    words: ClassVar = {"password1": _NEW, "password2": _AGAIN}


class ChangePassword(_Worded, account.ChangePasswordForm):
    """The old password and the new."""

    words: ClassVar = {
        "oldpassword": ("Your password now", "", {"autocomplete": "current-password"}),
        "password1": _NEW,
        "password2": _AGAIN,
    }


class FirstPassword(_Worded, account.SetPasswordForm):
    """A password for somebody who has signed in without one."""

    words: ClassVar = {"password1": _NEW, "password2": _AGAIN}


class Again(_Worded, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words: ClassVar = {"password": _CURRENT}


_FACTOR = ("Code", "From your authenticator app, or one of your recovery codes.", _CODE)


class SecondStep(_Worded, factors.AuthenticateForm):
    """The code of an authenticator, or a recovery code."""

    words: ClassVar = {"code": _FACTOR}


class SecondStepAgain(_Worded, factors.ReauthenticateForm):
    """The same, before something that matters."""

    words: ClassVar = {"code": _FACTOR}


class SetUpAuthenticator(_Worded, totp.ActivateTOTPForm):
    """The first code of a new authenticator."""

    words: ClassVar = {"code": ("Code from the app", "Six digits.", _CODE)}


class AddPasskey(_Worded, webauthn.AddWebAuthnForm):
    """A new passkey; its name tells it from the others. It always works without the password too."""

    words: ClassVar = {
        "name": ("Name of this passkey", "For example, the phone or laptop you are using.", {"autocomplete": "off"})
    }
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make every passkey one to sign in with: there is no reason to ask."""
        super().__init__(*args, **kwargs)
        self.fields["passwordless"] = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)


class RenamePasskey(_Worded, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words: ClassVar = {"name": ("Name of this passkey", "", {"autocomplete": "off"})}
