"""A day's head by mail, to whoever keeps it outside: one plain letter with the head's file."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage

from bot.texts.operator import in_words

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Post:
    """The office's mail server, and to whom heads go."""

    to: str
    sender: str
    host: str
    port: int
    tls: str
    user: str = ""
    password: str = ""


async def mail(post: Post, day: str, name: str, content: str) -> None:
    """Mails one head. Raises OSError where the server is away, refuses it, or does not encrypt the way to it."""
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = in_words("verify-head-mail", day=day), post.sender, post.to
    letter["Message-ID"] = f"<{name}@loket.invalid>"
    letter.set_content(content)
    letter.add_attachment(content.encode(), maintype="text", subtype="plain", filename=name)
    await asyncio.to_thread(_send, post, letter)


def _send(post: Post, letter: EmailMessage) -> None:
    try:
        with _connected(post) as server:
            if post.user:
                server.login(post.user, post.password)
            server.send_message(letter)
    except ValueError as fault:
        raise OSError(type(fault).__name__) from fault


def _connected(post: Post) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if post.tls == "tls":
        return smtplib.SMTP_SSL(post.host, post.port, timeout=_SECONDS, context=trusted)
    server = smtplib.SMTP(post.host, post.port, timeout=_SECONDS)
    # rule: mail-never-in-the-open
    if post.tls == "starttls":
        try:
            server.starttls(context=trusted)
        except BaseException:
            server.close()
            raise
    return server
