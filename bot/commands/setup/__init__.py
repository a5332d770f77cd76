"""``loket setup``: a first configuration, question by question; or by flags, for scripts."""

import os
import sys
from collections.abc import Iterable, Mapping
from getpass import getpass
from io import StringIO
from pathlib import Path
from typing import Annotated

import segno
import typer
from pydantic import ValidationError
from rich.console import Console

from bot import console as given
from bot.commands import doctor
from bot.commands.doctor.telegram import telegram_findings
from bot.commands.finding import Finding
from bot.commands.saving import say
from bot.commands.setup.draft import Draft, write_closed
from bot.commands.setup.questions import ADMIN, PROVINCE, QUESTIONS, SECRETS, Question, label_of
from bot.commands.staff import invited, ways
from bot.console import run_async
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.staffing.acting import own_roles
from bot.flows.staffing.roster import ADMIN as ADMIN_ROLE
from bot.flows.state.checked import State
from bot.records import staff_of
from bot.settings import Settings, load_settings
from bot.settings.diagnosis import wrong_values
from bot.settings.file import settings_path
from bot.settings.model import environment_name, keys
from bot.settings.writing import NotWritable, Value, with_values
from bot.texts.operator import in_words
from storage import known
from storage.engine import reading


class Stopped(OperatorError):
    """Whoever was asked went away: what they answered is kept."""


def setup(
    yes: Annotated[bool, typer.Option("--yes", "-y", help=in_words("setup-yes"))] = False,
    put: Annotated[list[str] | None, typer.Option("--set", help=in_words("setup-set"))] = None,
    admin: Annotated[str | None, typer.Option("--admin", help=in_words("setup-admin"))] = None,
    by_environment: Annotated[
        bool, typer.Option("--secrets-by-environment", help=in_words("setup-environment"))
    ] = False,
) -> None:
    """Asks for what a desk needs first, writes it, invites the first administrator, and looks whether all is well.

    Exit status as of the doctor's.
    """
    path = settings_path(given.config())
    settings = load_settings(path if path.exists() else Path(os.devnull))
    draft = Draft(path)
    if yes:
        # rule: unasked-setup-takes-what-it-is-given
        draft.answers.clear()
    talk = Talk(draft, settings, yes=yes)
    for each in put or ():
        key, _, value = each.partition("=")
        talk.take(_question(key.strip()), value.strip())
    if admin is not None:
        talk.draft.answers[ADMIN] = admin
    if by_environment:
        talk.draft.answers[SECRETS] = "environment"
    talk.begin(path)
    for question in QUESTIONS:
        talk.ask(question)
    talk.ask_for_secrets()
    settings = _write(talk, path)
    _invite(talk, settings)
    talk.draft.drop()
    say(f"\n{in_words('setup-doctor')}\n")
    if doctor.show(settings) is State.BROKEN:
        say(f"\n{in_words('setup-left')}")
        raise typer.Exit(1)
    say(f"\n{in_words('setup-done')}")


def _question(key: str) -> Question:
    """The question that a flag answers; any other setting is taken as it is written."""
    if found := next((each for each in QUESTIONS if each.key == key), None):
        return found
    if key not in keys():
        raise OperatorError(in_words("setup-no-such-key", key=key))
    return Question(key, "", lambda _answers, _settings: "")


class Talk:
    """Owns the conversation: asks what is not answered yet, and keeps each answer at once."""

    def __init__(self, draft: Draft, settings: Settings, *, yes: bool) -> None:
        self.draft = draft
        self.settings = settings
        self._yes = yes

    def begin(self, path: Path) -> None:
        """Says what this is, and where somebody goes on who was here before."""
        if self._yes:
            return
        say(in_words("setup-begin", path=path))
        if self.draft.answers:
            say(in_words("setup-goes-on", count=len(self.draft.answers), path=self.draft.path))

    def ask(self, question: Question) -> None:
        """Asks until the answer can be used; Enter takes what is offered."""
        answers = self.draft.answers
        if question.key in answers or not question.asked(answers):
            return
        default = question.default(answers, self.settings)
        while True:
            typed = "" if self._yes else self._typed(question, default)
            try:
                self.take(question, typed or default)
            except OperatorError as fault:
                if self._yes:
                    raise
                say(f"  {fault}")
                continue
            if self._tried(question):
                return
            del answers[question.key]

    def take(self, question: Question, answer: str) -> None:
        """Keeps an answer; raises OperatorError with the remedy for one that cannot be used."""
        try:
            answer = question.read("" if answer == "-" else answer)
        except ValueError as fault:
            raise OperatorError(str(fault)) from None
        if question.needed and not answer:
            raise OperatorError(in_words("setup-needed"))
        if question.is_setting and answer:
            _check(question.key, answer)
        self.draft.keep(question.key, answer)

    def _typed(self, question: Question, default: str) -> str:
        say(f"\n{in_words(f'setup-ask-{question.name}')}")
        shown = in_words("setup-kept-secret") if question.secret and default else default
        return self.line(in_words("setup-prompt", default=shown) if shown else "> ", secret=question.secret)

    def line(self, prompt: str, *, secret: bool = False) -> str:
        """A line that somebody types; a secret is not shown on a screen."""
        try:
            if secret and sys.stdin.isatty():
                return getpass(prompt).strip()
            return input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            say("")
            raise Stopped(in_words("setup-stopped", path=self.draft.path)) from None

    def free(self, question: str) -> str:
        """What somebody answers in their own words; nothing where nobody is asked."""
        if self._yes:
            return ""
        say(f"\n{in_words(question)}")
        return self.line("> ")

    def sure(self, question: str, *, otherwise: bool = False) -> bool:
        """Whether somebody says yes; by flags, ``otherwise``."""
        if self._yes:
            return otherwise
        return self.line(question).lower() in ("y", "ya", "yes")

    def _tried(self, question: Question) -> bool:
        """Whether a token may stay: one that Telegram takes, or that is wanted all the same."""
        token = self.draft.answers[question.key]
        if question.key != "telegram.token" or not token:
            return True
        section = {"token": token, "api_url": str(self.settings.telegram.api_url)}
        found: Finding = run_async(telegram_findings(Settings.model_validate({"telegram": section})))
        say(f"  {'✔' if found.well else '✘'} {found.what}" + (f"\n    {found.remedy}" if found.remedy else ""))
        return found.well or self._yes or self.sure(in_words("setup-token-anyway"))

    def ask_for_secrets(self) -> None:
        """Whether secrets stand in the file, or come from the environment."""
        if SECRETS in self.draft.answers or not secrets_of(self.draft.answers):
            return
        self.draft.keep(SECRETS, "environment" if self.free("setup-ask-secrets") == "2" else "file")


