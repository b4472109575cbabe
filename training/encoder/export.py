"""Write a trained encoder as ONNX int8 and measure it: `python -m training.encoder.export NAME.pt --out FOLDER`.

The folder then holds encoder.onnx (inputs as `data.Batch`; outputs `chance` (windows, sentences, labels + 1) and
`mention` (windows, pieces, MENTION)), tokenizer.json and encoder.json (labels, signs, sizes, digests): all that the
reader needs beside onnxruntime.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tertia.extract.claims.pieces import SENTENCE, SIGNS, TITLE, WINDOW
from training.encoder.data import KIND, Floats, Page, base_folder, batch_of, load_tokenizer, windows
from training.encoder.model import SentenceEncoder, mention_chances
from training.encoder.train import best_f1, gold_of, read_pages

INPUTS = ("ids", "signs", "member")


class Chances(nn.Module):  # type: ignore[misc]
    """The encoder with chances instead of scores; a mention's roles sum to 1, its labels stand each for itself."""

    def __init__(self, model: SentenceEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, signs: Tensor, member: Tensor) -> tuple[Tensor, Tensor]:
        """Take what the encoder takes."""
        scores, mention = self.model(ids, signs, member)
        return scores.sigmoid(), mention_chances(mention)


def load_model(path: Path) -> tuple[SentenceEncoder, list[str]]:
    """Return the model of NAME.pt and its labels."""
    kept = torch.load(path, weights_only=True)
    model = SentenceEncoder(len(kept["layers"]), len(kept["labels"]), len(SIGNS))
    model.load_state_dict(kept["state"])
    return model.eval(), list(kept["labels"])


def write_onnx(model: SentenceEncoder, path: Path) -> None:
    """Write the fp32 graph; sentences and pieces may be any number, windows too where all are of one length."""
    ids = torch.randint(1000, 2000, (2, 40))
    member = torch.zeros(2, 3, 40)
    member[:, 0, 5:12] = member[:, 1, 12:30] = member[:, 2, 30:40] = 1.0
    axes = {
        "ids": {0: "windows", 1: "pieces"},
        "signs": {0: "windows", 1: "pieces"},
        "member": {0: "windows", 1: "sentences", 2: "pieces"},
        "chance": {0: "windows", 1: "sentences"},
        "mention": {0: "windows", 1: "pieces"},
    }
    with torch.no_grad():
        torch.onnx.export(
            Chances(model),
            (ids, torch.zeros_like(ids), member),
            str(path),
            dynamo=False,
            input_names=list(INPUTS),
            output_names=["chance", "mention"],
            dynamic_axes=axes,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
        )


def quantise(source: Path, target: Path) -> None:
    """Write the graph with weights in int8, a scale for each column, and activations quantised as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True})  # fmt: skip


def open_session(path: Path) -> Any:
    """Open the graph for one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run_page(session: Any, page: Page) -> Floats:
    """Return (sentences, labels + 1) chances of a page, window by window."""
    rows = []
    for w in windows(page):
        b = batch_of([w])
        rows.append(session.run(None, {"ids": b.ids, "signs": b.signs, "member": b.member})[0][0, : len(w.sentences)])
    done: Floats = np.concatenate(rows)
    return done


def thinned(page: Page, share: float, rng: random.Random) -> Page:
    """Return a page with only a share of its sentences, as after a first screening."""
    kept = sorted(rng.sample(range(len(page.sentences)), max(1, round(share * len(page.sentences)))))
    return replace(page, sentences=tuple(page.sentences[n] for n in kept), labels=tuple(page.labels[n] for n in kept))


def cpu_ms(work: Callable[[Page], object], pages: Sequence[Page], words: int) -> float:
    """Return CPU milliseconds for 500 words, best of three passes over the pages."""
    spent = []
    for _ in range(3):
        began = time.process_time()
        for page in pages:
            work(page)
        spent.append(time.process_time() - began)
    return 1000 * min(spent) * 500 / words


def measure(path: Path, pages: Sequence[Page], labels: Sequence[str], words: int) -> dict[str, float]:
    """Return label micro-F1 of the graph, its megabytes, and CPU ms for 500 words, whole and for 60 % of sentences."""
    session = open_session(path)
    chance = np.concatenate([run_page(session, page) for page in pages])
    missed = sum(len(found - set(labels)) for page in pages for found in page.labels)
    own = [n for n, label in enumerate(labels) if not label.startswith(KIND)]
    f1, cut = best_f1(chance[:, own], gold_of(pages, labels)[:, own], missed)
    thin = [thinned(page, 0.6, random.Random(1)) for page in pages]
    return {
        "f1": round(f1, 4),
        "threshold": round(cut, 3),
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "ms_500_words": round(cpu_ms(lambda page: run_page(session, page), pages, words), 1),
        "ms_500_words_60": round(cpu_ms(lambda page: run_page(session, page), thin, words), 1),
    }


def main() -> None:
    """Read the options, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", type=Path, help="coded documents to measure on")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    model, labels = load_model(args.model)
    whole, small = args.out / "encoder-fp32.onnx", args.out / "encoder.onnx"
    write_onnx(model, whole)
    quantise(whole, small)
    shutil.copyfile(base_folder() / "tokenizer.json", args.out / "tokenizer.json")
    card = {"labels": [*labels, "any"], "signs": SIGNS, "window": WINDOW, "sentence": SENTENCE, "title": TITLE,
            "sha256": {p.name: hashlib.sha256(p.read_bytes()).hexdigest()
                       for p in (small, args.out / "tokenizer.json")}}  # fmt: skip
    (args.out / "encoder.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    if args.dev:
        pages, words = read_pages(args.dev, args.model.parent), words_of(args.dev)
        for path in (whole, small):
            print(path.name, json.dumps(measure(path, pages, labels, words)))
        print("tokenizer, ms for 500 words:", tokenizer_ms(args.dev, words))


def words_of(folder: Path) -> int:
    """Count the words of all texts of a folder."""
    return sum(len(path.read_text(encoding="utf-8").split()) for path in folder.glob("*.txt"))


def tokenizer_ms(folder: Path, words: int) -> float:
    """Return CPU milliseconds that cutting 500 words into pieces takes."""
    tokenizer = load_tokenizer(base_folder())
    texts = [line for path in folder.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    began = time.process_time()
    for text in texts:
        tokenizer.encode(text, add_special_tokens=False)
    return round(1000 * (time.process_time() - began) * 500 / words, 1)


if __name__ == "__main__":
    main()
