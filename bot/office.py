"""The office as one value, from settings and data files; and the sheets that new visits begin with."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeVar

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.hours.wording import ALWAYS, DAY_NAMES, EVERY_DAY
from bot.flows.office.categories import CATEGORIES
from bot.flows.office.choices import BY_WORD, plain
from bot.flows.office.information import Information, Lodging
from bot.flows.office.limits import Limits
from bot.flows.office.notice import NoticeTerms
from bot.flows.office.office import (
    Abilities,
    Accounting,
    Appointments,
    Calling,
    DayTerms,
    DayWords,
    DutyRules,
    Following,
    Instrument,
    Measuring,
    Meeting,
    Office,
    Patience,
    Priority,
)
from bot.flows.office.rights import RightsTerms
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Word
from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP
from bot.forms import information_form, read_forms
from bot.forms.wording import as_called
from bot.holidays import holiday_names, national_holidays, years_without_government_days
from bot.kept_calendars import digest, written
from bot.lexicon import load_lexicon
from bot.links import entrances_of, links_of
from bot.places import default_regions
from bot.render import Renderer
from bot.replies import load_replies
from bot.settings import Settings
from bot.settings.sections import Visit
from bot.settings.values import EXACT_WEIGHT
from bot.sop import Shelf, read_shelf, sheet_files, shipped_shelf
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, Texts, load_texts
from storage.datamap import data_map

T = TypeVar("T")
NOTICE_VERSION = "2026-11-30"
"""Version of the privacy notice in bot/texts; a new wording gets a new version and is shown again."""


_NOTICE = ("notice", "notice-full")
_FORM_DAYS = Visit().form_days

_MOST_WORDED = 64
"""Wordings of which what follows is kept: desks that have the same share it."""


@dataclass(frozen=True, slots=True)
class SheetSource:
    """The office, and the texts of its sheets by id, which are kept with the visits that begin under them."""

    office: Office
    texts: Mapping[str, str]

    def rows(self, now: datetime) -> list[dict[str, Any]]:
        """The versions in force as they are kept."""
        return [{"id": key, "text": text, "first_used_at": now} for key, text in self.texts.items()]


def office_of(settings: Settings, today: date) -> SheetSource:
    """Builds the office; raises SheetFaults for sheets that cannot be read, or contradict each other."""
    shelf = shelf_of(settings)
    calendar = _calendar(settings, today)
    lexicon, texts = load_lexicon(settings.texts.folder), load_texts(settings.texts.folder)
    office = Office(
        name=settings.office.name,
        contact=settings.office.contact,
        number_prefix=settings.office.visit_number_prefix,
        calendar=calendar,
        calendar_id=digest(written(calendar)),
        sheet=shelf.default.sheet,
        sheets={},
        categories=CATEGORIES,
        form=as_called(read_forms(settings.form.directory).plan, texts),
        regions=default_regions(),
        instrument=_as_typed(default_instrument(settings.survey.instrument), texts),
        meeting=_meeting(settings),
        patience=_patience(settings),
        capacity=settings.queue.capacity,
        daily_quota=settings.queue.daily_quota,
        last_call=settings.queue.last_call,
        calling=_calling(settings),
        appointments=_appointments(settings),
        priority=_priority(settings),
        accounting=_accounting(settings),
        day=_day(settings),
        following=Following(**settings.follow_up.model_dump()),
        duty=_duty(settings),
        information=_information(settings),
        rights=_rights(settings),
        measuring=_measuring(settings),
        notice_version=_notice_version(texts, settings),
        privacy=_privacy(settings),
        largest_file=settings.visit.largest_file_mb * 1_000_000,
        limits=_limits(settings),
        lexicon=lexicon,
        links=links_of(settings, {}, lexicon, texts),
        entrances=entrances_of(lexicon, texts, booking=settings.appointments.enabled),
        choices=_choices(texts),
        replies=load_replies(settings.texts.folder),
        facts=facts_of(settings, zoom=all(written.sheet.uses_zoom for written in shelf.all)),
        zone_label=settings.office.timezone_label,
        day_words=_day_words(),
        days_off=holiday_names(_years(today)) if settings.office.use_national_holidays else {},
        unpublished=_unpublished(settings, today),
        chosen={category: written.sheet for category, written in shelf.by_category.items()},
        abilities=_abilities(settings),
    )
    return SheetSource(office, {written.sheet.id: written.text for written in shelf.all})


def _patience(settings: Settings) -> Patience:
    visit = settings.visit
    return Patience(
        idle_reminder=timedelta(minutes=visit.idle_reminder_minutes),
        idle_close=timedelta(minutes=visit.idle_close_minutes),
        thread_idle=timedelta(minutes=visit.thread_idle_minutes),
        form_kept=timedelta(days=visit.form_days),
        waiting=timedelta(minutes=settings.queue.patience_minutes),
        unreached=timedelta(minutes=visit.unreached_minutes),
        dropped=timedelta(minutes=visit.dropped_minutes),
        abandon=timedelta(minutes=visit.abandon_minutes),
        unresolved_days=visit.unresolved_days,
        farewell=timedelta(minutes=visit.farewell_minutes),
        survey_reminder=timedelta(minutes=settings.survey.reminder_minutes),
        survey_open=timedelta(hours=settings.survey.open_hours),
        early=visit.early_percent / 100,
        warn=visit.warn_percent / 100,
        attention=visit.attention_percent / 100,
        addressee=timedelta(minutes=visit.addressee_minutes),
        undo=timedelta(seconds=visit.undo_seconds),
        hold=timedelta(seconds=visit.hold_seconds),
    )


def _duty(settings: Settings) -> DutyRules:
    duty = settings.duty
    return DutyRules(
        break_for=timedelta(minutes=duty.break_minutes),
        begins_by_itself=duty.begins_by_itself,
        ends_at_closing=duty.ends_at_closing,
        come_after=timedelta(minutes=duty.remind_minutes),
        answer_within=timedelta(minutes=duty.answer_minutes),
        nobody_after=timedelta(minutes=duty.nobody_minutes),
        silent_after=timedelta(minutes=duty.silent_minutes),
    )


def _information(settings: Settings) -> Information:
    given = settings.ppid
    if not given.enabled:
        return Information()
    return Information(
        request=information_form("informasi"),
        objection=information_form("keberatan"),
        lodging=Lodging(given.address, given.email, given.hours),
        by_category=given.by_category,
        answer_days=given.answer_days,
        extend_days=given.extend_days,
        reply_days=given.reply_days,
        hand_days=given.hand_days,
        remind_days=given.remind_days,
        a_day=given.a_day,
    )


def _rights(settings: Settings) -> RightsTerms:
    return RightsTerms(settings.rights.answered_by)


def _measuring(settings: Settings) -> Measuring:
    survey = settings.survey
    return Measuring(
        weight=None if survey.weight == EXACT_WEIGHT else Fraction(survey.weight.replace(",", ".")),
        as_listed=survey.labels == "list",
        fewest=survey.smallest_group,
        signer=(survey.signer_title, survey.signer_name, survey.signer_nip),
        place=survey.place,
    )


def _calling(settings: Settings) -> Calling:
    return Calling(
        calls=settings.queue.calls,
        every=timedelta(minutes=settings.queue.call_minutes),
        behind=settings.queue.parked_behind,
    )


def _priority(settings: Settings) -> Priority:
    return Priority(
        classes=settings.queue.priority,
        head_start=timedelta(minutes=settings.queue.priority_head_start_minutes),
    )


def _day(settings: Settings) -> DayTerms:
    given = settings.day
    return DayTerms(
        board_every=timedelta(seconds=given.board_seconds),
        in_time=timedelta(minutes=given.called_within_minutes),
        review_share=given.review_percent / 100,
        review_fewest=given.review_fewest,
    )


def _accounting(settings: Settings) -> Accounting:
    return Accounting(
        explain_days=settings.ledger.explain_days,
        judge_days=settings.ledger.judge_days,
        offers=tuple(settings.ledger.compensation),
        proposed_after=settings.ledger.disturbance_after,
        proposed_within=timedelta(minutes=settings.ledger.disturbance_minutes),
    )


def _limits(settings: Settings) -> Limits:
    visit = settings.visit
    return Limits(
        open_visits=settings.web.open_visits,
        visit_files=visit.files_per_visit,
        visit_bytes=visit.files_per_visit_mb * 1_000_000,
        day_files=visit.files_per_day,
        day_bytes=visit.files_per_day_mb * 1_000_000,
    )


def _abilities(settings: Settings) -> dict[str, Abilities]:
    return {
        TELEGRAM: Abilities(contacts=True),
        WHATSAPP: Abilities(edits=False, reports=True, forms=frozenset(settings.whatsapp.forms)),
        WEB: Abilities(pushes=False, holds=False),
    }


def _privacy(settings: Settings) -> NoticeTerms:
    """What the notice says of the office; how long sessions are kept stands in the data map."""
    return NoticeTerms(settings.privacy.official, data_map().kept["sesi"].days or 1)


def _notice_version(texts: Texts, settings: Settings) -> str:
    """The version of the privacy notice: an office that words it anew, or of which it says something else, has shown
    another one.

    rule: own-notice-own-version
    """
    worded = [texts.variant(language, name) for language in LANGUAGES for name in _NOTICE]
    said = [settings.privacy.official, "" if settings.visit.form_days == _FORM_DAYS else str(settings.visit.form_days)]
    if not any((*worded, *said)):
        return NOTICE_VERSION
    told = chr(0).join((*worded, *said) if any(said) else worded)
    return f"{NOTICE_VERSION}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def shelf_of(settings: Settings) -> Shelf:
    """The sheets that the settings name; the shipped one where they name none."""
    files = sheet_files(settings.sop.file, settings.sop.directory)
    return read_shelf(files) if files else shipped_shelf()


def facts_of(settings: Settings, *, zoom: bool = True) -> dict[str, str]:
    """What the answers to common questions may name, under ``NAME:LANGUAGE`` where a language has other words for it;
    nothing that is not set. ``zoom``: whether everybody is served there."""
    office, texts = settings.office, load_texts(settings.texts.folder)
    # rule: zoom-named-where-used
    way = "faq-way-zoom" if zoom else "faq-way"
    hours = "24 jam" if office.hours.always else f"{office.hours} {office.timezone_label}"
    named = {"kantor": office.name, "jam": hours, "alamat": office.address, "kontak": office.contact}
    named["cara"] = texts.say(LANGUAGES[0], way)
    for language in LANGUAGES[1:]:
        named[f"cara:{language}"] = texts.say(language, way)
    return {name: fact for name, fact in named.items() if fact}


def _appointments(settings: Settings) -> Appointments | None:
    given = settings.appointments
    if not given.enabled:
        return None
    return Appointments(
        length=timedelta(minutes=given.slot_minutes),
        seats=given.per_slot,
        earliest=timedelta(minutes=given.earliest_minutes),
        latest=timedelta(days=given.latest_days),
        held=timedelta(minutes=given.hold_minutes),
        grace=timedelta(minutes=given.grace_minutes),
        categories=given.categories,
    )


def _meeting(settings: Settings) -> Meeting:
    zoom = settings.zoom
    personal, reports = zoom.account_id is not None, zoom.webhook_secret is not None
    return Meeting(zoom.join_url, zoom.meeting_id, zoom.passcode, personal, reports, zoom.rooms, zoom.dial_in)


@lru_cache(_MOST_WORDED)
def _choices(texts: Texts) -> dict[str, str]:
    """What stands on the buttons of visitors, as they may type it, to the names of the texts."""
    reports = (f"done-{word.value.replace('_', '-')}" for word in Word if word not in OF_ONE_STEP)
    return {plain(texts.say(language, name)): name for name in (*reports, *BY_WORD) for language in reversed(LANGUAGES)}


@lru_cache(_MOST_WORDED)
def _as_typed(instrument: Instrument, texts: Texts) -> Instrument:
    """A questionnaire with what its answers may be typed as: what stands on the buttons, in every language."""

    def words(names: Iterable[tuple[str, T]]) -> dict[str, T]:
        return {plain(texts.say(language, name)): value for name, value in names for language in LANGUAGES}

    elements = (
        replace(each, words=words((each.answer(value), value) for value in range(1, each.options + 1)))
        for each in instrument.elements
    )
    profile = (
        replace(each, words=words((f"profile-{each.key}-{option}", option) for option in each.options))
        for each in instrument.profile
    )
    return replace(instrument, elements=tuple(elements), profile=tuple(profile))


def _calendar(settings: Settings, today: date) -> OfficeCalendar:
    office = settings.office
    holidays = national_holidays(_years(today)) if office.use_national_holidays else frozenset()
    closed = holidays | office.closed_days if office.closed_days else holidays  # else all desks share one
    changes = (*office.periods, *office.exceptions)
    return OfficeCalendar(office.hours, office.zone, frozenset(closed), office.open_days, changes)


def _years(today: date) -> range:
    return range(today.year - 1, today.year + 3)


def _unpublished(settings: Settings, today: date) -> tuple[int, ...]:
    """The years from this one on whose cuti bersama nobody knows yet, where the office goes by them."""
    years = range(today.year, today.year + 3)
    return years_without_government_days(years) if settings.office.use_national_holidays else ()


@cache
def _day_words() -> dict[str, DayWords]:
    """What each language calls the days of the week."""
    texts = load_texts()
    return {
        language: DayWords(
            tuple(texts.say(language, name) for name in DAY_NAMES),
            texts.say(language, EVERY_DAY),
            texts.say(language, ALWAYS),
        )
        for language in LANGUAGES
    }


def renderer_of(settings: Settings) -> Renderer:
    """How this office puts things into words."""
    office = settings.office
    return Renderer(
        load_texts(settings.texts.folder), office.zone, office.timezone_label, office.name, settings.whatsapp.forms
    )
