"""Server-to-server OAuth: who gets a token, and how long it lives."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hmac import compare_digest

from bot.rehearsal.fakes.zoom.errors import Json, invalid_token, oauth_refused

LIFETIME = timedelta(seconds=3600)
SCOPES = "meeting:read:meeting:admin meeting:read:list_registrants:admin meeting:write:registrant:admin"


class Tokens:
    """The tokens of one app. Several may be valid at the same time; each dies an hour after its issue."""

    def __init__(self, now: Callable[[], datetime], account_id: str, client_id: str, client_secret: str) -> None:
        self._now, self._account_id = now, account_id
        self._basic = "Basic " + b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._expires_at: dict[str, datetime] = {}
        self._issued = 0

    def issue(self, authorization: str, asked: Mapping[str, str]) -> Json:
        """A new token; raises Zoom's refusal for a wrong client, grant or account."""
        if not compare_digest(authorization.encode(), self._basic.encode()):
            raise oauth_refused(401, "invalid_client", "Invalid client_id or client_secret")
        if asked.get("grant_type") != "account_credentials":
            raise oauth_refused(400, "unsupported_grant_type", "unsupported grant type")
        if asked.get("account_id") != self._account_id:
            raise oauth_refused(400, "invalid_request", "Bad Request")
        self._issued += 1
        token = f"token-{self._issued}"
        self._expires_at[token] = self._now() + LIFETIME
        seconds = int(LIFETIME.total_seconds())
        return {"access_token": token, "token_type": "bearer", "expires_in": seconds, "scope": SCOPES}

    def check(self, authorization: str) -> None:
        """Raises 401 unless this is a bearer token that still lives."""
        kind, _, token = authorization.partition(" ")
        expires_at = self._expires_at.get(token)
        if kind.lower() != "bearer" or expires_at is None or expires_at <= self._now():
            raise invalid_token()

    def revoke(self) -> None:
        """Ends every token at once, as when the app's secret is renewed."""
        self._expires_at.clear()
