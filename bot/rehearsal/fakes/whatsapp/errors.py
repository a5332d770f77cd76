"""Refusals in the Graph API's own shape, and the Cloud API's codes with their titles and details.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.
"""

from typing import Any, NamedTuple

Json = dict[str, Any]
"""An object of the Graph API as it travels."""

HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"
TRACE = "AoH1pfZ3bZFakeTraceId0a"


class Known(NamedTuple):
    """What Meta says with a code: the HTTP status, the title and the usual details."""

    status: int
    title: str
    details: str = ""


KNOWN: dict[int, Known] = {
    0: Known(401, "AuthException", "We were unable to authenticate the app user."),
    2: Known(503, "API Service", "Temporary due to downtime or due to being overloaded."),
    4: Known(400, "Application request limit reached", "The app has reached its API call rate limit."),
    10: Known(403, "Permission Denied", "Permission is either not granted or has been removed."),
    100: Known(400, "Invalid parameter"),
    190: Known(401, "Error validating access token: Session has expired."),
    368: Known(403, "Temporarily blocked for policies violations"),
    80007: Known(400, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."),
    130429: Known(
        400,
        "Rate limit hit",
        "Message failed to send because there were too many messages sent from this phone number "
        "in a short period of time",
    ),
    131000: Known(500, "Something went wrong", "Message failed to send due to an unknown error."),
    131005: Known(403, "Access denied", "Permission is either not granted or has been removed."),
    131008: Known(400, "Required parameter is missing"),
    131009: Known(400, "Parameter value is not valid"),
    131016: Known(500, "Service unavailable", "A service is temporarily unavailable."),
    131026: Known(400, "Message undeliverable", "Message Undeliverable."),
    131031: Known(
        403, "Account has been locked", "The account has been restricted or disabled for a policy violation."
    ),
    131042: Known(400, "Business eligibility payment issue", "There was an error related to your payment method."),
    131047: Known(
        400,
        "Re-engagement message",
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    ),
    131048: Known(
        400, "Spam rate limit hit", "There are restrictions on how many messages can be sent from this phone number."
    ),
    131049: Known(
        400,
        "This message was not delivered to maintain healthy ecosystem engagement.",
        "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
    ),
    131050: Known(400, "Unable to deliver the message", "The recipient has chosen to stop receiving these messages."),
    131051: Known(400, "Message type unknown", "Message type is currently not supported."),
    131052: Known(400, "Media download error", "Unable to download the media sent by the user."),
    131053: Known(400, "Media upload error", "Unable to upload the media used in the message."),
    131056: Known(
        400,
        "(Business Account, Consumer Account) pair rate limit hit",
        "Message failed to send because there were too many messages sent from this phone number "
        "to the same phone number in a short period of time.",
    ),
    132000: Known(400, "Number of parameters does not match the expected number of params"),
    132001: Known(404, "Template name does not exist in the translation"),
    132005: Known(400, "Template hydrated text too long"),
    132007: Known(400, "Template format character policy violated"),
    132012: Known(400, "Parameter format does not match format in the created template"),
    132015: Known(400, "Template is paused", "Template is paused due to low quality so it cannot be sent."),
    132016: Known(400, "Template is disabled", "Template was paused too many times and is now permanently disabled."),
    139001: Known(400, "Updating Flow in invalid state", "The Flow was published and cannot be changed."),
    139002: Known(400, "Publishing Flow in invalid state", "The Flow cannot be published as it is."),
}
_UNKNOWN = Known(400, "Unknown error")


class GraphError(Exception):
    """A call refused with one of Meta's codes."""

    def __init__(self, code: int, details: str = "", *, message: str = "", subcode: int | None = None) -> None:
        known = KNOWN.get(code, _UNKNOWN)
        self.code, self.status, self.subcode = code, known.status, subcode
        self.details = details or known.details
        self.message = message or f"(#{code}) {known.title}"
        super().__init__(f"{self.message}: {self.details}")

    def body(self) -> Json:
        """The answer as the Graph API words it."""
        error: Json = {"message": self.message, "type": "OAuthException", "code": self.code}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.details and self.code != 190:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        return {"error": error | {"fbtrace_id": TRACE}}


def missing_node(method: str, node: str) -> GraphError:
    """What the Graph API says of an id that is none, or not ours, or knows no such edge."""
    message = (
        f"Unsupported {method.lower()} request. Object with ID '{node}' does not exist, cannot be loaded due to "
        "missing permissions, or does not support this operation."
    )
    return GraphError(100, message=message, subcode=33)


def bad_token() -> GraphError:
    """401 for a token that is missing or not ours."""
    return GraphError(190, message="Invalid OAuth access token - Cannot parse access token")


def webhook_error(code: int, details: str = "") -> Json:
    """A code as a webhook tells it."""
    known = KNOWN.get(code, _UNKNOWN)
    said = {"details": details or known.details or known.title}
    return {"code": code, "title": known.title, "message": known.title, "error_data": said, "href": HREF}
