"""Makes diverse-beam.txt: what Hugging Face's group beam search finds where the probability of each token after each beginning is known.

    python diverse_beam.py        needs torch and transformers < 4.50, which has it still

First a line for each beginning: its tokens after the start, "|", and the logits of the six tokens that may come next. Then, for each case, a line
"case WIDTH GROUPS PENALTY" and a line for each output, the best first: its score, "|", its four tokens. No output ends before its fourth token, so that
searches which treat finished outputs otherwise find the same. Scores are divided by the length.
"""

import itertools
import pathlib

import torch
from transformers import GenerationConfig, PretrainedConfig, PreTrainedModel
from transformers.generation import GenerationMixin
from transformers.modeling_outputs import CausalLMOutput

V, LENGTH, START, END = 6, 4, 0, 1
CASES = [(6, 1, 0.0), (6, 2, 0.5), (6, 3, 0.5), (6, 6, 1.5), (4, 2, 3.0), (3, 3, 0.2)]


def table():
    generator = torch.Generator().manual_seed(11)
    beginnings = [p for n in range(LENGTH) for p in itertools.product(range(V), repeat=n) if END not in p]
    return {p: torch.randn(V, generator=generator) * 1.5 for p in beginnings}


class Known(PreTrainedModel, GenerationMixin):
    config_class = PretrainedConfig

    def __init__(self, logits):
        super().__init__(PretrainedConfig(vocab_size=V, is_encoder_decoder=False))
        self.logits = logits
        self.nothing = torch.nn.Parameter(torch.zeros(1))

    def prepare_inputs_for_generation(self, input_ids, **_):
        return {"input_ids": input_ids}

    def forward(self, input_ids, **_):
        rows = [self.logits.get(tuple(row[1:].tolist()), torch.zeros(V)) for row in input_ids]
        return CausalLMOutput(logits=torch.stack(rows)[:, None].expand(-1, input_ids.shape[1], -1))


def main():
    logits = table()
    model = Known(logits)
    lines = [" ".join(map(str, p)) + " | " + " ".join(f"{x:.7f}" for x in l.tolist()) for p, l in logits.items()]
    kept = {p: torch.tensor([float(f"{x:.7f}") for x in l.tolist()]) for p, l in logits.items()}
    model.logits = kept
    for width, groups, penalty in CASES:
        found = model.generate(
            torch.tensor([[START]]),
            generation_config=GenerationConfig(
                num_beams=width,
                num_beam_groups=groups,
                diversity_penalty=penalty,
                num_return_sequences=width,
                min_new_tokens=LENGTH,
                max_new_tokens=LENGTH,
                length_penalty=1.0,
                do_sample=False,
                use_cache=False,
                bos_token_id=START,
                eos_token_id=END,
                pad_token_id=END,
                return_dict_in_generate=True,
                output_scores=True,
            ),
        )
        lines.append(f"case {width} {groups} {penalty}")
        for score, tokens in zip(found.sequences_scores.tolist(), found.sequences[:, 1:].tolist()):
            lines.append(f"{score:.7f} | " + " ".join(map(str, tokens)))
    (pathlib.Path(__file__).parent / "diverse-beam.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
