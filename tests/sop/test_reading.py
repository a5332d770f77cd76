"""A sheet file becomes a sheet, or a complete list of what is wrong with it, line by line."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Word
from bot.sop import SheetFaults, default_sheet_text, load_sheet, read_sheet

SHEETS = Path(__file__).parents[1] / "sheets"

SMALL = """\
[identitas]
nomor = "1"
nama = "Coba"
unit = "Balai Coba"

[[pelaksana]]
kunci = "pengunjung"
nama = "Tamu"

[[pelaksana]]
kunci = "resepsionis"
nama = "Resepsionis"

[[pelaksana]]
kunci = "front_office"
nama = "Front Office"

[[langkah]]
no = 1
kegiatan = "Menyambut tamu"
pelaksana = "resepsionis"
kelengkapan = "Buku tamu"
waktu = "30 detik"
output = "Tamu tercatat"

[[langkah]]
no = 2
kegiatan = "Memeriksa keperluan"
pelaksana = "front_office"
kelengkapan = ["Meja", "Kursi"]
waktu = "2 menit"
output = "Keperluan jelas"
selesai = "diperiksa"

[[langkah]]
no = 3
kegiatan = "Berpamitan"
pelaksana = "pengunjung"
kelengkapan = ""
waktu = "menyesuaikan"
output = ""
"""


def faults_of(text: str, origin: str = "coba.toml") -> SheetFaults:
    with pytest.raises(SheetFaults) as caught:
        read_sheet(text, origin)
    return caught.value


def line_of(text: str, part: str) -> int:
    assert text.count(part) == 1, f"{part!r} must stand once in the text"
    return text[: text.index(part)].count("\n") + 1


def small_with(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def sheet_of(*steps: str, actors: tuple[str, ...] = ("pengunjung", "front_office", "back_office")) -> str:
    """A sheet whose steps say only what a test is about; the rest is filled in. Actor: front office."""
    parts = ['[identitas]\nnomor = "1"\nnama = "N"\nunit = "U"\n']
    parts += [f'[[pelaksana]]\nkunci = "{key}"\nnama = "{key}"\n' for key in actors]
    for no, step in enumerate(steps, 1):
        actor = "" if "pelaksana =" in step else f'pelaksana = "{actors[-1]}"\n'
        parts.append(f'[[langkah]]\nno = {no}\nkegiatan = "K"\nkelengkapan = ""\nwaktu = "-"\noutput = ""\n')
        parts.append(f"{actor}{step}\n")
    return "".join(parts)


class TestDefaults:
    def test_values_are_taken_as_written(self) -> None:
        sheet = read_sheet(SMALL, "coba.toml")
        step = sheet.steps[1]
        assert sheet.identity.unit == "Balai Coba"
        assert [actor.key for actor in sheet.actors] == ["visitor", "resepsionis", "front_office"]
        assert (step.no, step.actor, step.equipment) == (2, "front_office", ("Meja", "Kursi"))
        assert step.standard == Standard(clock=timedelta(minutes=2), while_open=True)
        assert step.ends == Marker(Word.CHECKED)

    def test_the_version_is_the_digest_of_the_text(self) -> None:
        assert read_sheet(SMALL, "a").id == sha256(SMALL.encode()).hexdigest()
        assert read_sheet(SMALL + "# catatan\n", "a").id != read_sheet(SMALL, "a").id

    def test_a_step_without_words_follows_the_one_before_and_is_ended_by_its_actor(self) -> None:
        steps = read_sheet(SMALL, "a").steps
        assert [step.begins for step in steps] == [Marker(Word.CALLED), None, None]
        assert steps[0].ends == Marker(Word.DONE, 1)
        assert steps[2].ends == Marker(Word.DONE, 3)
        assert steps[2].reporters == ("visitor",)

    def test_either_of_several_actors_reports_and_the_first_answers(self) -> None:
        """rule: either-executor-reports"""
        either = 'pelaksana = ["back_office", "front_office"]'
        named = f'{either}\nselesai = "selesai_oleh front_office atau back_office"\npenanggung_jawab = "front_office"'
        steps = read_sheet(sheet_of(either, named, f'{either}\nselesai = "dilayani"'), "a").steps
        assert [set(step.reporters) for step in steps] == [{"front_office", "back_office"}] * 3
        assert [step.answers for step in steps] == ["back_office", "front_office", "back_office"]
        [desks] = read_sheet(sheet_of(f'{either}\nselesai = "survei_terkirim"'), "a").steps
        assert desks.reporters == ("desk",)

    def test_a_visitor_s_step_is_answered_for_by_the_front_office_else_by_the_first_staff(self) -> None:
        assert [step.answers for step in read_sheet(SMALL, "a").steps] == [
            "resepsionis",
            "front_office",
            "front_office",
        ]
        other = sheet_of('pelaksana = "pengunjung"', actors=("pengunjung", "satpam", "arsiparis"))
        assert read_sheet(other, "a").steps[0].answers == "satpam"

    @pytest.mark.parametrize(
        ("of_sheet", "of_visitor_s_step", "counts"),
        [
            ("", "", [True, True, False]),
            ('hitung_waktu = "terus"', "", [False, False, False]),
            ('hitung_waktu = "jam layanan"', "", [True, True, False]),
            ("", 'hitung_waktu = "jam layanan"', [True, True, True]),
            ('hitung_waktu = "terus"', 'hitung_waktu = "jam layanan"', [False, False, True]),
        ],
    )
    def test_staff_s_time_counts_while_the_office_is_open_unless_the_sheet_says_otherwise(
        self, of_sheet: str, of_visitor_s_step: str, counts: list[bool]
    ) -> None:
        text = SMALL.replace('nomor = "1"', f'nomor = "1"\n{of_sheet}').replace('"menyesuaikan"', '"5 menit"')
        text = text.replace("no = 3", f"no = 3\n{of_visitor_s_step}")
        assert [step.standard.while_open for step in read_sheet(text, "a").steps] == counts

    def test_office_hours_that_are_printed_count_as_printed(self) -> None:
        """ "7 jam kerja" waits for the office even where the sheet runs on; "3 x 24 jam" runs on where it waits."""
        text = SMALL.replace('nomor = "1"', 'nomor = "1"\nhitung_waktu = "terus"').replace("30 detik", "7 jam kerja")
        assert [step.standard.while_open for step in read_sheet(text, "a").steps] == [True, False, False]
        steps = read_sheet(SMALL.replace("30 detik", "3 x 24 jam"), "a").steps
        assert [step.standard.while_open for step in steps] == [False, True, False]

    @pytest.mark.parametrize(
        ("of_sheet", "of_step", "through"),
        [
            ("", "", [False, False, False]),
            ('istirahat = "berhenti"', "", [False, False, False]),
            ('istirahat = "jalan"', "", [True, True, False]),
            ('istirahat = "jalan"', 'istirahat = "berhenti"', [True, False, False]),
            ("", 'istirahat = "jalan"', [False, True, False]),
            ('istirahat = "jalan"\nhitung_waktu = "terus"', "", [False, False, False]),
        ],
    )
    # rule: breaks-as-the-sheet-says
    def test_minutes_stop_for_the_break_unless_the_sheet_says_otherwise(
        self, of_sheet: str, of_step: str, through: list[bool]
    ) -> None:
        text = SMALL.replace('nomor = "1"', f'nomor = "1"\n{of_sheet}').replace('"menyesuaikan"', '"5 menit"')
        text = text.replace("no = 2", f"no = 2\n{of_step}")
        assert [step.standard.through_breaks for step in read_sheet(text, "a").steps] == through

    def test_a_sheet_without_a_visitor_column_loads(self) -> None:
        sheet = read_sheet(sheet_of("", actors=("arsiparis",)), "a")
        assert sheet.roles == ("arsiparis",)

    @pytest.mark.parametrize(
        ("steps", "expected"),
        [
            ((""), Word.CALLED),
            (('selesai = "dipanggil"'), Word.FORM_SUBMITTED),
            (("", 'selesai = "dipanggil"'), Word.FORM_SUBMITTED),
            (("", 'mulai = "dipanggil"'), Word.FORM_SUBMITTED),
            (('selesai = "formulir_terkirim"', 'selesai = "dipanggil"'), Word.FORM_STARTED),
            (("", 'mulai = "formulir_terkirim"'), Word.FORM_STARTED),
        ],
    )
    def test_the_first_step_begins_before_whatever_the_sheet_names(
        self, steps: str | tuple[str, ...], expected: Word
    ) -> None:
        rows = (steps,) if isinstance(steps, str) else steps
        assert read_sheet(sheet_of(*rows), "a").steps[0].begins == Marker(expected)

    def test_a_text_over_several_lines_becomes_one(self) -> None:
        sheet = read_sheet(small_with('"Menyambut tamu"', '"""\nMenyambut\n   tamu dengan "ramah" \n"""'), "a")
        assert sheet.steps[0].activity == 'Menyambut tamu dengan "ramah"'


FAULTS = [
    # what is changed in SMALL, by what, the line it is reported at, and what the message says
    ("unknown part", "[identitas]", "[identitaz]", "[identitaz]", '"identitas"'),
    ("unknown key, nearest named", 'kegiatan = "Menyambut', 'kegiatn = "Menyambut', "kegiatn", '"kegiatan"'),
    ("a usual synonym", 'output = "Tamu', 'keluaran = "Tamu', "keluaran", '"output"'),
    ("quoted unknown key", 'unit = "', '"a=[b" = 1\nunit = "', '"a=[b"', "tidak dikenal"),
    ("missing identity key", 'nomor = "1"\n', "", "[identitas]", '"nomor" belum ditulis'),
    ("blank name", 'nama = "Coba"', 'nama = " "', 'nama = " "', "kosong"),
    ("wrong type", 'waktu = "2 menit"', "waktu = 2", "waktu = 2", "berisi bilangan, seharusnya teks"),
    ("date without quotes", 'nama = "Coba"', "nama = 2023-03-02", "2023-03-02", "tanggal"),
    ("number in a list", '"Meja", "Kursi"', '"Meja", 4', '"Meja", 4', "seharusnya teks"),
    ("number as text", "no = 2", 'no = "2"', 'no = "2"', "bukan bilangan bulat"),
    ("huge number", "no = 2", "no = 0x" + "f" * 9000, "no = 0x", "bukan bilangan bulat"),
    ("yes or no as text", "no = 2", 'catat_output = "ya"\nno = 2', "catat_output", "true atau false"),
    (
        "a visitor's words in one language",
        "no = 2",
        'untuk_pengunjung = { id = "Menunggu" }\nno = 2',
        "untuk_pengunjung",
        '"en" belum ditulis di [langkah.untuk_pengunjung]',
    ),
    (
        "a visitor's words left empty",
        "no = 2",
        'untuk_pengunjung = { id = " ", en = "Waiting" }\nno = 2',
        "untuk_pengunjung",
        "kosong",
    ),
    (
        "nothing said for the counter",
        "no = 2",
        'di_loket = { kelengkapan = "Meja" }\nno = 2',
        "di_loket",
        '"kegiatan" belum ditulis di [langkah.di_loket]',
    ),
    (
        "something else said for the counter",
        "no = 2",
        'di_loket = { kegiatan = "Duduk", waktu = "1 menit" }\nno = 2',
        "di_loket",
        "tidak dikenal",
    ),
    (
        "a visitor's words in another language",
        "no = 2",
        'untuk_pengunjung = { id = "Menunggu", en = "Waiting", fr = "Attente" }\nno = 2',
        "untuk_pengunjung",
        '"fr" tidak dikenal',
    ),
    ("a visitor's words alone", "no = 2", 'untuk_pengunjung = "Menunggu"\nno = 2', "untuk_pengunjung", "bagian"),
    ("number twice", "no = 2", "no = 1 # lagi", "# lagi", "sudah dipakai pada baris 18"),
    ("number left out", "no = 3", "no = 4", "no = 4", "seharusnya 3"),
    ("first number not 1", "no = 1\n", "no = 7\n", "no = 7", "seharusnya 1"),
    ("unknown actor", '"resepsionis"\nkel', '"resepsionist"\nkel', '"resepsionist"', '"resepsionis"'),
    ("actor's internal key", 'na = "pengunjung"\nkel', 'na = "visitor"\nkel', '"visitor"', "pengunjung"),
    ("unknown word", '"diperiksa"', '"di periksa"', '"di periksa"', 'maksudnya "diperiksa"; pilihan'),
    ("unknown beginning", "no = 2", 'mulai = "panggil"\nno = 2', '"panggil"', '"dipanggil"'),
    ("generic beginning", "no = 2", 'mulai = "selesai_oleh x"\nno = 2', "mulai", "tidak dapat memulai"),
    ("generic without actor", '"diperiksa"', '"selesai_oleh"', '"selesai_oleh"', "belum menyebut"),
    ("generic by another", '"diperiksa"', '"selesai_oleh pengunjung"', "selesai_oleh", "tidak sama"),
    (
        "generic by one of two",
        'pelaksana = "resepsionis"\n',
        'pelaksana = ["resepsionis", "front_office"]\nselesai = "selesai_oleh resepsionis"\n',
        "selesai_oleh",
        "resepsionis atau front_office",
    ),
    ("actor twice in a step", '"resepsionis"\nkel', '["resepsionis", "resepsionis"]\nkel', '["resep', "dua kali"),
    ("no actor in a list", '"resepsionis"\nkel', "[]\nkel", "[]", "kosong"),
    ("unknown actor in a list", '"resepsionis"\nkel', '["resepsionis", "kasir"]\nkel', '"kasir"', '"kasir" tidak ada'),
    ("generic by nobody", '"diperiksa"', '"selesai_oleh kasir"', "selesai_oleh", '"kasir" tidak ada'),
    ("unknown counting", "no = 2", 'hitung_waktu = "jam layan"\nno = 2', "hitung_waktu", 'maksudnya "jam layanan"'),
    (
        "unknown counting of the sheet",
        'nomor = "1"',
        'nomor = "1"\nhitung_waktu = "siang"',
        "hitung_waktu",
        "tidak dikenal",
    ),
    (
        "counting against the printed time",
        'waktu = "2 menit"',
        'waktu = "7 jam kerja"\nhitung_waktu = "terus"',
        "hitung_waktu",
        "berlawanan dengan tulisan waktu",
    ),
    ("figure and word disagree", '"2 menit"', '"2 (tiga) menit"', "2 (tiga) menit", "angka dan hurufnya tidak sama"),
    ("unknown break", "no = 2", 'istirahat = "jalam"\nno = 2', "istirahat", 'maksudnya "jalan"'),
    ("a break of what never stops", "no = 3", 'istirahat = "jalan"\nno = 3', "istirahat", "selama jam layanan"),
    ("counting without a clock", "no = 3", 'hitung_waktu = "terus"\nno = 3', "hitung_waktu", "detik, menit, atau jam"),
    ("unreadable time", '"30 detik"', '"sebentar"', '"sebentar"', '"2 hari kerja"'),
    ("word that nobody reports", '"diperiksa"', '"dilayani"', '"dilayani"', "back_office"),
    ("cannot end a step", '"diperiksa"', '"formulir_dimulai"', "formulir_dimulai", "tidak dapat mengakhiri"),
    (
        "visitor answers",
        "no = 2",
        'penanggung_jawab = "pengunjung"\nno = 2',
        "penanggung_jawab",
        "pengunjung",
    ),
    ("control character", '"Menyambut', '"\\u0007Menyambut', "\\u0007", "U+0007"),
    ("invisible character", '"Menyambut', '"Me\u200bnyambut', "nyambut", "U+200B"),
    ("too long", '"Menyambut tamu"', f'"{"x" * 1001}"', "xxxxx" * 200, "paling banyak 1000"),
    ("actor key with blanks", 'nci = "resepsionis"', 'nci = "Meja Depan"', '"Meja Depan"', "huruf kecil"),
    ("actor key too long", 'nci = "resepsionis"', f'nci = "{"r" * 25}"', "r" * 25, "24"),
    (
        "actor key twice",
        'nci = "resepsionis"',
        'nci = "front_office" # 1',
        'nci = "front_office"\n',
        "dua kali",
    ),
    ("visitor by another key", 'nci = "pengunjung"', 'nci = "stakeholder"', "stakeholder", "pengunjung"),
    ("reserved actor key", 'nci = "resepsionis"', 'nci = "zoom"', '"zoom"', "Loket sendiri"),
    ("long actor name", '"Resepsionis"', f'"{"R" * 61}"', "R" * 61, "paling banyak 60"),
    ("single bracket identity", "[identitas]", "[[identitas]]", "[[identitas]]", "satu kurung siku"),
    ("output asked of nobody", "no = 3", "catat_output = true\nno = 3", "catat_output", "tidak ada petugas"),
    ("part inside a step", 'output = ""', 'output = ""\n[langkah.lain]\na = 1', "[langkah.lain]", '"lain"'),
]


@pytest.mark.parametrize(
    ("old", "new", "reported_at", "says"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_fault(old: str, new: str, reported_at: str, says: str) -> None:
    text = small_with(old, new)
    line = line_of(text, reported_at)
    faults = faults_of(text).faults
    assert [fault for fault in faults if fault.line == line and says in str(fault)], faults
    assert all(fault.remedy for fault in faults)


SYNTAX = [
    ("quote forgotten", 'nama = "Coba"', 'nama = "Coba', 3, "tidak ditutup dengan tanda kutip"),
    ("no quotes", '"2 menit"', "2 menit", 31, "berlebih"),
    ("curly quotes", '"2 menit"', "“2 menit”", 31, "tidak dapat dibaca"),
    ("no equals sign", 'nama = "Coba"', 'nama "Coba"', 3, "sama dengan"),
    ("same key twice", 'nama = "Coba"', 'nama = "Coba"\nnama = "Lagi"', 4, "ditulis dua kali"),
    ("same part twice", "[[langkah]]", "[identitas]", 18, "ditulis dua kali"),
    ("comma forgotten", '"Meja", "Kursi"', '"Meja" "Kursi"', 30, "kurang koma"),
    ("backslash", '"Meja"', '"C:\\Arsip"', 30, "garis miring terbalik"),
    ("heading cut", "[identitas]", "[identitas", 1, "kurung siku"),
    ("raw control character", '"Coba"', '"Co\x07ba"', 3, "tidak terlihat"),
    ("text runs to the end", 'output = ""\n', 'output = """\n\n', 41, "akhir berkas"),
    ("endless number", "no = 2", "no = " + "9" * 5000, 1, "terlalu panjang"),
    ("endless brackets", "no = 2", "no = " + "[" * 5000, 1, "terlalu dalam"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"), [case[1:] for case in SYNTAX], ids=[case[0] for case in SYNTAX]
)
def test_syntax_fault(old: str, new: str, line: int, says: str) -> None:
    (fault,) = faults_of(small_with(old, new)).faults
    assert (fault.line, says in fault.message) == (line, True), fault


