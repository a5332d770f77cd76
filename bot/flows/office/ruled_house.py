"""The office under its house rules: the file's office, with what was set in chat laid over it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.flows.office.categories import Paused
from bot.flows.office.house_rules import HouseRules, Matter, Named
from bot.flows.office.office import Office
from bot.flows.office.replies import Reply
from bot.flows.understanding.lexicon import Topic

_IN_BRACES = re.compile(r"\{([^{}]*)\}")


def names_in(words: str) -> frozenset[str]:
    """What words name in braces."""
    return frozenset(_IN_BRACES.findall(words))


def stands(office: Office) -> dict[Named, str]:
    """Everything that can be set, as it stands now."""
    return {
        Named(Matter.ROOMS): str(office.meeting.rooms),
        **{Named(Matter.CATEGORY, each.key): _reason(office, each.key) for each in office.categories},
        **{
            Named(Matter.REPLY, each.key, language): each.words
            for language, replies in office.replies.items()
            for each in replies
        },
        **{
            Named(Matter.TOPIC, key, language): topic.answer
            for language, topics in office.lexicon.topics.items()
            for key, topic in topics.items()
        },
        Named(Matter.COMPENSATION): "\n".join(office.accounting.offers),
    }


def _reason(office: Office, category: str) -> str:
    paused = office.paused.get(category)
    return paused.reason if paused else ""


def filed(office: Office) -> Mapping[Named, str]:
    """The same as the file says it."""
    return office.filed or stands(office)


def under(office: Office, rules: HouseRules) -> Office:
    """The office under these rules, whatever rules it was under before. A rule about what the file does not have any
    more, or that cannot be read, changes nothing."""
    by_file = filed(office)
    # rule: file-holds-where-nothing-was-set
    values = {**by_file, **{about: rule.value or "" for about, rule in rules.standing.items() if about in by_file}}
    topics = {
        language: {key: _answering(topic, values[Named(Matter.TOPIC, key, language)]) for key, topic in known.items()}
        for language, known in office.lexicon.topics.items()
    }
    replies = {
        language: tuple(_saying(each, values[Named(Matter.REPLY, each.key, language)]) for each in known)
        for language, known in office.replies.items()
    }
    return replace(
        office,
        filed=by_file,
        meeting=replace(office.meeting, rooms=_rooms(values[Named(Matter.ROOMS)], by_file[Named(Matter.ROOMS)])),
        accounting=replace(office.accounting, offers=tuple(values[Named(Matter.COMPENSATION)].splitlines())),
        paused=_paused(rules, values),
        replies=replies,
        lexicon=replace(office.lexicon, topics=topics),
    )


def _paused(rules: HouseRules, values: Mapping[Named, str]) -> dict[str, Paused]:
    return {
        about.key: Paused(rule.value, rule.entered_at)
        for about, rule in rules.standing.items()
        if about.matter is Matter.CATEGORY and rule.value and about in values
    }


def _rooms(value: str, by_file: str) -> int:
    return int(value if value.isdecimal() else by_file)


def _answering(topic: Topic, words: str) -> Topic:
    return (
        topic
        if topic.answer == words
        else replace(topic, answer=words, needs=names_in(words), without_zoom="", partly_zoom="")
    )


def _saying(reply: Reply, words: str) -> Reply:
    return reply if reply.words == words else replace(reply, words=words, needs=names_in(words))
