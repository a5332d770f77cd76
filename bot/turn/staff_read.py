"""The staff, their posts, letters and roster, read anew only when they have changed since they were read."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Staff
from bot.flows.state.letter import Letter
from bot.flows.state.roster import NO_ROSTER, Roster
from storage import known


class StaffRead:
    """Staff and assignments as some transaction has read them, and the version that stood beside them there.

    They are believed only where the transaction at hand reads the same version: that changes with them, in one
    transaction, whichever process makes the change, and never comes twice: what is rolled back is not believed again.
    """

    def __init__(self) -> None:
        self._version: int | None = None
        self._members: Mapping[str, Staff] = {}
        self._assignments: tuple[Assignment, ...] = ()
        self._letters: Mapping[str, Letter] = {}
        self._roster = NO_ROSTER

    async def read(
        self, connection: AsyncConnection, version: int
    ) -> tuple[Mapping[str, Staff], tuple[Assignment, ...], Mapping[str, Letter], Roster]:
        """The staff by their ids, all assignments, the open letters, and the roster; ``version`` is what stands in
        this transaction."""
        # rule: staff-believed-by-version
        if version != self._version:
            members = map(records.staff_of, await known.all_staff(connection))
            held = map(records.assignment_of, await known.all_assignments(connection))
            lines = map(records.roster_line_of, await known.all_roster_lines(connection))
            self._roster = Roster(tuple(lines))
            self._members, self._assignments = {member.id: member for member in members}, tuple(held)
            letters = map(records.letter_of, await known.open_letters(connection))
            self._letters = {letter.id: letter for letter in letters}
            self._version = version
        return self._members, self._assignments, self._letters, self._roster