class TestOrder:
    """Contradictions between steps. ``sheet_of`` numbers the steps itself."""

    def test_a_word_ends_one_step_only(self) -> None:
        text = sheet_of('selesai = "dijawab"', 'selesai = "dijawab" # lagi')
        (fault,) = faults_of(text).faults
        assert fault.line == line_of(text, "# lagi")
        assert "sudah mengakhiri langkah 1" in fault.message

    def test_the_generic_word_may_end_many(self) -> None:
        word = 'selesai = "selesai_oleh back_office"'
        assert len(read_sheet(sheet_of(word, word, word), "a").steps) == 3

    @pytest.mark.parametrize(
        ("steps", "says"),
        [
            (('mulai = "dijawab" # sini\nselesai = "dijawab"',), "langkah ini sendiri"),
            (('mulai = "dijawab" # sini', 'selesai = "dijawab"'), "mengakhiri langkah 2"),
            (('selesai = "dijawab"', "", 'mulai = "dijawab" # sini'), "mengakhiri langkah 1"),
            (("", 'mulai = "diterima"', 'mulai = "diterima" # sini'), "sudah memulai langkah 2"),
        ],
    )
    def test_a_beginning_means_that_all_before_is_over(self, steps: tuple[str, ...], says: str) -> None:
        text = sheet_of(*steps)
        (fault,) = faults_of(text).faults
        assert fault.line == line_of(text, "# sini")
        assert says in fault.message

    def test_a_beginning_may_be_the_end_of_the_step_before(self) -> None:
        text = sheet_of('selesai = "dijawab"', 'mulai = "dijawab"')
        assert read_sheet(text, "a").steps[1].begins == Marker(Word.ANSWERED)

    @pytest.mark.parametrize(
        "steps",
        [
            ('mulai = "dipanggil"\nselesai = "formulir_terkirim" # sini',),
            ('selesai = "dipanggil"', 'selesai = "formulir_terkirim" # sini'),
            ('mulai = "dipanggil"', 'mulai = "formulir_terkirim" # sini'),
        ],
    )
    def test_what_comes_before_the_call_cannot_follow_it(self, steps: tuple[str, ...]) -> None:
        text = sheet_of(*steps)
        (fault,) = faults_of(text).faults
        assert fault.line == line_of(text, "# sini")
        assert "selalu terjadi sebelum" in fault.message

    def test_a_beginning_that_nobody_reports(self) -> None:
        text = sheet_of("", 'mulai = "dilayani" # sini', actors=("satpam",))
        (fault,) = faults_of(text).faults
        assert fault.line == line_of(text, "# sini")
        assert "tidak ada di lembar ini" in fault.message

    def test_waiting_to_be_called_is_timed_from_the_form(self) -> None:
        step = read_sheet(sheet_of('selesai = "dipanggil"'), "a").steps[0]
        assert (step.begins, step.ends) == (Marker(Word.FORM_SUBMITTED), Marker(Word.CALLED))


