"""What ``loket doctor`` looks at in the secrets that an office makes up itself: whoever guesses one speaks as the
platform. The length of those that a platform gives out (tokens, app secret, Zoom's secret token) is its own affair."""

from collections.abc import Iterator

from pydantic import SecretStr

from bot.commands.finding import Finding
from bot.settings import Settings
from bot.settings.model import environment_name
from bot.texts.operator import in_words

_SHORTEST = 32
_PRINTED = ("ganti-dengan-", "contoh-")
"""How the values in our own examples begin: everybody knows those."""

_REMEDY = in_words("doctor-secret-remedy")


def secret_findings(settings: Settings) -> Iterator[Finding]:
    """A finding for every secret of the office's own that could be guessed, or one that all are well."""
    telegram, whatsapp = settings.telegram, settings.whatsapp
    own = {
        "telegram.webhook_secret": telegram.webhook_secret if telegram.mode == "webhook" else None,
        "whatsapp.verify_token": whatsapp.verify_token if whatsapp.token is not None else None,
        "web.metrics_token": settings.web.metrics_token,
    }
    chosen = {key: secret for key, secret in own.items() if secret is not None}
    weak = [finding for key, secret in chosen.items() if (finding := _weakness(key, secret)) is not None]
    yield from weak
    if chosen and not weak:
        yield Finding(True, in_words("doctor-secrets", count=len(chosen)))


def _weakness(key: str, secret: SecretStr) -> Finding | None:
    text, remedy = secret.get_secret_value(), _REMEDY.format(variable=environment_name(key))
    if text.startswith(_PRINTED):
        return Finding(False, in_words("doctor-secret-printed", key=key), remedy)
    # rule: short-secret-refused
    if len(text) < _SHORTEST:
        return Finding(False, in_words("doctor-secret-short", key=key, length=len(text), least=_SHORTEST), remedy)
    return None
