"""Surveys to make papers of: drawn by chance from a seed, or as a test gives them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from bot.flows.calendar.period import named
from bot.flows.office.office import Instrument
from bot.flows.state.desk import SurveyResponse
from bot.papers.satisfaction.about import About, Point
from bot.papers.wording import Wording
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.measure import measure_of
from bot.satisfaction.results import Results, Served, results_of
from bot.texts import Texts, load_texts
from tests.flows.table import office

PERIOD = named("2026-TW3")
TODAY = date(2026, 11, 23)
SIGNER = {
    "place": "Medan",
    "signer_title": "Kepala",
    "signer_name": "Dra. Rosmawati Siregar, M.Pd.",
    "signer_nip": "19700101 199503 2 001",
}
DONE = Improvement(
    "b", "sarana", date(2026, 4, 1), date(2026, 6, 30), "Mengganti akun", "Umum", date(2026, 9, 30), date(2026, 7, 6)
)
PLANNED = Improvement(
    "a",
    "waktu",
    PERIOD.first,
    PERIOD.last,
    "Menambah petugas",
    "Penanggung Jawab",
    date(2026, 12, 31),
    date(2026, 10, 5),
)


def responses(
    instrument: Instrument, count: int, seed: int = 1, suggestions: Sequence[str] = ()
) -> list[SurveyResponse]:
    """So many forms, profiles and these suggestions."""
    die = random.Random(seed)
    best = instrument.elements[0].options
    found = []
    for no in range(count):
        answers = {each.key: die.randint(1, best) for each in instrument.elements if die.random() > 0.02}
        about = die.choice(("informasi", "konsultasi", "pengaduan", ""))
        found.append(SurveyResponse(f"a{no}", instrument.key, PERIOD.first, "", about, answers))
        profile = {trait.key: die.choice(trait.options) for trait in instrument.profile}
        found.append(SurveyResponse(f"p{no}", instrument.key, PERIOD.first, "", "", {}, "", "month", profile))
    given = enumerate(suggestions)
    return found + [SurveyResponse(f"s{no}", instrument.key, PERIOD.first, "", "", {}, each) for no, each in given]


def survey(
    count: int,
    seed: int = 1,
    *,
    suggestions: Sequence[str] = (),
    weight: Fraction | None = None,
    instrument: Instrument | None = None,
    texts: Texts | None = None,
    name: str = "ULT BPMP Provinsi Sumatera Utara",
) -> About:
    """A survey of so many forms, with the periods before it, and what was planned and done."""
    unit = office(office={"name": name, "contact": "0811-6000-1234"}, survey=SIGNER)
    unit = replace(unit, instrument=instrument or unit.instrument)
    measure = measure_of(unit.instrument, weight)

    def results(forms: int, drawn: int, said: Sequence[str] = ()) -> Results:
        served = Served({"informasi": 2 * forms}, {"telegram": 2 * forms}) if forms else Served({}, {})
        return results_of(unit.instrument, measure, responses(unit.instrument, forms, drawn, said), served, 5)

    now = results(count, seed, suggestions)
    before = [PERIOD.before.before, PERIOD.before]
    points = [(each, results(count // 2 + at, seed + at + 1)) for at, each in enumerate(before)]
    trend = [Point(each, past.forms, past.index) for each, past in [*points, (PERIOD, now)]]
    words = Wording(texts or load_texts(), "id", "WIB")
    done = replace(DONE, done_on=date(2026, 8, 3), result="Akun diganti.")
    return About(unit, words, PERIOD, TODAY, now, trend, [PLANNED], [done])
