"""Who acts in which role at every second, with letters that begin, end and follow each other in chains: held to a
reckoning by brute force that knows nothing of how the desk does it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.staffing.acting import deputy, reckoned, roles_of
from bot.flows.staffing.charge import named
from bot.flows.staffing.holding import holder
from bot.flows.staffing.letters import doubled, goes_in_circles, put_in_force
from bot.flows.staffing.roster import holders
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.letter import Letter
from bot.flows.state.visits import Visit
from tests.clock import MONDAY_MORNING
from tests.thoroughness import times

ROLES = (FRONT_OFFICE, BACK_OFFICE)
PEOPLE = ("ani", "budi", "citra", "dewi")
LAST = 12
"""Seconds that a drawn day has."""


@dataclass(frozen=True)
class Drawn:
    """A letter as it is drawn: who for whom, in what, from and until which second, and when its number was entered."""

    absent: str
    substitute: str
    roles: tuple[str, ...]
    begins: int
    ends: int
    entered: int


@st.composite
def letters(draw: st.DrawFn) -> Drawn:
    begins = draw(st.integers(0, LAST - 1))
    return Drawn(
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from((ROLES[:1], ROLES[1:], ROLES))),
        begins,
        draw(st.integers(begins + 1, LAST)),
        draw(st.integers(0, LAST)),
    )


OWN = st.fixed_dictionaries({who: st.sampled_from((ROLES[:1], ROLES[1:], ROLES)) for who in PEOPLE})

Passed = dict[tuple[int, str, str], str]
"""By second, role and person: to whom they have passed that role."""


def brute(accepted: list[Drawn]) -> Passed:
    """Second by second, letter by letter: who has passed which role to whom."""
    passed: Passed = {}
    for each in accepted:
        for second in range(LAST + 2):
            if max(each.begins, each.entered) <= second < each.ends:
                passed |= {(second, role, each.absent): each.substitute for role in each.roles}
    return passed


def last(passed: Passed, second: int, role: str, who: str) -> str | None:
    """Whom the passing on of a role ends at; None where it never ends."""
    seen = []
    while (second, role, who) in passed:
        if who in seen:
            return None
        seen.append(who)
        who = passed[second, role, who]
    return who


def fits(accepted: list[Drawn], new: Drawn) -> bool:
    """Whether a letter can be: nobody is doubled at any second that it counts for, and every passing on has an end."""
    if new.absent == new.substitute or max(new.begins, new.entered) >= new.ends:
        return False
    before, after = brute(accepted), brute([*accepted, new])
    seconds = range(new.begins, new.ends)
    doubles = any((s, role, new.absent) in before for s in seconds for role in new.roles)
    # a letter that is refused is so for all of its time, entered late or not
    whole = brute([*accepted, replace(new, entered=0)])
    endless = any(last(whole, s, r, who) is None for s in seconds for r in ROLES for who in PEOPLE)
    return bool(after) and not doubles and not endless


def written(no: int, each: Drawn) -> Letter:
    begins, ends, entered = (MONDAY_MORNING + timedelta(seconds=s) for s in (each.begins, each.ends, each.entered))
    return Letter(str(no), each.absent, each.substitute, each.roles, begins, ends, "", "", entered)


def laid(own: dict[str, tuple[str, ...]], drawn: list[Drawn]) -> tuple[Desk, list[Drawn]]:
    """The desk with all letters that it takes, and which these are: those that the brute reckoning takes too."""
    staff = {who: Staff(who, who, roles[0], person_id=who, also=roles[1:]) for who, roles in own.items()}
    posts = tuple(Assignment(who, role, MONDAY_MORNING) for who, roles in own.items() for role in roles)
    desk, accepted = Desk(staff=staff, assignments=posts), list[Drawn]()
    for no, each in enumerate(drawn):
        letter = written(no, each)
        late = max(each.begins, each.entered) >= each.ends
        refused = late or doubled(desk, letter) is not None or goes_in_circles(desk, letter)
        assert refused is not fits(accepted, each), each
        if not refused:
            entered = MONDAY_MORNING + timedelta(seconds=each.entered)
            desk = put_in_force(desk, replace(letter, number="1/ST", in_force_at=entered), entered)
            accepted.append(each)
    return desk, accepted


# rule: role-held-at-its-moment
# rule: charged-by-the-letter-of-that-moment
@settings(max_examples=times(40, 1000), deadline=None)
@given(OWN, st.lists(letters(), max_size=6), st.sampled_from(PEOPLE), st.sampled_from(ROLES))
def test_at_every_second_the_right_one_acts_holds_and_is_charged(
    own: dict[str, tuple[str, ...]], drawn: list[Drawn], took: str, role: str
) -> None:
    desk, accepted = laid(own, drawn)
    passed = brute(accepted)
    visit = Visit("v", "rina", "s", MONDAY_MORNING, MONDAY_MORNING, assigned={role: took}, calendar_id="c")
    seen_at = MONDAY_MORNING + timedelta(seconds=LAST + 1)
    for second in range(LAST + 2):
        moment = MONDAY_MORNING + timedelta(seconds=second)
        there = reckoned(desk, moment)
        expected = {each: {last(passed, second, each, who) for who in PEOPLE if each in own[who]} for each in ROLES}
        for each in ROLES:
            assert set(holders(desk, each, moment)) == expected[each], (second, each)
        for who, member in there.staff.items():
            assert set(roles_of(member)) == {each for each in ROLES if who in expected[each]}, (second, who)
        by_now = last(passed, second, role, took)
        assert deputy(desk, took, role, moment) == by_now
        if role in own[took]:  # what was taken for a role of another's goes wherever their own work goes
            assert holder(there, visit, role) == (by_now if by_now in expected[role] else None), second
        if by_now in expected[role] and role in own[took]:
            assert named(reckoned(desk, seen_at), visit, role, (), moment) == by_now, second
