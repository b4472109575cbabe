"""Step 4, extract: Document → Claims.

    sentences → layers (attributions, places, dates, amounts) → drafts → pair, certainty, time, speaker → claims

"Rwanda has agreed to take up to 250 deportees, Yolande Makolo told AP." becomes two claims about US>RW (the United
States being the document's sender): `stage` agreed and `term` people_cap {null, 250}, both with the speaker Yolande
Makolo, relayed by AP, each pinned to the sentence. A text in another language is read in English words (glosses), and
its claims are brought back onto it.
"""

from __future__ import annotations

from tertia.extract.claims.decide import decide_claims
from tertia.extract.gloss import gloss
from tertia.extract.layers import find_layers
from tertia.extract.sentences import split_sentences
from tertia.extract.ungloss import ungloss
from tertia.model.document import Document
from tertia.model.layers import Extraction, Layers


def extract(document: Document) -> Extraction:
    """Return a document's claims with the layers beneath; a document marked `unread` yields nothing.

    A document in a language that has glosses is read in them; what is returned stands in its own text.
    """
    if document.unread:
        return Extraction((), Layers())
    glossed = gloss(document)
    sentences = split_sentences(glossed.document)
    layers = find_layers(glossed.document, sentences)
    return ungloss(Extraction(decide_claims(glossed.document, sentences, layers), layers), glossed)
