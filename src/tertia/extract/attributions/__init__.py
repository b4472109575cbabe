"""Who says what: the attributions of a document, each with its speaker resolved and the outlet of the words.

Terms: a *source* names the speaker in the text, a *cue* is the verb or phrase that gives the words back, the *content*
is what was said; a *quotation* stands between quotation marks; an attribution is *carried* where its source stands in
an earlier sentence and a marker joins them ("he added", a quotation that goes on).

    Olivier Nduhungirehe, Rwanda's foreign minister, told Rwanda TV that talks "are not yet conclusive".
    source: "Olivier Nduhungirehe, Rwanda's foreign minister,"   cue: "told"   content: "talks … conclusive"
    speaker: Speaker("Olivier Nduhungirehe", "foreign minister", "RW")   relayed_by: "Rwanda TV"

Order of the work: tokens and quotations once; in each sentence cues, sources, contents (drafts); then, in the order of
the text, who each source is (speakers), which quotation belongs to whom, and through which outlet (relay).
"""

from __future__ import annotations

from tertia.extract.attributions.assemble import find_attributions, read_speech
from tertia.extract.attributions.choose import is_bench, speaker_at, speaker_of
from tertia.extract.attributions.mentions import head_speakers
from tertia.extract.attributions.publisher import document_speaker, is_news

__all__ = [
    "document_speaker",
    "find_attributions",
    "head_speakers",
    "is_bench",
    "is_news",
    "read_speech",
    "speaker_at",
    "speaker_of",
]
