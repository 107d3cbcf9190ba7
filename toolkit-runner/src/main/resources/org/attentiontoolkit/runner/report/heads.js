/** All heads of a slot, one of them large, and a word of the sentence under all layers. */
const heads = (() => {
  const { make } = page;
  const NAMES = {
    encoder: { rows: "source ↓ read", columns: "source → read" },
    decoder: { rows: "output ↓ written", columns: "output → before" },
    cross: { rows: "output ↓ written", columns: "source → read" },
  };
  const NARROWEST = 480;
  const GAP = 28;
  // A scroll bar may come when the page has grown.
  const SPARE = 18;

  function caption(weights, layer, head) {
    return [make("b", {}, weights.words), " " + grid.name(layer, head) + " ",
      make("span", { class: "place" }, "named ", make("code", {}, weights.layers[layer].place))];
  }

  /**
   * The figure of a slot.
   * @param room of its large map: the size of a cell, and the height over the columns
   * @param told is told the row that was chosen here
   */
  function figure(weights, room, told) {
    let layer = weights.layers.length - 1;
    let head = 0;
    let row = 0;
    let map;
    const title = make("figcaption");
    const large = make("div", { class: "large" });
    const layers = make("div", { class: "layers" });
    const pick = (r) => {
      mark(r);
      told(r);
    };
    const all = grid.of(weights, choose);
    const queries = words.choice(weights.queries, pick);

    function choose(l, h) {
      layer = l;
      head = h;
      all.press(l, h);
      title.replaceChildren(...caption(weights, l, h));
      map = heat.large(weights, weights.rows(l, h), { ...NAMES[weights.slot], ...room }, pick);
      large.replaceChildren(map);
      mark(row);
    }

    /** Shows a row everywhere in this figure. */
    function mark(r) {
      row = r;
      map.mark(r);
      queries.press(r);
      layers.replaceChildren(
        ...weights.layers.map((_, l) => words.line("layer " + (l + 1), weights, r, weights.row(l, -1, r), false)),
        ...(head < 0 || !all.many ? [] : [words.line(grid.name(layer, head), weights, r, weights.row(layer, head, r), true)]));
    }

    choose(layer, all.many ? -1 : 0);
    const under = make("div", { class: "under" }, make("p", { class: "note" }, "A word under all layers" + (all.many ? ", the mean of the heads" : "")),
      queries.element, layers);
    return { element: make("figure", { class: "slot " + weights.slot }, title, all.element, large, under), mark, queries: weights.queries };
  }

  /** Figures side by side, as the style sheet lets them; those of the same queries show the same row. */
  function panel(slots, width) {
    const across = slots.length > 1 && width >= 2 * NARROWEST + GAP ? (width - GAP) / 2 : width;
    const size = Math.min(...slots.map((slot) => heat.size(slot, NAMES[slot.slot], across - SPARE)));
    const room = { size, top: Math.max(...slots.map((slot) => heat.top(slot, size))) };
    const figures = [];
    for (const weights of slots) {
      const own = figure(weights, room, (row) => figures.forEach((other) =>
        other !== own && other.queries.join("\n") === weights.queries.join("\n") && other.mark(row)));
      figures.push(own);
    }
    return make("div", { class: "slots" }, figures.map((f) => f.element));
  }

  return { panel };
})();
