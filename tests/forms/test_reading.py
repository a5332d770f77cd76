"""The office's own forms: read from files, or everything that is wrong with them told at once."""

from pathlib import Path

import pytest

from bot.flows.office.questions import Condition, Kind
from bot.forms import flow_json, library, read_form, read_forms, shipped_forms
from bot.forms.printing import described
from bot.sop import SheetFaults
from bot.texts import LANGUAGES, load_texts

HEAD = '[formulir]\nnama = "Konsultasi"\nkategori = ["konsultasi"]\n'
OWN = '[[pertanyaan]]\nkunci = "topik"\njenis = "pilihan"\n'
ASKS = 'tanya = { id = "Topik?", en = "Topic?" }\nnama = { id = "Topik", en = "Topic" }\n'
OPTIONS = 'pilihan = [{ kunci = "a", id = "Aa", en = "Ah" }, { kunci = "b", id = "Be", en = "Bee" }]\n'
PURPOSE = '[[pertanyaan]]\nkunci = "purpose"\n'
FIRST = shipped_forms().default.first


def faults(text: str) -> list[str]:
    """What is told of a form that goes on after the questions of everybody."""
    with pytest.raises(SheetFaults) as told:
        read_form(text, "k.toml", FIRST)
    return [str(fault) for fault in told.value.faults]


def test_an_own_question_carries_its_words_in_both_languages() -> None:
    [topic, purpose] = read_form(HEAD + OWN + ASKS + OPTIONS + PURPOSE, "k.toml", FIRST).questions
    assert (topic.kind, topic.asks["en"], topic.name["id"], topic.lasting) == (Kind.CHOICE, "Topic?", "Topik", False)
    assert topic.labels == {"aa": "a", "ah": "a", "be": "b", "bee": "b"}
    assert purpose == library()["purpose"]


def test_a_question_that_ships_can_be_changed() -> None:
    text = '[[pertanyaan]]\nkunci = "email"\nwajib = true\njika = { role = ["guru", "dinas"] }\n'
    [email] = read_form(HEAD + text, "k.toml", FIRST).questions
    assert (email.required, email.condition, email.asks) == (True, Condition("role", ("guru", "dinas")), {})