class TestWhole:
    def test_nothing_at_all(self) -> None:
        (fault,) = faults_of(" \n\n").faults
        assert (fault.line, fault.message) == (1, "berkas kosong")

    def test_only_comments(self) -> None:
        messages = str(faults_of("# kosong\n"))
        for part in ('"nomor" belum ditulis', "bagian [[pelaksana]]", "bagian [[langkah]]"):
            assert part in messages

    def test_steps_under_a_single_bracket(self) -> None:
        text = sheet_of() + "[langkah]\nno = 1\n"
        (fault,) = faults_of(text).faults
        assert fault.line == line_of(text, "[langkah]")
        assert "dua kurung siku" in fault.remedy

    def test_nobody_is_staff(self) -> None:
        text = sheet_of("", actors=("pengunjung",))
        assert "tidak ada pelaksana dari pihak petugas" in str(faults_of(text))

    def test_sixty_steps_are_enough(self) -> None:
        assert len(read_sheet(sheet_of(*[""] * 60), "a").steps) == 60
        text = sheet_of(*[""] * 61)
        (fault,) = faults_of(text).faults
        assert "ada 61 bagian [[langkah]]" in fault.message
        assert fault.line == text[: text.rindex("[[langkah]]")].count("\n") + 1

    def test_twelve_actors_are_enough(self) -> None:
        text = sheet_of("", actors=tuple(f"petugas_{n}" for n in range(13)))
        assert "paling banyak 12" in str(faults_of(text))

    def test_all_faults_are_told_at_once_by_line(self) -> None:
        text = small_with('nomor = "1"', 'nomr = "1"').replace('"30 detik"', '"lama"').replace("no = 3", "no = 5")
        error = faults_of(text, "berkas.toml")
        assert [fault.line for fault in error.faults] == [2, 23, 36]
        assert str(error).splitlines()[1].startswith('berkas.toml baris 23: waktu "lama" tidak dapat dibaca; ')
        assert all("; perbaikan: " in line for line in str(error).splitlines())

    def test_a_misspelt_key_is_not_also_missing(self) -> None:
        assert len(faults_of(small_with('nama = "Coba"', 'nma = "Coba"')).faults) == 1


