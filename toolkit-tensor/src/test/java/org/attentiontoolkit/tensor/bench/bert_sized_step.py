#!/usr/bin/env python3
"""Memory and time of training steps of BERT's base size in PyTorch: the peer of BertSizedStep.

    python3 bert_sized_step.py DROPOUT THREADS

Hugging Face's BertForSequenceClassification, 32 sequences of 128 tokens, AdamW, gradients clipped by norm.
"""
import resource
import sys
import time

import torch
from transformers import BertConfig, BertForSequenceClassification

dropout, threads = float(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(threads)
torch.manual_seed(1)
config = BertConfig(hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout)
model = BertForSequenceClassification(config).train()
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5, weight_decay=0.01)
for step in range(4):
    begin, processor = time.time(), time.process_time()
    ids = torch.randint(0, config.vocab_size, (32, 128))
    optimizer.zero_grad()
    loss = model(ids, labels=torch.ones(32, dtype=torch.long)).loss
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1)
    optimizer.step()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"step {step}: loss {loss.item():.4f}, {time.time() - begin:.2f} s, processor {time.process_time() - processor:.2f} s, peak {peak} MiB", flush=True)
