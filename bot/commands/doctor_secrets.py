"""What ``loket doctor`` looks at in the secrets that an office makes up itself: whoever guesses one speaks as the
platform. The length of those that a platform gives out (tokens, app secret, Zoom's secret token) is its own affair."""

from collections.abc import Iterator

from pydantic import SecretStr

from bot.commands.finding import Finding
from bot.settings import Settings
from bot.settings.model import environment_name

_SHORTEST = 32
_PRINTED = ("ganti-dengan-", "contoh-")
"""How the values in our own examples begin: everybody knows those."""

_REMEDY = "Buat yang baru dengan: python3 -c 'import secrets; print(secrets.token_urlsafe(32))', lalu isi {variable}."


def secret_findings(settings: Settings) -> Iterator[Finding]:
    """A finding for every secret of the office's own that could be guessed, or one that all are well."""
    telegram, whatsapp = settings.telegram, settings.whatsapp
    own = {
        "telegram.webhook_secret": telegram.webhook_secret if telegram.mode == "webhook" else None,
        "whatsapp.verify_token": whatsapp.verify_token if whatsapp.token is not None else None,
    }
    chosen = {key: secret for key, secret in own.items() if secret is not None}
    weak = [finding for key, secret in chosen.items() if (finding := _weakness(key, secret)) is not None]
    yield from weak
    if chosen and not weak:
        yield Finding(True, f"Rahasia buatan kantor: {len(chosen)}, cukup panjang")


def _weakness(key: str, secret: SecretStr) -> Finding | None:
    text, remedy = secret.get_secret_value(), _REMEDY.format(variable=environment_name(key))
    if text.startswith(_PRINTED):
        return Finding(False, f"{key} masih berupa contoh yang tercetak pada panduan", remedy)
    # rule: short-secret-refused
    if len(text) < _SHORTEST:
        return Finding(False, f"{key} hanya {len(text)} huruf; paling sedikit {_SHORTEST}", remedy)
    return None