class TestFiles:
    @pytest.mark.parametrize("path", sorted(SHEETS.glob("*.toml")), ids=lambda path: path.stem)
    def test_every_example_loads(self, path: Path) -> None:
        sheet = load_sheet(path)
        assert sheet.id == sha256(path.read_bytes()).hexdigest()
        assert [step.no for step in sheet.steps] == list(range(1, len(sheet.steps) + 1))

    def test_the_examples_are_unlike_each_other(self) -> None:
        written, walk_in, long = (
            load_sheet(SHEETS / f"{name}.toml") for name in ("permintaan_layanan", "layanan_luring", "empat_belas")
        )
        assert [len(sheet.steps) for sheet in (written, walk_in, long)] == [3, 8, 14]
        assert [sheet.uses_zoom for sheet in (written, walk_in, long)] == [False, False, True]
        assert [Word.SURVEY_SUBMITTED in sheet.words for sheet in (written, walk_in, long)] == [True, False, True]
        assert written.steps[1].standard == Standard(working_days=2)
        assert walk_in.roles == ("petugas_keamanan", "resepsionis", "pustakawan")

    def test_the_sheet_that_is_shipped(self) -> None:
        sheet = read_sheet(default_sheet_text(), "layanan_daring.toml")
        assert [step.ends.word for step in sheet.steps] == [
            Word.ZOOM_OPENED,
            Word.JOINED,
            Word.ADMITTED,
            Word.CHECKED,
            Word.DATA_COMPLETE,
            Word.INTO_ROOM,
            Word.SERVED,
            Word.OUT_OF_ROOM,
            Word.SURVEY_SUBMITTED,
            Word.LEFT,
        ]
        assert sheet.steps[0].begins == Marker(Word.CALLED)
        assert sum((step.standard.clock or timedelta() for step in sheet.steps), timedelta()) == timedelta(minutes=29)
        assert [step.no for step in sheet.steps if step.asks_output] == [7]
        assert (len(sheet.identity.legal_bases), len(sheet.identity.warnings)) == (8, 2)
        assert [step.actor for step in sheet.steps] == [
            *["visitor"] * 2,
            *["front_office"] * 4,
            *["back_office"] * 2,
            "front_office",
            "visitor",
        ]

    def test_windows_line_ends_and_byte_order_mark(self, tmp_path: Path) -> None:
        path = tmp_path / "lembar.toml"
        path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
        assert load_sheet(path).steps == read_sheet(SMALL, "a").steps

    def test_lines_are_right_with_windows_line_ends(self) -> None:
        text = small_with('"30 detik"', '"lama"').replace("\n", "\r\n")
        assert [fault.line for fault in faults_of(text).faults] == [23]

    @pytest.mark.parametrize(
        ("name", "content", "line", "says"),
        [
            ("tidak_ada.toml", None, None, "tidak ditemukan"),
            ("latin.toml", b'# baris satu\nnama = "caf\xe9"\n', 2, "bukan UTF-8"),
            ("besar.toml", b"#" * (256 * 1024 + 1), None, "lebih besar daripada 256 KiB"),
            ("kosong.toml", b"", 1, "kosong"),
        ],
    )
    def test_unusable_files(
        self, tmp_path: Path, name: str, content: bytes | None, line: int | None, says: str
    ) -> None:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(SheetFaults) as caught:
            load_sheet(path)
        (fault,) = caught.value.faults
        assert (fault.origin, fault.line) == (str(path), line)
        assert says in fault.message

    def test_the_largest_file_that_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "pas.toml"
        path.write_bytes(SMALL.encode().ljust(256 * 1024, b"\n"))
        assert len(load_sheet(path).steps) == 3

    def test_a_folder_and_a_device_are_no_sheet(self, tmp_path: Path) -> None:
        with pytest.raises(SheetFaults, match="ini folder"):
            load_sheet(tmp_path)
        with pytest.raises(SheetFaults, match="bukan berkas biasa"):
            load_sheet(Path("/dev/null"))


