"""The sentence encoder that ships: its graph, its tokenizer and its labels, loaded when a first document needs them.

`encoder.json` names the labels and the SHA-256 of the graph; a graph that is not the one that was made is refused.
Made by `python -m training.encoder.train` and `training.encoder.export` (see the model card).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tertia.errors import LexiconError


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """`session` is an onnxruntime session on one thread; `tokenizer` cuts words; `labels` name the columns."""

    session: Any
    tokenizer: Any
    labels: tuple[str, ...]


@cache
def encoder() -> Encoder:
    """Load the encoder; raises `LexiconError` where a file is missing or is not the one that was made."""
    import hashlib
    import json

    import onnxruntime
    from tokenizers import Tokenizer

    folder = files("tertia.lexicon").joinpath("weights")
    try:
        about = json.loads(folder.joinpath("encoder.json").read_text(encoding="utf-8"))
        graph = folder.joinpath("encoder.onnx").read_bytes()
        tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError("lexicon/weights: a file of the encoder is missing; install the package whole.") from error
    if hashlib.sha256(graph).hexdigest() != about["sha256"]["encoder.onnx"]:
        raise LexiconError("lexicon/weights: encoder.onnx is not the file that was made; install the package anew.")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    return Encoder(session, tokenizer, tuple(about["labels"]))
