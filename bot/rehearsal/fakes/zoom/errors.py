"""Error answers in Zoom's own two shapes: the API's ``{code, message}`` and OAuth's ``{reason, error}``."""

from typing import Any

from aiohttp import web

Json = dict[str, Any]
"""An object as it travels."""


class ApiError(Exception):
    """A call refused: the HTTP status, the body and the headers of the answer."""

    def __init__(self, status: int, body: Json, headers: dict[str, str] | None = None) -> None:
        super().__init__(str(body))
        self.status, self.body, self.headers = status, body, headers or {}

    def response(self) -> web.Response:
        """The answer as it travels."""
        return web.json_response(self.body, status=self.status, headers=self.headers)


class GatewayError(ApiError):
    """Zoom's front answers with a web page instead of JSON."""

    def __init__(self) -> None:
        super().__init__(502, {})

    def response(self) -> web.Response:
        """A page such as a proxy shows."""
        page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
        return web.Response(status=502, text=page, content_type="text/html")


def refused(status: int, code: int, message: str) -> ApiError:
    """A refusal of the API."""
    return ApiError(status, {"code": code, "message": message})


def invalid_token() -> ApiError:
    """401: the token is missing, wrong, revoked or expired."""
    return refused(401, 124, "Invalid access token.")


def oauth_refused(status: int, error: str, reason: str) -> ApiError:
    """A refusal of the token endpoint."""
    return ApiError(status, {"reason": reason, "error": error})


def too_many(message: str, limit: int, kind: str, retry_after: str) -> ApiError:
    """429. ``kind`` is "QPS" or "Daily-limit"; for the latter Zoom's ``Retry-After`` is a moment, not seconds."""
    headers = {
        "X-RateLimit-Category": "Light",
        "X-RateLimit-Type": kind,
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": "0",
        "Retry-After": retry_after,
    }
    return ApiError(429, {"code": 429, "message": message}, headers)
