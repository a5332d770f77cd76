"""``loket retention``: what an operator is told, and that nothing goes without signed minutes."""

from pathlib import Path

from tests.shell import Shell


def test_nothing_is_due_at_a_new_desk_and_mistakes_have_a_way_forward(loket: Shell, tmp_path: Path) -> None:
    assert "Tidak ada seri arsip yang lewat" in loket("retention", "due").stdout
    early = loket("retention", "draft", "kunjungan", "2026")
    assert early.returncode != 0
    assert "belum lewat jadwal retensinya" in " ".join(early.stderr.split())
    unknown = loket("retention", "destroy", "kunjungan-2020-x", "--yes")
    assert "Tidak ada pemusnahan kunjungan-2020-x" in " ".join(unknown.stderr.split())
    words = ("--number", "BA-1", "--date", "2032-03-01", "--signer", "Tiur, Kepala", "--by", "s1")
    unscanned = loket("retention", "sign", "x", *words)
    assert "--scan BERKAS" in " ".join(unscanned.stderr.split())
    scan = tmp_path / "ba.pdf"
    scan.write_bytes(b"%PDF")
    stranger = loket("retention", "sign", "x", *words, "--scan", str(scan))
    assert '"s1" bukan admin atau penyelia' in " ".join(stranger.stderr.split())


# rule: past-its-time-is-told
# rule: map-tells-what-is-set
def test_doctor_and_map_tell_the_figures_that_are_set(loket: Shell) -> None:
    loket("staff", "invite", "Sari", "--role", "front_office")
    assert "retensi: 0 baris lewat waktunya" in loket("doctor").stdout
    assert (
        "120 hari, kecuali masih ada yang terbuka" in loket("data", "map", LOKET_RETENTION__MESSAGES_DAYS="120").stdout
    )
    wrong = loket("data", "map", LOKET_RETENTION__IDENTITY_DAYS="100")
    assert "LOKET_RETENTION__IDENTITY_DAYS" in wrong.stderr
    assert "retention.contacts_days (365 hari)" in " ".join(wrong.stderr.split())
