"""The operator's texts, all of them."""

from pathlib import Path

from bot.texts import Texts
from bot.texts.operator import FOLDER

FILES = sorted((Path(__file__).parents[2] / "bot" / "texts").glob(f"*/{FOLDER}/*.ftl"))


def texts() -> Texts:
    """Those of every language together."""
    sources: dict[str, dict[str, str]] = {}
    for path in FILES:
        sources.setdefault(path.parents[1].name, {})[path.name] = path.read_text("utf-8")
    return Texts(sources)


NAMES = texts().names("id")
