"""The sentence encoder: a few layers of MiniLM over a window, and for each label the pieces of a sentence that say it.

Each label looks at a sentence's pieces with its own attention, so that a claim made in three words of a long sentence
is not lost in a mean.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tertia.extract.claims.counts import COUNTED
from tertia.extract.claims.pieces import PHRASES
from tertia.extract.claims.roles import ROLES

MENTION = len(ROLES) + len(COUNTED) + len(PHRASES)
"""Columns of a piece: the roles of a country that it begins, the labels of a number, the phrases that it is part of."""
WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512


class OneWindowAttention(torch.autograd.Function):  # type: ignore[misc]
    """The attention of an exported graph: onnxruntime's own operator, without a mask, so for windows of one length."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Take (windows, pieces, WIDTH) thrice; here only the shape counts."""
        return query + key + value

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """Return the operator's node."""
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        node.setType(query.type())
        return node


class Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer as BERT has it (normalised after each part).

    Dropout falls on a feature for a whole window, which costs a tenth of dropping each number by itself.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, blocked: Tensor) -> Tensor:
        """Take (windows, pieces, WIDTH) and a mask added to the attention scores (windows, 1, 1, pieces)."""
        rows, pieces, _ = x.shape
        if torch.onnx.is_in_onnx_export():
            mixed = OneWindowAttention.apply(*self.qkv(x).split(WIDTH, -1))
        else:
            qkv = self.qkv(x).view(rows, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            mixed = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], blocked)
            mixed = mixed.transpose(1, 2).reshape(rows, pieces, WIDTH)
        x = self.norm1(x + self._drop(self.out(mixed)))
        done: Tensor = self.norm2(x + self._drop(self.down(functional.gelu(self.up(x)))))
        return done

    def _drop(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.dropout
        return x * (kept / (1.0 - self.dropout))


class SentenceEncoder(nn.Module):  # type: ignore[misc]
    """Scores (log-odds) of `labels` labels and of any claim (last) for each sentence of each window."""

    def __init__(self, layers: int, labels: int, signs: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.sign = nn.Embedding(signs, WIDTH)
        nn.init.zeros_(self.sign.weight)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.look = nn.Linear(WIDTH, labels + 1)
        self.value = nn.Linear(WIDTH, labels + 1)
        self.mean = nn.Linear(WIDTH, labels + 1)
        self.mention = nn.Linear(WIDTH, MENTION)
        nn.init.constant_(self.mean.bias, -4.0)
        self.dropout = dropout

    def forward(self, ids: Tensor, signs: Tensor, member: Tensor) -> tuple[Tensor, Tensor]:
        """Take ids, signs (windows, pieces) and member (windows, sentences, pieces); see `data.Batch`.

        Return (windows, sentences, labels + 1) and (windows, pieces, MENTION).
        """
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = functional.dropout(self.norm(x) + self.sign(signs), self.dropout, self.training)
        blocked = ((ids == 0).to(x.dtype) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, blocked)
        x = functional.dropout(x, self.dropout, self.training)
        return self._pool(x, member), self.mention(x)

    def _pool(self, x: Tensor, member: Tensor) -> Tensor:
        weight = (10.0 * torch.tanh(self.look(x) * 0.1)).exp()
        seen = (member @ (weight * self.value(x))) / (member @ weight + 1e-6)
        mean = member @ x / (member.sum(-1, keepdim=True) + 1e-6)
        done: Tensor = seen + self.mean(mean)
        return done

    def groups(self, body: float, head: float) -> list[dict[str, Any]]:
        """Freeze the embeddings; return what is trained, with its learning rate."""
        for frozen in (self.word, self.position, self.norm):
            frozen.requires_grad_(False)
        heads = [
            *self.look.parameters(),
            *self.value.parameters(),
            *self.mean.parameters(),
            *self.sign.parameters(),
            *self.mention.parameters(),
        ]
        return [{"params": list(self.layers.parameters()), "lr": body}, {"params": heads, "lr": head}]


def mention_chances(scores: Tensor) -> Tensor:
    """Return (…, MENTION) chances: the roles sum to 1, each label of a number stands for itself."""
    split = len(ROLES)
    return torch.cat([scores[..., :split].softmax(-1), scores[..., split:].sigmoid()], -1)


def load_base(model: SentenceEncoder, folder: Path, chosen: tuple[int, ...]) -> None:
    """Fill the embeddings, and layer n from layer `chosen[n]`, of the base weights (model.safetensors)."""
    from safetensors.torch import load_file

    base = load_file(str(folder / "model.safetensors"))
    kind = base["embeddings.token_type_embeddings.weight"][0]
    own = {
        "word.weight": base["embeddings.word_embeddings.weight"],
        "position.weight": base["embeddings.position_embeddings.weight"] + kind,
        **_both("norm", base, "embeddings.LayerNorm"),
    }
    for n, source in enumerate(chosen):
        own.update(_layer(f"layers.{n}.", base, f"encoder.layer.{source}."))
    missing = model.load_state_dict(own, strict=False).missing_keys
    if any(not name.startswith(("sign", "look", "value", "mean", "mention")) for name in missing):
        raise ValueError(f"the base weights in {folder} do not fill {missing}")


def _layer(name: str, base: dict[str, Tensor], source: str) -> dict[str, Tensor]:
    parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    own = {k: v for new, old in parts.items() for k, v in _both(name + new, base, source + old).items()}
    for part in ("weight", "bias"):
        own[f"{name}qkv.{part}"] = torch.cat(
            [base[f"{source}attention.self.{q}.{part}"] for q in ("query", "key", "value")]
        )
    return own


def _both(new: str, base: dict[str, Tensor], old: str) -> dict[str, Tensor]:
    return {f"{new}.{part}": base[f"{old}.{part}"] for part in ("weight", "bias")}