FRAGMENTS = st.sampled_from(
    [
        "[identitas]",
        "[[identitas]]",
        "[[pelaksana]]",
        "[[langkah]]",
        "[langkah]",
        "[langkah.waktu]",
        'nomor = "1"',
        'nama = "N"',
        'unit = "U"',
        'kunci = "front_office"',
        'kunci = "pengunjung"',
        "no = 1",
        "no = 2",
        "no = true",
        "no = 0xffff",
        'kegiatan = "K"',
        'pelaksana = "front_office"',
        'pelaksana = "pengunjung"',
        'kelengkapan = ["a", ["b"]]',
        'kelengkapan = ""',
        'waktu = "3 menit"',
        "waktu = 3.5",
        "waktu = nan",
        "waktu = 07:32:00",
        "waktu = { menit = 3 }",
        "output = '''",
        "'''",
        'mulai = "dipanggil"',
        'mulai = "dijawab"',
        'selesai = "dipanggil"',
        'selesai = "selesai_oleh"',
        'selesai = "selesai_oleh pengunjung"',
        "catat_output = true",
        'identitas.nama = "x"',
        '"" = ""',
        "'a.b'.\"c=d\" = 1",
        '# catatan [[ = "',
        "x = [",
        "]",
        '"',
        "\\",
        "\x00",
    ]
)


