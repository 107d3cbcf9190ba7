#!/usr/bin/env python3
"""Beam search by another program with parameters that the toolkit wrote: what ./toolkit bench --case beam5-small measures beside it.

    python3 beam.py torch --baselines torch_baselines.py --data DIR --parameters FILE --threads 2
    python3 beam.py ctranslate2 --baselines torch_baselines.py --data DIR --parameters FILE --threads 2

A beam of five over the 1000 sentences of test_2016_flickr, sorted by length, 64 at a time, in float32; outputs are compared by the mean of
their tokens' log-probabilities. Prints one line of JSON. Only the search is timed: not loading, converting or cutting sentences into words.
torch needs torch and safetensors, ctranslate2 that package besides.
"""
import argparse
import importlib.util
import json
import tempfile
import time

from safetensors.torch import load_file

from first_loss import transformer, without_empty_words

SIZE, BEAM, BATCH = 8000, 5, 64


def sentences(baselines, data):
    return baselines.read(f"{data}/multi30k/task1/tok/test_2016_flickr.lc.norm.tok.de", 1000)


def report(variant, took, count, tokens, scores):
    print(json.dumps({"case": "beam5-small", "variant": variant, "seconds": took, "sentences": count, "tokens": tokens,
                      "score_sum": scores}), flush=True)


def torch_side(baselines, args):
    """The baselines' own search."""
    import torch
    torch.set_num_threads(args.threads)
    model = baselines.Transformer().eval()
    missing, unexpected = model.load_state_dict(transformer(load_file(args.parameters)), strict=False)
    if unexpected or any(name != "pe" for name in missing):
        raise SystemExit(f"missing {missing}, unexpected {unexpected}")
    known = baselines.vocabulary(f"{args.data}/multi30k/task1/tok/train.lc.norm.tok.de", SIZE)
    ids = sorted(([known.get(w, baselines.UNK) for w in line] + [baselines.EOS] for line in sentences(baselines, args.data)), key=len)
    search, out = baselines.BeamSearch(model, BEAM), []
    start = time.perf_counter()
    for k in range(0, len(ids), BATCH):
        batch = [torch.tensor(i) for i in ids[k:k + BATCH]]
        padded = torch.nn.utils.rnn.pad_sequence(batch, batch_first=True, padding_value=baselines.PAD)
        out += search(padded, torch.tensor([len(i) for i in batch]), [2 * (len(i) - 1) + 10 for i in batch])
    took = time.perf_counter() - start
    report(f"torch-{torch.__version__}", took, len(out), sum(len(h) for _, h in out), sum(s for s, _ in out))


def converted(baselines, args, folder):
    """The model as CTranslate2 reads it."""
    import ctranslate2
    import numpy
    p = {name: value.numpy() for name, value in load_file(args.parameters).items()}
    heads, layers = 8, sum(name.endswith("feed-forward.inner.weight") and name.startswith("encoder") for name in p)
    spec = ctranslate2.specs.TransformerSpec.from_config((layers, layers), heads, pre_norm=True)

    def linear(to, *names):
        to.weight = numpy.concatenate([p[f"{name}.weight"] for name in names])
        to.bias = numpy.concatenate([p[f"{name}.bias"] for name in names])

    def norm(to, name):
        to.gamma, to.beta = p[f"{name}.weight"], p[f"{name}.bias"]

    def themselves(to, name):
        norm(to.layer_norm, f"{name}-norm")
        linear(to.linear[0], *(f"{name}.{part}" for part in ("query", "key", "value")))
        linear(to.linear[1], f"{name}.output")

    def stack(to, name, embedding, attention):
        embedding.weight = p[f"{name}.embedding.weight"]
        to.position_encodings.encodings = baselines.Transformer().pe.numpy()
        norm(to.layer_norm, f"{name}.norm")
        for i, layer in enumerate(to.layer):
            themselves(layer.self_attention, f"{name}.layer.{i}.{attention}")
            norm(layer.ffn.layer_norm, f"{name}.layer.{i}.feed-forward-norm")
            linear(layer.ffn.linear_0, f"{name}.layer.{i}.feed-forward.inner")
            linear(layer.ffn.linear_1, f"{name}.layer.{i}.feed-forward.outer")

    stack(spec.encoder, "encoder", spec.encoder.embeddings[0], "attention")
    stack(spec.decoder, "decoder", spec.decoder.embeddings, "self-attention")
    for i, layer in enumerate(spec.decoder.layer):
        name = f"decoder.layer.{i}.cross-attention"
        norm(layer.attention.layer_norm, f"{name}-norm")
        linear(layer.attention.linear[0], f"{name}.query")
        linear(layer.attention.linear[1], f"{name}.key", f"{name}.value")
        linear(layer.attention.linear[2], f"{name}.output")
    linear(spec.decoder.projection, "head")
    for side, language in (("source", "de"), ("target", "en")):
        words = baselines.vocabulary(f"{args.data}/multi30k/task1/tok/train.lc.norm.tok.{language}", SIZE)
        getattr(spec, f"register_{side}_vocabulary")(["<unk>", "<s>", "</s>", *words])
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.save(folder)


def ctranslate2_side(baselines, args):
    import ctranslate2
    with tempfile.TemporaryDirectory() as folder:
        converted(baselines, args, folder)
        model = ctranslate2.Translator(folder, device="cpu", inter_threads=1, intra_threads=args.threads, compute_type="float32")
        words = sentences(baselines, args.data)
        start = time.perf_counter()
        out = model.translate_batch(words, beam_size=BEAM, length_penalty=1, max_batch_size=BATCH, max_decoding_length=110,
                                    return_scores=True)
        took = time.perf_counter() - start
    report(f"ctranslate2-{ctranslate2.__version__}", took, len(out), sum(len(o.hypotheses[0]) + 1 for o in out),
           sum(o.scores[0] for o in out))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", choices=["torch", "ctranslate2"])
    parser.add_argument("--baselines", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--parameters", required=True)
    parser.add_argument("--threads", type=int, required=True)
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("baselines", args.baselines)
    baselines = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(baselines)
    without_empty_words(baselines)
    {"torch": torch_side, "ctranslate2": ctranslate2_side}[args.program](baselines, args)


if __name__ == "__main__":
    main()
