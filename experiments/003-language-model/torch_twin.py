#!/usr/bin/env python3
"""Trains PyTorch's twin of configs/language-model/multi30k.conf and prints its perplexity on the test set.

    python3 torch_twin.py --data data/multi30k/task1/tok --seed 1        needs torch

The same words, sizes, places of dropout, batches of 64 lines of similar length, Adam, schedule and clipping, with PyTorch's own layers and
their first values. After each epoch it is evaluated on valid; the best epoch is scored on test, as the toolkit does.
"""
import argparse
import collections
import copy
import math
import random

import torch
from torch import nn

WIDTH, HEADS, BETWEEN, LAYERS, DROPOUT = 128, 4, 512, 2, 0.1
BATCH, POOL, EPOCHS, RATE, WARMUP = 64, 6400, 8, 2e-3, 400
UNKNOWN, START, END = 0, 1, 2


class Twin(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.table = nn.Embedding(words, WIDTH)
        nn.init.normal_(self.table.weight, std=WIDTH**-0.5)
        layer = nn.TransformerEncoderLayer(WIDTH, HEADS, BETWEEN, DROPOUT, batch_first=True, norm_first=True)
        self.stack = nn.TransformerEncoder(layer, LAYERS, nn.LayerNorm(WIDTH), enable_nested_tensor=False)
        for one in self.stack.layers:  # neither weights nor what is between the maps are dropped
            one.self_attn.dropout = 0.0
            one.dropout.p = 0.0
        self.dropped = nn.Dropout(DROPOUT)
        self.bias = nn.Parameter(torch.zeros(words))
        angles = torch.arange(512)[:, None] / 10000 ** (torch.arange(0, WIDTH, 2) / WIDTH)
        self.register_buffer("waves", torch.stack([angles.sin(), angles.cos()], -1).reshape(512, WIDTH))

    def forward(self, ids):
        n = ids.size(1)
        x = self.dropped(self.table(ids) * math.sqrt(WIDTH) + self.waves[:n])
        x = self.stack(x, mask=torch.ones(n, n, dtype=torch.bool).triu(1), is_causal=True)
        return nn.functional.linear(x, self.table.weight, self.bias)


def lines(folder, name):
    with open(f"{folder}/{name}.lc.norm.tok.en", encoding="utf-8") as f:
        return [line.split() for line in f]


def loss(model, batch, reduction):
    rows = nn.utils.rnn.pad_sequence([torch.tensor([START] + ids + [END]) for ids in batch], batch_first=True, padding_value=-1)
    wanted = rows[:, 1:]
    logits = model(rows[:, :-1].clamp(min=0))  # what follows the end is seen by nothing that counts
    return nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=-1, reduction=reduction)


@torch.no_grad()
def perplexity(model, texts):
    model.eval()
    total = sum(loss(model, texts[k : k + BATCH], "sum").item() for k in range(0, len(texts), BATCH))
    model.train()
    return math.exp(total / sum(len(ids) + 1 for ids in texts))


def epoch(texts, draw):
    order = list(range(len(texts)))
    draw.shuffle(order)
    batches = []
    for k in range(0, len(order), POOL):
        pool = sorted(order[k : k + POOL], key=lambda i: len(texts[i]))
        batches += [[texts[i] for i in pool[b : b + BATCH]] for b in range(0, len(pool), BATCH)]
    draw.shuffle(batches)
    return batches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    draw = random.Random(args.seed)
    train = lines(args.data, "train")
    counts = collections.Counter(word for line in train for word in line)
    known = {word: i + 3 for i, word in enumerate(w for w, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if n >= 3)}
    train, valid, test = (
        [[known.get(word, UNKNOWN) for word in line] for line in part]
        for part in (train, lines(args.data, "val"), lines(args.data, "test_2016_flickr"))
    )
    model = Twin(len(known) + 3)
    steps = EPOCHS * len(epoch(train, random.Random(0)))
    adam = torch.optim.Adam(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda k: min((k + 1) / WARMUP, (steps - k) / (steps - WARMUP)))
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, {len(known) + 3} words, {steps} steps", flush=True)
    best, kept = math.inf, None
    for number in range(EPOCHS):
        for batch in epoch(train, draw):
            value = loss(model, batch, "mean")
            adam.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            schedule.step()
        found = perplexity(model, valid)
        print(f"epoch {number + 1}: valid perplexity {found:.3f}", flush=True)
        if found < best:
            best, kept = found, copy.deepcopy(model.state_dict())
    model.load_state_dict(kept)
    print(f"test perplexity {perplexity(model, test):.3f}")


if __name__ == "__main__":
    main()