def outcome(text: str) -> Sheet | SheetFaults:
    try:
        return read_sheet(text, "acak.toml")
    except SheetFaults as faults:
        return faults


def check_outcome(text: str) -> None:
    """Either a sound sheet, or faults that point into the text."""
    found = outcome(text)
    if isinstance(found, Sheet):
        check_sound(found)
        return
    lines = text.count("\n") + 1
    assert found.faults
    assert all(fault.line is not None and 1 <= fault.line <= lines for fault in found.faults)
    assert len(str(found).splitlines()) == len(found.faults)


def check_sound(sheet: Sheet) -> None:
    fixed = [step.ends.word for step in sheet.steps if step.ends.word is not Word.DONE]
    assert [step.no for step in sheet.steps] == list(range(1, len(sheet.steps) + 1))
    assert len(fixed) == len(set(fixed))
    assert sheet.steps[0].begins is not None
    assert {step.answers for step in sheet.steps} <= set(sheet.roles)
    assert {step.actor for step in sheet.steps} <= {actor.key for actor in sheet.actors}


@given(st.text())
def test_any_text_is_a_sheet_or_faults(text: str) -> None:
    check_outcome(text)


@given(st.lists(FRAGMENTS, max_size=40).map("\n".join))
def test_any_toml_like_text_is_a_sheet_or_faults(text: str) -> None:
    check_outcome(text)


