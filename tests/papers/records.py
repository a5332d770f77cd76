"""Service documents as they may be issued: plain ones, and such as are hard to print."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.scene.messages import Phrase
from bot.flows.scene.service_record import Promise, ServiceRecord, StepPrinted, Went
from bot.papers import printers
from bot.papers.service.wording import printed
from bot.render import Renderer
from bot.texts import load_texts

RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB", "ULT")
BEGAN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ENDED = BEGAN + timedelta(minutes=29)


def verbatim(text: str) -> Phrase:
    """Words as they stand."""
    return Phrase("verbatim", {"text": text})


STEPS = (
    StepPrinted(1, verbatim("Membuka aplikasi Zoom"), "3 menit", timedelta(seconds=61), Went.IN_TIME),
    StepPrinted(2, verbatim("Bergabung"), "3 menit", timedelta(minutes=4), Went.OVER),
    StepPrinted(3, verbatim("Menunggu diterima"), "3 menit", Phrase("document-step-untimed"), Went.UNTIMED),
    StepPrinted(4, verbatim("Disurvei"), "2 menit", Phrase("document-step-not-done"), Went.NOT_DONE),
)

PLAIN = ServiceRecord(
    number="DL-2026-0123",
    version=1,
    replaces="",
    issued_at=ENDED,
    ministry="Kementerian Pendidikan Dasar dan Menengah",
    office="ULT BPMP Provinsi Sumatera Utara",
    contact="ult@example.go.id",
    home="https://loket.example.go.id",
    visit="ULT-20261123-001",
    ticket="A-001",
    began_at=BEGAN,
    ended_at=ENDED,
    answers=((verbatim("Nama"), "Rina Simbolon"), (verbatim("Keperluan"), "Bertanya tentang verval Dapodik")),
    officers=(("Front Office", "Sari Hasibuan"), ("Back Office", "Bayu Pratama")),
    outcome="Dijelaskan urutan verval.",
    kinds=(Phrase("outcome-kind-information"),),
    promises=(Promise("Bayu Pratama", ENDED + timedelta(days=3), done=False),),
    steps=STEPS,
    whole="29 menit",
    surveyed=False,
)


def asking(purpose: str, name: str = "Rina Simbolon") -> ServiceRecord:
    """The plain one, of somebody with this name who came for this."""
    return replace(PLAIN, answers=((verbatim("Nama"), name), (verbatim("Keperluan"), purpose)))


def given(record: ServiceRecord) -> dict[str, Any]:
    """A document as the workshop gets it."""
    said = printed(record, RENDERER, ENDED)
    check = f"{record.home}/v/7Q3M0VXA9KTB" if record.home else ""
    return {**said, "code": "7Q3M-0VXA-9KTB", "check_url": check, "address": "Jalan Bunga Raya 96, Medan"}


def pdf(record: ServiceRecord) -> bytes:
    """A document, printed."""
    return printers.service(given(record))
