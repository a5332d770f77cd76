"""The methods by which a bot speaks: send, edit, delete, and answer a button press."""

from datetime import timedelta

from bot.rehearsal.fakes.telegram.calls import Call
from bot.rehearsal.fakes.telegram.chats import Chat, Message
from bot.rehearsal.fakes.telegram.cloud import Cloud
from bot.rehearsal.fakes.telegram.entities import Text, formatted
from bot.rehearsal.fakes.telegram.errors import Json, bad_request
from bot.rehearsal.fakes.telegram.files import StoredFile
from bot.rehearsal.fakes.telegram.keyboards import read_markup
from bot.rehearsal.fakes.telegram.limits import Limits
from bot.rehearsal.fakes.telegram.record import Record, Sent

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_NOTICE = 200
DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Messages:
    """Carries out the speaking methods; each raises Telegram's refusal or answers its result."""

    def __init__(self, cloud: Cloud, limits: Limits, record: Record) -> None:
        self._cloud, self._limits, self._record = cloud, limits, record

    def send_message(self, call: Call) -> Json:
        """``sendMessage``."""
        chat = self._cloud.chats.reachable(call.chat_id)
        return self._post(call, chat, *_text(call))

    def send_document(self, call: Call) -> Json:
        """``sendDocument``."""
        chat = self._cloud.chats.reachable(call.chat_id)
        file = self._file(call, "document", "documents")
        content, html = _caption(call)
        return self._post(call, chat, {"document": file.document()} | content, html, file)

    def send_photo(self, call: Call) -> Json:
        """``sendPhoto``."""
        chat = self._cloud.chats.reachable(call.chat_id)
        file = self._file(call, "photo", "photos")
        content, html = _caption(call)
        return self._post(call, chat, {"photo": file.photo()} | content, html, file)

    def edit_text(self, call: Call) -> Json:
        """``editMessageText``; without ``reply_markup`` the buttons go."""
        chat, message = self._editable(call)
        if "text" not in message.body:
            raise bad_request("there is no text in the message to edit")
        content, html = _text(call)
        return self._replace(call, chat, message, content, html)

    def edit_markup(self, call: Call) -> Json:
        """``editMessageReplyMarkup``."""
        chat, message = self._editable(call)
        return self._replace(call, chat, message, _said(message.body), message.html)

    def delete(self, call: Call) -> bool:
        """``deleteMessage``: for 48 hours, its own messages and those of people."""
        chat = self._cloud.chats.reachable(call.chat_id)
        message = chat.messages.get(call.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        if self._cloud.seconds() - message.body["date"] > DELETABLE.total_seconds():
            raise bad_request("message can't be deleted")
        chat.remove(message.body["message_id"])
        self._note(call, chat.id, None, message.body["message_id"])
        return True

    def answer_press(self, call: Call) -> bool:
        """``answerCallbackQuery``."""
        text = call.text("text")
        if len(text) > LONGEST_NOTICE:
            raise bad_request("MESSAGE_TOO_LONG")
        press = self._cloud.presses.answer(call.text("callback_query_id"), text or None, call.flag("show_alert"))
        self._note(call, press.chat_id, press.answer, press.message_id)
        return True

    def _post(self, call: Call, chat: Chat, content: Json, html: str, file: StoredFile | None = None) -> Json:
        markup = read_markup(call.structure("reply_markup"), chat.private)
        answered = self._answered(call, chat)
        self._limits.take(call.method, chat.id, self._cloud.clock())
        message_id = self._cloud.chats.new_message_id(chat)
        body: Json = {"message_id": message_id, "from": self._cloud.bot, "chat": chat.card}
        body |= {"date": self._cloud.seconds(), **_topic(call), **answered, **content}
        if markup.inline:
            body["reply_markup"] = markup.inline
        if markup.keys is not None:
            chat.keys = markup.keys
        chat.add(message_id, Message(body, True, html, editable=markup.editable, file=file))
        self._note(call, chat.id, _words(content), message_id)
        return body

    def _answered(self, call: Call, chat: Chat) -> Json:
        """The message that the new one replies to."""
        asked = call.structure("reply_parameters") or {"message_id": call.integer("reply_to_message_id")}
        message = chat.messages.get(int(asked["message_id"]))
        if message is not None:
            return {"reply_to_message": {k: v for k, v in message.body.items() if k != "reply_to_message"}}
        forgiven = asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
        if asked["message_id"] and not forgiven:
            raise bad_request("message to be replied not found")
        return {}

    def _editable(self, call: Call) -> tuple[Chat, Message]:
        chat = self._cloud.chats.reachable(call.chat_id)
        message = chat.messages.get(call.integer("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if not message.from_bot or not message.editable:
            raise bad_request("message can't be edited")
        return chat, message

    def _replace(self, call: Call, chat: Chat, message: Message, content: Json, html: str) -> Json:
        inline = read_markup(call.structure("reply_markup"), chat.private).inline
        content = content | ({"reply_markup": inline} if inline else {})
        before = _said(message.body) | {k: v for k, v in message.body.items() if k == "reply_markup"}
        if content == before:
            raise bad_request(_NOT_MODIFIED)
        self._limits.take(call.method, chat.id, self._cloud.clock())
        kept = {key: value for key, value in message.body.items() if key not in before}
        message.body = kept | content | {"edit_date": self._cloud.seconds()}
        message.html = html
        message.edits += 1
        self._note(call, chat.id, _words(content), message.body["message_id"])
        return message.body

    def _file(self, call: Call, field: str, folder: str) -> StoredFile:
        """The file meant: uploaded with the call, or known by its id."""
        named = call.text(field)
        upload = call.uploads.get(named.removeprefix("attach://") or field)
        if upload is not None:
            return self._cloud.files.add(folder, upload.name, upload.content, upload.mime_type)
        if not named:
            raise bad_request(f"there is no {field} in the request")
        known = self._cloud.files.by_id(named)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known

    def _note(self, call: Call, chat_id: int, text: str | None, message_id: int) -> None:
        self._record.sent.append(Sent(call.method, chat_id, text, self._cloud.clock(), message_id))


def _text(call: Call) -> tuple[Json, str]:
    text = _formatted(call, "text", "entities")
    if not text.plain:
        raise bad_request("message text is empty")
    if len(text.plain) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text.plain} | ({"entities": text.entities} if text.entities else {}), text.html


def _caption(call: Call) -> tuple[Json, str]:
    text = _formatted(call, "caption", "caption_entities")
    if len(text.plain) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not text.plain:
        return {}, ""
    marked = {"caption_entities": text.entities} if text.entities else {}
    return {"caption": text.plain, **marked}, text.html


def _formatted(call: Call, name: str, entities: str) -> Text:
    return formatted(call.text(name), call.text("parse_mode"), call.structure(entities) or [])


def _topic(call: Call) -> Json:
    thread = call.integer("message_thread_id")
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}


def _said(body: Json) -> Json:
    """The part of a message that an edited text replaces."""
    return {key: body[key] for key in ("text", "entities") if key in body}


def _words(content: Json) -> str | None:
    return content.get("text") or content.get("caption")
