"""Writes sampler-cases.txt: what Hugging Face's warpers leave of some probabilities.

    python sampler_cases.py >sampler-cases.txt
"""
import torch
from transformers import MinPLogitsWarper, TemperatureLogitsWarper, TopKLogitsWarper, TopPLogitsWarper

torch.manual_seed(1)
print("# temperature, top-k, top-p, min-p; logits; what is left, of sum 1")
for temperature, top_k, top_p, min_p in [
    (1.0, 0, 1.0, 0.0), (0.7, 0, 1.0, 0.0), (2.0, 3, 1.0, 0.0), (1.0, 20, 1.0, 0.0), (1.0, 0, 0.9, 0.0),
    (1.0, 0, 0.3, 0.0), (1.0, 0, 1.0, 0.1), (1.3, 6, 0.8, 0.0), (0.8, 5, 0.95, 0.2), (1.0, 1, 0.5, 0.5),
]:
    logits = 2 * torch.randn(1, 9, dtype=torch.float64)
    warped = TemperatureLogitsWarper(temperature)(None, logits)
    if top_k:
        warped = TopKLogitsWarper(top_k)(None, warped)
    if top_p < 1:
        warped = TopPLogitsWarper(top_p)(None, warped)
    if min_p:
        warped = MinPLogitsWarper(min_p)(None, warped)
    left = torch.softmax(warped, -1)
    row = lambda x: " ".join(f"{v:.17g}" for v in x[0].tolist())
    print(temperature, top_k, top_p, min_p, sep=" ", end="\t")
    print(row(logits), row(left), sep="\t")
