"""Error answers in Telegram's own shape."""

from typing import Any

Json = dict[str, Any]
"""A Bot API object as it travels."""


class ApiError(Exception):
    """A call refused: the HTTP status, Telegram's description and its response parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer as the Bot API words it."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class GatewayError(ApiError):
    """Telegram's front answers with a web page instead of the Bot API's JSON."""

    page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"

    def __init__(self) -> None:
        super().__init__(502, "Bad Gateway")


def bad_request(reason: str) -> ApiError:
    """The commonest refusal: 400 with a reason."""
    return ApiError(400, f"Bad Request: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """429: the bot has to be silent for ``seconds`` (whole, at least one)."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
