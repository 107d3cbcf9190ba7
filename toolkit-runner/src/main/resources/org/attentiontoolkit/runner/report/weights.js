/** The weights of one slot of a sentence. Layers and heads are counted from 0; -1 is the mean of all. */
function weightsOf(slot) {
  const bytes = Uint8Array.from(atob(slot.weights), (letter) => letter.charCodeAt(0));
  const columns = slot.keys.length;
  const size = slot.queries.length * columns;
  const scale = (slot.high - slot.low) / 255;
  let at = 0;
  const layers = slot.layers.map((layer) => layer.heads.map(() => bytes.subarray(at, (at += size))));

  function chosen(layer, head) {
    const some = layer < 0 ? layers : [layers[layer]];
    return some.flatMap((heads) => (head < 0 ? heads : [heads[head]]));
  }

  /** What a query looked at: a weight for each key. */
  function row(layer, head, query) {
    const maps = chosen(layer, head);
    return slot.keys.map((_, key) =>
      slot.low + (scale * maps.reduce((sum, map) => sum + map[query * columns + key], 0)) / maps.length);
  }

  function rows(layer, head) {
    return slot.queries.map((_, query) => row(layer, head, query));
  }

  /** A query of a decoder's self-attention sees no later keys. */
  function seen(query) {
    return slot.slot === "decoder" ? query + 1 : columns;
  }

  return { ...slot, row, rows, seen, heads: slot.layers.map((layer) => layer.heads.length) };
}

/** Weights for people. */
function weightText(weight) {
  return weight.toFixed(2);
}
