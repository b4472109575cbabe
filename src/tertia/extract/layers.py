"""All layers of a document, each found by its own file, in one order: places, dates, amounts, then attributions."""

from __future__ import annotations

from tertia.extract.amounts import find_amounts
from tertia.extract.attributions import read_speech
from tertia.extract.dates import find_dates
from tertia.extract.places import find_places
from tertia.extract.sentences import Sentence
from tertia.model.document import Document
from tertia.model.layers import Layers


def find_layers(document: Document, sentences: tuple[Sentence, ...]) -> Layers:
    """Return the mentions of a document, each list in the order of the text."""
    places = find_places(document.text)
    attributions, speakers = read_speech(document, sentences, places)
    return Layers(
        attributions=attributions,
        places=places,
        dates=find_dates(document.text, document.published),
        amounts=find_amounts(document.text),
        speakers=speakers,
    )
