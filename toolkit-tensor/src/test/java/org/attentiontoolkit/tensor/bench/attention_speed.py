#!/usr/bin/env python3
"""Time and memory of scaled_dot_product_attention in PyTorch: the peer of AttentionSpeed.

    python3 attention_speed.py SEQUENCES TOKENS full|causal THREADS
"""
import resource
import sys
import time

import torch
from torch.nn.functional import scaled_dot_product_attention

sequences, tokens, kind, threads = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
torch.set_num_threads(threads)
inputs = [torch.randn(sequences, tokens, 12 * 64).requires_grad_() for _ in range(3)]


def times():
    return time.time() * 1e3, time.process_time() * 1e3


forward, both = [], []
for _ in range(12):
    for x in inputs:
        x.grad = None
    begin = times()
    q, k, v = (x.view(sequences, tokens, 12, 64).transpose(1, 2) for x in inputs)
    contexts = scaled_dot_product_attention(q, k, v, is_causal=kind == "causal").transpose(1, 2).flatten(2)
    middle = times()
    contexts.sum().backward()
    end = times()
    forward.append([b - a for a, b in zip(begin, middle)])
    both.append([b - a for a, b in zip(begin, end)])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
print("forward %.1f ms (processor %.1f), " % tuple(map(min, zip(*forward)))
      + "with backward %.1f ms (processor %.1f), " % tuple(map(min, zip(*both))) + f"peak {peak} MiB")
