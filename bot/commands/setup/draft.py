"""What has been answered so far in ``loket setup``: kept beside the settings file until that is written, so that who is
interrupted goes on where they were."""

import json
import os
from pathlib import Path

from bot.commands.saving import unwritable
from storage.modes import FILE


class Draft:
    """Owns the file of answers, which may hold a token: it is open to nobody else."""

    def __init__(self, settings_file: Path) -> None:
        self.path = settings_file.with_name(f"{settings_file.name}.draf")
        self.answers: dict[str, str] = self._kept()

    def _kept(self) -> dict[str, str]:
        """What is there; a file that cannot be read is begun anew."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}

    def keep(self, key: str, answer: str) -> None:
        """An answer more, on the disk before the next question is asked."""
        self.answers[key] = answer
        # rule: setup-goes-on-where-it-was
        write_closed(self.path, json.dumps(self.answers, ensure_ascii=False))

    def drop(self) -> None:
        """All of it stands in the settings file now."""
        self.path.unlink(missing_ok=True)


def write_closed(path: Path, text: str) -> None:
    """Writes a file that only this account may read, whole or not at all."""
    aside = path.with_name(f"{path.name}.baru")
    try:
        aside.unlink(missing_ok=True)
        # rule: settings-for-owner-only
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE), "w", encoding="utf-8") as written:
            written.write(text)
        aside.replace(path)
    except OSError as fault:
        raise unwritable(path, fault) from fault