def _check(key: str, answer: str) -> None:
    """Raises OperatorError for a value that the settings do not take."""
    section, _, name = key.partition(".")
    try:
        Settings.model_validate({section: {name: answer}})
    except ValidationError as error:
        for fault in wrong_values(error, lambda _: ""):
            if fault.key == key:
                raise OperatorError(in_words("setup-wrong", reason=fault.reason, remedy=fault.remedy)) from None


def secrets_of(answers: Mapping[str, str]) -> list[str]:
    """The keys of answers that nobody else may read."""
    secret = {each.key for each in QUESTIONS if each.secret}
    return [key for key, answer in answers.items() if answer and (key in secret or _has_password(key, answer))]


def _has_password(key: str, answer: str) -> bool:
    return key == "database.url" and "@" in answer


def _write(talk: Talk, path: Path) -> Settings:
    """Writes what is new, once that is wanted; returns the settings as they are then."""
    text = path.read_text("utf-8") if path.exists() else ""
    values = _changed(talk, text)
    if talk.draft.answers.get(SECRETS) == "environment":
        _tell_environment(talk.draft.answers)
    _write_values(talk, path, text, values)
    return load_settings(path if path.exists() else Path(os.devnull))


def _write_values(talk: Talk, path: Path, text: str, values: Mapping[str, Value]) -> None:
    try:
        written = with_values(text, values)
    except NotWritable as fault:
        raise OperatorError(in_words("setup-by-hand", path=path, key=fault.key)) from None
    if written == text:
        say(f"\n{in_words('setup-nothing-new', path=path)}")
        return
    # rule: never-overwritten-unasked
    if text:
        say(f"\n{in_words('setup-changes', path=path)}")
        for key in values:
            say(f"  {key}")
        if not talk.sure(in_words("setup-ask-overwrite"), otherwise=True):
            raise Stopped(in_words("setup-stopped", path=talk.draft.path))
        write_closed(path.with_name(f"{path.name}.lama"), text)
    write_closed(path, written)
    say(in_words("setup-written", path=path))


def _changed(talk: Talk, text: str) -> dict[str, Value]:
    """The values that are not so already; a new file names the office's own at least."""
    answers, secret = talk.draft.answers, secrets_of(talk.draft.answers)
    apart = secret if answers.get(SECRETS) == "environment" else []
    defaults = {each.key: each.default({PROVINCE: ""}, talk.settings) for each in QUESTIONS}
    values: dict[str, Value] = {
        key: _as_written(key, answer)
        for key, answer in answers.items()
        if "." in key and key not in apart and (answer != defaults.get(key, "") or (not text and key == "office.name"))
    }
    if "office.timezone" in values and (label := label_of(str(values["office.timezone"]))):
        values["office.timezone_label"] = label
    return values


def _as_written(key: str, answer: str) -> Value:
    """The value as TOML has it: what is asked for is text; of other settings, figures and yes or no are no text."""
    if answer in ("true", "false"):
        return answer == "true"
    return int(answer) if answer.isdecimal() and all(each.key != key for each in QUESTIONS) else answer


def _tell_environment(answers: Mapping[str, str]) -> None:
    say(f"\n{in_words('setup-environment-how')}")
    for key in secrets_of(answers):
        say(f"  export {environment_name(key)}=...")


def _invite(talk: Talk, settings: Settings) -> None:
    """The first administrator, by a link for one person; nobody where there is one already."""
    if run_async(_administered(settings)):
        say(f"\n{in_words('setup-has-admin')}")
        return
    name = talk.draft.answers.get(ADMIN) or talk.free("setup-ask-admin")
    if not name:
        say(f"\n{in_words('setup-no-admin')}")
        return
    secret, _ = run_async(invited(settings, name, [ADMIN_ROLE]))
    links = run_async(ways(settings, secret))
    say(f"\n{in_words('setup-invited', name=name, days=settings.staff.invite_days)}")
    for line in links:
        say(line)
    _draw(links)


async def _administered(settings: Settings) -> bool:
    async with with_database(settings) as engine, reading(engine) as connection:
        staff = [staff_of(row) for row in await known.all_staff(connection)]
    return any(ADMIN_ROLE in own_roles(each) for each in staff if each.person_id)


def _draw(links: Iterable[str]) -> None:
    """The first link as a picture to be scanned, where there is a screen."""
    link = next((word for line in links for word in line.split() if word.startswith("http")), "")
    if link and sys.stdout.isatty():
        drawn = StringIO()
        segno.make(link, error="m").terminal(drawn, compact=True)
        Console().print(drawn.getvalue(), markup=False, highlight=False)