WRONG = {
    "unknown kind": (
        OWN.replace("pilihan", "centang") + ASKS,
        'k.toml baris 6: jenis "centang" tidak dikenal; perbaikan: pilihan yang ada: teks, uraian',
    ),
    "a slip in a kind": (OWN.replace("pilihan", "telpon") + ASKS, 'mungkin maksudnya "telepon"'),
    "no kind": (OWN.replace('jenis = "pilihan"\n', "") + ASKS, 'baris 5: pertanyaan "topik" belum menyebut jenis'),
    "no words": (
        OWN + OPTIONS,
        'baris 5: pertanyaan "topik" belum punya kata-kata ("tanya"); perbaikan: tulis tanya =',
    ),
    "one language": (
        OWN + ASKS.replace(', en = "Topic?"', "") + OPTIONS,
        'baris 7: "tanya" belum ada dalam bahasa Inggris (en); perbaikan: tambahkan en = "…"',
    ),
    "another language": (OWN + ASKS.replace("en =", "jv =") + OPTIONS, 'menyebut bahasa "jv"'),
    "a long name": (OWN + ASKS.replace('"Topik"', f'"{"T" * 21}"') + OPTIONS, "sepanjang 21 huruf"),
    "key twice": (PURPOSE * 2, 'baris 7: kunci "purpose" sudah dipakai pertanyaan lain; perbaikan: beri nama lain'),
    "key of everybody": (PURPOSE.replace("purpose", "name"), 'kunci "name" sudah dipakai'),
    "odd key": (PURPOSE.replace("purpose", "Topik Saya"), 'kunci "Topik Saya" tidak dapat dipakai'),
    "long key": (PURPOSE.replace("purpose", "t" * 21), "tidak dapat dipakai"),
    "no key": ("[[pertanyaan]]\nwajib = false\n", 'baris 4: kunci "kunci" belum ditulis'),
    "unknown word": (PURPOSE + "wajb = true\n", 'baris 6: kunci "wajb" tidak dikenal'),
    "condition before": (
        '[[pertanyaan]]\nkunci = "evidence"\njika = { representing = "ya" }\n[[pertanyaan]]\nkunci = "representing"\n',
        'baris 6: "representing" bukan pertanyaan sebelum pertanyaan ini',
    ),
    "condition nowhere": (PURPOSE + 'jika = { rol = "guru" }\n', 'perbaikan: mungkin maksudnya "role"'),
    "condition on words": (PURPOSE + 'jika = { name = "Rina" }\n', "tidak dijawab dengan ya/tidak atau pilihan"),
    "condition on no answer": (PURPOSE + 'jika = { role = "raja" }\n', 'baris 6: "raja" bukan jawaban untuk "role"'),
    "condition of two": (PURPOSE + 'jika = { role = "guru", name = "x" }\n', "bukan satu pertanyaan dengan jawabannya"),
    "condition as words": (PURPOSE + 'jika = "role = guru"\n', "bukan satu pertanyaan dengan jawabannya"),
    "no options": (OWN + ASKS, 'baris 5: pilihan untuk "topik" ada 0; perbaikan: tulis 2 sampai 15 pilihan'),
    "one option": (OWN + ASKS + OPTIONS.replace(', { kunci = "b", id = "Be", en = "Bee" }', ""), "ada 1"),
    "option without words": (OWN + ASKS + 'pilihan = ["a", "b"]\n', 'baris 9: pilihan "a" belum punya kata-kata'),
    "option in one language": (OWN + ASKS + OPTIONS.replace(', en = "Bee"', ""), 'pilihan "b" belum ada dalam bahasa'),
    "options twice": (OWN + ASKS + OPTIONS.replace('"b"', '"a"'), "dua pilihan memakai kunci yang sama"),
    "options of no choice": (PURPOSE + OPTIONS, "jawaban berjenis uraian tidak memakai pilihan"),
    "required file": (PURPOSE.replace("purpose", "evidence") + "wajib = true\n", "berkas tidak dapat diwajibkan"),
    "kept file": (PURPOSE.replace("purpose", "evidence") + "diingat = true\n", "tidak disimpan untuk kunjungan"),
    "many of no file": (PURPOSE + "paling_banyak = 2\n", "hanya berkas yang dapat dikirim lebih dari satu"),
    "lengths crossed": (PURPOSE + "paling_panjang = 3\n", "paling_pendek lebih besar daripada paling_panjang"),
    "length of no words": (PURPOSE.replace("purpose", "phone") + "paling_panjang = 3\n", "yang diukur panjangnya"),
    "other kind": (PURPOSE + 'jenis = "teks"\n', 'kunci "purpose" adalah pertanyaan siap pakai berjenis uraian'),
    "category again": (PURPOSE.replace("purpose", "category"), "jenis layanan ditanyakan lagi"),
    "own category": (OWN.replace("pilihan", "kategori") + ASKS, "jenis layanan ditanyakan dengan kunci lain"),
    "example alone": (PURPOSE + 'contoh = "Dapodik"\n', "contoh tanpa pertanyaan"),
    "no questions": ("", "tidak ada satu pun bagian [[pertanyaan]]"),
    "questions as table": ("[pertanyaan]\nkunci = 'x'\n", "tidak ada satu pun bagian [[pertanyaan]]"),
    "unknown part": (PURPOSE + "[langkah]\n", 'bagian "langkah" tidak dikenal'),
    "no toml": (PURPOSE + "wajib = benar\n", "k.toml baris 6"),
    "too many": ("".join(PURPOSE.replace("purpose", f"p{no}") for no in range(26)), "ada 26 pertanyaan"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_line_and_remedy(text: str, says: str) -> None:
    told = faults(HEAD + text)
    assert any(says in fault for fault in told), told
    assert all("; perbaikan: " in fault for fault in told)


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(HEAD + OWN + PURPOSE * 2 + 'jika = { x = "y" }\n')) >= 4


@pytest.mark.parametrize(("category", "says"), [('"pengaduann"', 'mungkin maksudnya "pengaduan"'), ("[]", "kosong")])
def test_categories_are_those_of_the_desk(category: str, says: str) -> None:
    text = HEAD.replace('["konsultasi"]', category) + PURPOSE
    assert any(says in fault for fault in faults(text))


def test_the_form_of_everybody_asks_for_name_and_category() -> None:
    told = faults('[formulir]\nnama = "Kami"\n' + PURPOSE)
    assert [says for says in ('"name"', '"category"') if any(says in fault for fault in told)] == [
        '"name"',
        '"category"',
    ]


# Several forms of one desk


def folder(path: Path, **written: str) -> Path:
    for name, text in written.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


EVERYBODY = '[formulir]\nnama = "Kami"\n' + "".join(PURPOSE.replace("purpose", key) for key in ("name", "category"))


def test_an_office_without_forms_has_those_that_ship() -> None:
    assert read_forms(None) is shipped_forms()
    plan = shipped_forms().plan
    assert [question.key for question in plan] == ["name", "institution", "region", "role", "category", "purpose"]
    assert set(plan.then) == {"pengaduan"}


def test_own_forms_stand_beside_those_that_ship(tmp_path: Path) -> None:
    plan = read_forms(folder(tmp_path, konsultasi=HEAD + OWN + ASKS + OPTIONS + PURPOSE)).plan
    assert [question.key for question in plan.of_category("konsultasi")][5:] == ["topik", "purpose"]
    assert [question.key for question in plan.of_category("pengaduan")][5] == "complaint_kind"
    plan = read_forms(folder(tmp_path, kami=EVERYBODY)).plan
    assert [question.key for question in plan.of_category("informasi")] == ["name", "category"]
    assert [question.key for question in plan.of_category("konsultasi")] == ["name", "category", "topik", "purpose"]


def test_what_is_wrong_between_forms(tmp_path: Path) -> None:
    folder(tmp_path, a=EVERYBODY, b=EVERYBODY, c=HEAD + PURPOSE, d=HEAD + PURPOSE)
    with pytest.raises(SheetFaults) as told:
        read_forms(tmp_path)
    assert "sama-sama tidak menyebut kategori" in str(told.value)
    assert f'd.toml baris 3: kategori "konsultasi" sudah punya formulir {tmp_path}/c.toml' in str(told.value)


def test_a_condition_goes_by_the_office_s_own_form_of_everybody(tmp_path: Path) -> None:
    with pytest.raises(SheetFaults) as told:
        read_forms(folder(tmp_path, kami=EVERYBODY, k=HEAD + PURPOSE + 'jika = { role = "guru" }\n'))
    assert 'k.toml baris 6: "role" bukan pertanyaan sebelum' in str(told.value)


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    for path, says in ((tmp_path, "tidak ada formulir"), (tmp_path / "nirwana", "folder formulir tidak ditemukan")):
        with pytest.raises(SheetFaults, match=says):
            read_forms(path)
    (tmp_path / "rusak.toml").write_bytes(b'[formulir]\nnama = "\xff"\n')
    with pytest.raises(SheetFaults, match="baris 2: tulisan bukan UTF-8"):
        read_forms(tmp_path)


# Words


@pytest.mark.parametrize("question", library().values(), ids=library())
def test_every_question_that_ships_has_its_words(question: object) -> None:
    [found] = [each for each in library().values() if each is question]
    key = found.key.replace("_", "-")
    names = [f"ask-{key}", f"field-{key}", *(option.text for option in found.options)]
    if found.kind in (Kind.TEXT, Kind.LONG):
        names.append(f"wrong-{key}")
    assert set(names) <= load_texts().names("id")
    assert all(len(load_texts().say(language, f"field-{key}")) <= 20 for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_printed_as_visitors_read_it(language: str) -> None:
    text = "\n".join(line for form in shipped_forms().all for line in described(form, language))
    assert load_texts().say(language, "option-complaint-kind-korupsi") in text
    assert "hanya bila representing = ya" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whatsapp_form_asks_what_can_be_asked_at_once(language: str, tmp_path: Path) -> None:
    extra = PURPOSE.replace("purpose", "email")
    everybody = EVERYBODY.replace('[[pertanyaan]]\nkunci = "category"', extra + '[[pertanyaan]]\nkunci = "category"')
    everybody += OWN + ASKS + OPTIONS + PURPOSE.replace("purpose", "evidence")
    plan = read_forms(folder(tmp_path, kami=everybody)).plan
    assert [question.key for question in plan.at_once] == ["name", "email", "category"]
    assert '"input-type": "email"' in flow_json(language, plan)
    plan = read_forms(folder(tmp_path, p=HEAD.replace("konsultasi", "pengaduan") + OWN + ASKS + OPTIONS)).plan
    assert [question.key for question in plan.at_once] == ["name", "email", "category", "topik"]
