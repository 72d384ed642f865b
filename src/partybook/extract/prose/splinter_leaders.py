"""Who leads a splinter group, from the bracket behind the name of what it left: "from the A (led by X) was formed"."""

from __future__ import annotations

import re

from partybook.extract.people import looks_like_person
from partybook.extract.prose.newcomers import tells_of_splinter
from partybook.extract.prose.reading import Reading
from partybook.model import Mention, TextValue

_LED = re.compile(r"\((?P<verb>led|headed|founded) by (?:the )?(?P<name>[^(),]{3,60})\)")


def read_splinter_leaders(reading: Reading) -> None:
    """State `leader` or `founder` of the party that the section is about."""
    text, topic = reading.tree.sentence.text.content, reading.reference.topic
    if topic is None or topic not in reading.reference.cast.newcomers.values() or not tells_of_splinter(text):
        return
    for bracket in _LED.finditer(text):
        person = Mention(bracket["name"].strip(), "person")
        if not looks_like_person(person.name):
            continue
        reading.reference.affiliate(person.name, topic)
        if bracket["verb"] == "founded":
            reading.state(topic, "founder", person)
        else:
            reading.state(topic, "leader", person, {"role": TextValue("leader")})
