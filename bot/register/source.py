"""What papers are made from: one desk, as it stands, only looked at."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import records
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.kept_calendars import read_kept_calendar
from bot.papers.wording import Wording
from bot.register.destroyed import Destroyed, all_destroyed
from bot.render.voice import Voice
from bot.sop import read_kept
from bot.texts import Texts
from bot.turn.house_rules_read import HouseRulesRead
from bot.turn.ruled import RulingsRead
from storage import calendars, known, versions
from storage.engine import reading

_ANY = 1
"""A version that whoever has read nothing yet does not know."""


@dataclass(frozen=True, slots=True)
class Source:
    """One desk to make papers of: the office under its rulings and house rules, who works or worked there, and one
    transaction that only reads, so that all a paper says is of one moment."""

    office: Office
    staff: Mapping[str, Staff]
    connection: AsyncConnection
    texts: Texts
    zone_label: str
    now: datetime
    former: Mapping[str, str] = field(default_factory=dict)
    """What everybody who has no access any more was called, by their id."""
    contacts: bool = False
    """Whether whoever asks may see how visitors are reached."""
    destroyed: tuple[Destroyed, ...] = ()
    """What was destroyed with minutes."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    calendars: dict[str, OfficeCalendar] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        """How official papers are worded: in Indonesian, whoever asks for them."""
        return Wording(self.texts, "id", self.zone_label)

    @property
    def voice(self) -> Voice:
        """What says, for papers, what the desk says in chats: in Indonesian, as of this moment."""
        return Voice(self.texts, self.office.calendar.zone, self.zone_label, "id", self.now)

    def name_of(self, staff_id: str) -> str:
        """What a member of staff is called, or was when they left; their id where nobody with it was ever known."""
        member = self.staff.get(staff_id)
        return member.name if member else self.former.get(staff_id, staff_id)

    async def learn(self, visits: Mapping[str, Visit]) -> None:
        """Reads the versions of the sheet, and the calendars, that these visits began under."""
        sheets = {visit.sheet_id for visit in visits.values()} - self.sheets.keys()
        present = {sheet.id: sheet for sheet in self.office.in_force}
        texts = await versions.sheet_texts(self.connection, sheets - present.keys())
        for each in sheets:
            self.sheets[each] = present.get(each) or read_kept(texts.get(each), each, self.office.sheet)
        named = {visit.calendar_id for visit in visits.values() if visit.calendar_id} - self.calendars.keys()
        kept = await calendars.calendar_texts(self.connection, named)
        for each in named:
            self.calendars[each] = read_kept_calendar(kept.get(each), each, self.office.calendar)

    def sheet_of(self, visit: Visit) -> Sheet:
        """The version of the sheet that a visit keeps."""
        return self.sheets[visit.sheet_id]

    def calendar_of(self, visit: Visit) -> OfficeCalendar:
        """The calendar that a visit is judged by."""
        return self.calendars.get(visit.calendar_id or "", self.office.calendar)


@asynccontextmanager
async def source_of(
    engine: AsyncEngine, office: Office, texts: Texts, zone_label: str, now: datetime
) -> AsyncIterator[Source]:
    """Opens a desk for papers: ``office`` is as the settings and data files say."""
    async with reading(engine) as connection:
        staff = map(records.staff_of, await known.all_staff(connection))
        present = await present_office(connection, office)
        former = await known.former_names(connection)
        known_staff = {each.id: each for each in staff}
        gone = await all_destroyed(connection)
        yield Source(present, known_staff, connection, texts, zone_label, now, former, destroyed=gone)


async def present_office(connection: AsyncConnection, office: Office) -> Office:
    """The office under what was ruled and set in chat."""
    rulings, house_rules = RulingsRead(), HouseRulesRead()
    await rulings.changed(connection, _ANY)
    await house_rules.changed(connection, _ANY)
    return house_rules.office(rulings.office(office))
