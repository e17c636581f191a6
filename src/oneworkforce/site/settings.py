"""Django's settings, from the environment (site/environment.py) and nothing else."""

from pathlib import Path
from urllib.parse import urlsplit

from oneworkforce.site import environment, logs

SOURCE = Path(__file__).resolve().parents[1]
ENVIRONMENT = environment.read()

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
PRODUCTION = ENVIRONMENT.production
DATA = ENVIRONMENT.data
ORIGIN = ENVIRONMENT.origin
ALLOWED_HOSTS = [urlsplit(ORIGIN).hostname or "127.0.0.1", *([] if PRODUCTION else ["127.0.0.1", "localhost"])]
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "oneworkforce.site",
    "oneworkforce.assess",
    "oneworkforce.workforce",
    "oneworkforce.plan",
    "oneworkforce.partnership",
    "oneworkforce.notify",
    "oneworkforce.audit",
    "oneworkforce.ground",
    "oneworkforce.ground.keystore",
    "oneworkforce.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "oneworkforce.site.middleware.requests.RequestLog",
    "oneworkforce.site.middleware.outages.Outages",
    "django.middleware.security.SecurityMiddleware",
    "oneworkforce.site.middleware.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "oneworkforce.site.middleware.health.Health",
    "oneworkforce.site.middleware.inputs.Inputs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "oneworkforce.partnership.web.middleware.Viewers",
]
ROOT_URLCONF = "oneworkforce.site.urls"
WSGI_APPLICATION = "oneworkforce.site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(str(folder) for folder in SOURCE.glob("*/templates")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "oneworkforce.ui.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "oneworkforce.site.navigation.around",
            ],
        },
    },
    {  # allauth's and Django's own, for what we do not write ourselves
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

LOGGING = logs.configuration()

DATABASES = ENVIRONMENT.databases
OWNER_DATABASE = ENVIRONMENT.owner
DATABASE_ROUTERS = ["oneworkforce.ground.keystore.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ground_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
MASTER_KEYS = ENVIRONMENT.master_keys
AUDIT_KEY = ENVIRONMENT.audit_key
BACKUP_RECIPIENT = ENVIRONMENT.backup_recipient

AUTH_USER_MODEL = "ground.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"oneworkforce.partnership.passwords.{name}"} for name in ("Length", "Unbreached", "Unguessable")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SIGN_IN_FORMS = "oneworkforce.partnership.web.sign_in_forms"
ACCOUNT_ADAPTER = "oneworkforce.partnership.web.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; allauth reads here that sign-in has a password
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation's link is the proof of an address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_FORMS = {
    "login": f"{SIGN_IN_FORMS}.SignIn",
    "request_login_code": f"{SIGN_IN_FORMS}.AskCode",
    "confirm_login_code": f"{SIGN_IN_FORMS}.EnterCode",
    "reset_password": f"{SIGN_IN_FORMS}.Forgotten",
    "reset_password_from_key": f"{SIGN_IN_FORMS}.NewPassword",
    "change_password": f"{SIGN_IN_FORMS}.ChangePassword",
    "set_password": f"{SIGN_IN_FORMS}.FirstPassword",
    "reauthenticate": f"{SIGN_IN_FORMS}.Again",
}
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
MFA_ADAPTER = "oneworkforce.partnership.web.second_factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_TOTP_ISSUER = "OneWorkforce"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "authenticate": f"{SIGN_IN_FORMS}.SecondStep",
    "reauthenticate": f"{SIGN_IN_FORMS}.SecondStepAgain",
    "activate_totp": f"{SIGN_IN_FORMS}.SetUpAuthenticator",
    "add_webauthn": f"{SIGN_IN_FORMS}.AddPasskey",
    "edit_webauthn": f"{SIGN_IN_FORMS}.RenamePasskey",
}
SESSION_ENGINE = "oneworkforce.ground.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ORIGIN.startswith("https")
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "oneworkforce.site.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = False  # the proxy's work
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.proxies else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = ENVIRONMENT.email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = str(Path("/", ENVIRONMENT.email.get("EMAIL_FILE_PATH") or DATA / "mail"))  # read without its first /
EMAIL_HOST = ENVIRONMENT.email.get("EMAIL_HOST", "")
EMAIL_PORT = ENVIRONMENT.email.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = ENVIRONMENT.email.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = ENVIRONMENT.email.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = ENVIRONMENT.email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = ENVIRONMENT.email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.sender
