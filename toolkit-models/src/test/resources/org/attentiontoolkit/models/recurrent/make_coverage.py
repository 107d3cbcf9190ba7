"""Makes coverage-{before,after,before-cell,after-cell}.safetensors: a recurrent decoder with coverage, written down in PyTorch.

    python make_coverage.py        needs torch and safetensors

See, Liu and Manning, "Get to the point", ACL 2017, equations 1 to 3 and 10 to 12, on a GRU that is asked before its cell or after it; and Tu et al.,
"Modeling coverage for neural machine translation", ACL 2016, the same with a vector of each source position that another GRU keeps. Each file has
the parameters under our names, the encoder's states ("memory.states") and summaries ("memory.summary"), the decoder's features for two sentences
of different lengths, the coverage loss ("coverage"), and the gradient of sum(features * cos(0, 1, 2, ...)) + coverage by each ("gradient.NAME").
All is computed in double precision, from single ones, and kept in single.
"""

import pathlib

import torch
from safetensors.torch import save_file
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
WIDTH, EMBEDDING, HIDDEN, BETWEEN, FEATURES, WORDS, KEPT = 6, 3, 4, 5, 7, 9, 2
SOURCES = [3, 5]
TARGETS = [[0, 2, 5], [0, 1, 6, 4, 3]]
SHAPES = {
    "memory.states": [sum(SOURCES), WIDTH],
    "memory.summary": [len(SOURCES), WIDTH],
    "decoder.embedding.weight": [WORDS, EMBEDDING],
    "decoder.attention.query.weight": [BETWEEN, HIDDEN],
    "decoder.attention.key.weight": [BETWEEN, WIDTH],
    "decoder.attention.key.bias": [BETWEEN],
    "decoder.attention.score.weight": [BETWEEN],
    "decoder.attention.coverage.weight": [BETWEEN, 1],
    "decoder.bridge.0.weight": [HIDDEN, WIDTH],
    "decoder.bridge.0.bias": [HIDDEN],
    "decoder.cell.0.input.weight": [3 * HIDDEN, EMBEDDING],
    "decoder.cell.0.input.bias": [3 * HIDDEN],
    "decoder.cell.0.recurrent.weight": [3 * HIDDEN, HIDDEN],
    "decoder.cell.0.recurrent.bias": [3 * HIDDEN],
    "decoder.cell.0.fed.weight": [3 * HIDDEN, WIDTH],
    "decoder.output.state.weight": [FEATURES, HIDDEN],
    "decoder.output.context.weight": [FEATURES, WIDTH],
    "decoder.output.embedding.weight": [FEATURES, EMBEDDING],
    "decoder.output.bias": [FEATURES],
}
CELL = {
    "decoder.attention.coverage.weight": [BETWEEN, KEPT],
    "decoder.attention.coverage.cell.look.weight": [3 * KEPT, 1],
    "decoder.attention.coverage.cell.state.weight": [3 * KEPT, WIDTH],
    "decoder.attention.coverage.cell.state.bias": [3 * KEPT],
    "decoder.attention.coverage.cell.query.weight": [3 * KEPT, HIDDEN],
    "decoder.attention.coverage.cell.recurrent.weight": [3 * KEPT, KEPT],
    "decoder.attention.coverage.cell.recurrent.bias": [3 * KEPT],
}


def look(p, query, states, kept):
    inner = F.linear(query, p["attention.query.weight"]) + F.linear(states, p["attention.key.weight"], p["attention.key.bias"])
    inner = inner + F.linear(kept, p["attention.coverage.weight"])
    return torch.softmax(inner.tanh() @ p["attention.score.weight"], 0)


def remembered(p, weights, states, query, kept):
    """What is kept of each source position after a look."""
    name = "attention.coverage.cell."
    if name + "look.weight" not in p:
        return kept + weights[:, None]
    inputs = torch.cat([weights[:, None], states, query.expand(len(states), -1)], 1)
    matrix = torch.cat([p[name + part + ".weight"] for part in ("look", "state", "query")], 1)
    return torch.gru_cell(inputs, kept, matrix, p[name + "recurrent.weight"], p[name + "state.bias"], p[name + "recurrent.bias"])


def step(p, word, states, state, fed, kept, before):
    embedded = p["embedding.weight"][word]
    if before:
        query, weights = state, look(p, state, states, kept)
        fed = weights @ states
    gates = torch.cat([p["cell.0.input.weight"], p["cell.0.fed.weight"]], 1)
    state = torch.gru_cell(
        torch.cat([embedded, fed])[None], state[None], gates, p["cell.0.recurrent.weight"], p["cell.0.input.bias"], p["cell.0.recurrent.bias"]
    )[0]
    if not before:
        query, weights = state, look(p, state, states, kept)
    context = weights @ states
    features = (
        F.linear(state, p["output.state.weight"], p["output.bias"])
        + F.linear(context, p["output.context.weight"])
        + F.linear(embedded, p["output.embedding.weight"])
    ).tanh()
    return features, state, context, weights, embedded, remembered(p, weights, states, query, kept)


def decode(p, states, summary, words, before):
    """Features, contexts, states, embeddings and weights of each step, and the coverage loss."""
    state = F.linear(summary, p["bridge.0.weight"], p["bridge.0.bias"]).tanh()
    fed, covered, loss, steps = torch.zeros(WIDTH), torch.zeros(len(states)), torch.zeros(()), []
    kept = torch.zeros(len(states), p["attention.coverage.weight"].shape[1])
    for word in words:
        features, state, fed, weights, embedded, kept = step(p, word, states, state, fed, kept, before)
        loss = loss + torch.minimum(weights, covered).sum()
        covered = covered + weights
        steps.append((features, fed, state, embedded, weights))
    return steps, loss


def parameters(shapes):
    torch.manual_seed(5)
    return {name: torch.randn(shape).float().double().requires_grad_() for name, shape in shapes.items()}


def decoder(p):
    return {name.removeprefix("decoder."): value for name, value in p.items() if name.startswith("decoder.")}


def save(file, p, results):
    tensors = dict(results)
    for name, value in p.items():
        tensors[name] = value.detach()
        tensors["gradient." + name] = value.grad
    save_file({n: t.detach().float().contiguous().clone() for n, t in tensors.items()}, pathlib.Path(__file__).parent / file)


if __name__ == "__main__":
    for name, before, shapes in [
        ("before", True, SHAPES),
        ("after", False, SHAPES),
        ("before-cell", True, SHAPES | CELL),
        ("after-cell", False, SHAPES | CELL),
    ]:
        p = parameters(shapes)
        features, coverage = [], torch.zeros(1)
        for states, summary, words in zip(p["memory.states"].split(SOURCES), p["memory.summary"], TARGETS):
            steps, loss = decode(decoder(p), states, summary, words, before)
            features += [s[0] for s in steps]
            coverage = coverage + loss
        features = torch.stack(features)
        ((features * torch.arange(features.numel()).double().cos().reshape(features.shape)).sum() + coverage.sum()).backward()
        save(f"coverage-{name}.safetensors", p, {"features": features, "coverage": coverage})