@given(st.data())
def test_any_damage_to_a_good_sheet_is_a_sheet_or_faults(data: st.DataObject) -> None:
    lines = SMALL.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(FRAGMENTS | st.just("") | st.just(lines[at] * 2) | st.text(max_size=20))
    check_outcome("\n".join(lines))


words = st.sampled_from([word.value for word in Word if word not in OF_ONE_STEP])
step_texts = st.tuples(
    st.none() | words.map('mulai = "{}"'.format),
    st.none() | words.map('selesai = "{}"'.format),
    st.none() | st.sampled_from(["pengunjung", "front_office"]).map('pelaksana = "{}"'.format),
    st.none() | st.just("catat_output = true"),
).map(lambda lines: "\n".join(filter(None, lines)))


@given(st.lists(step_texts, min_size=1, max_size=8))
def test_any_choice_of_words_is_a_sheet_or_faults(steps: list[str]) -> None:
    check_outcome(sheet_of(*steps))


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ('"""\n[[langkah]]\nno = 9 # "\n"quoted""""', "text over lines"),
        ("'''\n[langkah]\n'it''s # here\n'''", "literal text over lines"),
        ('[\n  "a]", # ] \n  "b = [",\n]', "list over lines"),
        ('\'a """ b\' # """', "quotes in quotes and in a comment"),
    ],
)
def test_lines_stay_right_after(before: str, says: str) -> None:
    text = small_with('kelengkapan = "Buku tamu"', f"kelengkapan = {before}").replace('"30 detik"', '"lama"')
    (fault,) = faults_of(text).faults
    assert fault.line == line_of(text, '"lama"'), says


def test_dotted_keys_and_inline_tables_have_the_line_they_stand_on() -> None:
    dotted = small_with('[identitas]\nnomor = "1"\n', "identitas.nomor = 1\n")
    dotted = dotted.replace('nama = "Coba"', 'identitas.nama = "Coba"').replace("unit =", "identitas.unit =")
    inline = "langkah = [\n  { no = 1 },\n]\n" + SMALL[: SMALL.index("[[langkah]]")]
    assert [fault.line for fault in faults_of(dotted).faults] == [1]
    assert {fault.line for fault in faults_of(inline).faults} == {1}
