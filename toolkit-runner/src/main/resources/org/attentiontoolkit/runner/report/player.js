/** Decoding, played step by step. */
const player = (() => {
  const { make, isolated } = page;
  const percent = (p) => (100 * p < 0.095 ? "<0.1" : 100 * p < 9.95 ? (100 * p).toFixed(1) : String(Math.round(100 * p))) + "\u2009%";

  /** The keys that were looked at most, for a table. */
  function most(keys, values) {
    return keys.map((key, i) => [key, values[i] ?? 0]).filter(([, w]) => w >= 0.05).sort((a, b) => b[1] - a[1]).slice(0, 3)
      .map(([key, w]) => isolated(key) + " " + weightText(w)).join(", ");
  }

  function choices(step) {
    if (!step) return [make("li", { class: "none" }, "nothing yet")];
    const [token, probability, likeliest] = step;
    const all = likeliest.some(([other]) => other === token) ? likeliest : [...likeliest, [token, probability]];
    return all.map(([other, p]) => make("li", { class: other === token ? "taken" : "" },
      make("span", { class: "bar", style: `--p: ${(100 * p).toFixed(1)}%` }), make("bdi", {}, other), make("span", { class: "p" }, percent(p))));
  }

  /** Every step in a row of a table. */
  function table(steps, beam, look) {
    const heading = ["step", "written", "probability", ...(look.source ? ["looked at in the source"] : []),
      ...(look.before ? ["in the words before"] : []), "runners-up", ...(beam ? ["beam: kept (log-probability)"] : [])];
    const rows = steps.map((step, t) => [
      String(t + 1), isolated(step[0]), percent(step[1]),
      ...(look.source ? [most(look.source.keys, look.rows(t).source)] : []),
      ...(look.before ? [most(look.before.keys.slice(0, t + 1), look.rows(t).before)] : []),
      step[2].filter(([other]) => other !== step[0]).slice(0, 3).map(([other, p]) => isolated(other) + " " + percent(p)).join(", "),
      ...(beam ? [(beam.all[t] ?? []).map((n) => isolated(n.token) + " " + tree.scoreText(n.score)
        + (n.finished ? " ended" : n.dies ? " died" : "")).join(", ")] : []),
    ]);
    return make("table", {}, make("thead", {}, make("tr", {}, heading.map((h) => make("th", { scope: "col" }, h)))),
      make("tbody", {}, rows.map((row) => make("tr", {}, row.map((cell) => make("td", {}, cell))))));
  }

  /** What there is to look at, of one layer or the mean of all. */
  function looks(slots) {
    const source = slots.find((s) => s.slot === "cross");
    const before = slots.find((s) => s.slot === "decoder");
    const count = Math.max(source?.layers.length ?? 0, before?.layers.length ?? 0);
    const layer = make("select", {}, count > 1 ? make("option", { value: "-1" }, "all layers, mean") : [],
      Array.from({ length: count }, (_, l) => make("option", { value: String(l) }, "layer " + (l + 1))));
    const row = (slot, t) => (slot && t >= 0 && t < slot.queries.length
      ? slot.row(Math.min(Number(layer.value), slot.layers.length - 1), -1, t).slice(0, slot.seen(t)) : []);
    const choice = count > 1 ? make("p", { class: "choice" }, make("label", {}, "Attention of ", layer)) : [];
    return { source, before, layer, choice, rows: (t) => ({ source: row(source, t), before: row(before, t) }) };
  }

  function legend({ source, before }) {
    return source || before ? make("p", { class: "note" }, "Lines lead from the newest word to what it looks at"
      + (source ? ", up to the source" : "") + (before ? ", below to the words before" : "") + "; thicker is more.") : [];
  }

  /** A table that a button opens, and that is always printed. */
  function folded(rows) {
    const holder = make("div", { class: "steps scroll", hidden: true }, rows);
    const open = make("button", { type: "button", "aria-expanded": "false" }, "All steps as a table");
    open.addEventListener("click", () => {
      holder.hidden = !holder.hidden;
      open.setAttribute("aria-expanded", String(!holder.hidden));
    });
    return [make("p", {}, open), holder];
  }

  function arrows(element, bar) {
    element.addEventListener("keydown", (event) => {
      if (event.target.closest("input, select, .tree")) return;
      const to = { ArrowLeft: bar.step() - 1, ArrowRight: bar.step() + 1, Home: 0, End: Infinity }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      bar.move(to);
    });
  }

  /** The panel of a sentence that has steps. */
  function panel(sentence, slots) {
    const { steps } = sentence;
    const look = looks(slots);
    const beam = sentence.kept.length ? tree.of(sentence.kept) : undefined;
    const scene = stage.of(look.source ? look.source.keys : [], steps);
    const list = make("ol", { class: "choices" });
    const said = make("p", { class: "sr", "aria-live": "polite" });
    const bar = controls.of(Math.max(steps.length, sentence.kept.length), (step) => {
      const t = Math.min(step, steps.length);
      const rows = look.rows(t - 1);
      scene.at(t, rows);
      list.replaceChildren(...choices(steps[t - 1]));
      beam?.at(step);
      said.textContent = t ? `${steps[t - 1][0]}, ${percent(steps[t - 1][1])}`
        + (look.source ? "; looked at " + most(look.source.keys, rows.source) : "") : "";
    });
    const element = make("div", { class: "player" }, bar.element, look.choice, legend(look),
      make("div", { class: "scene" }, scene.element, make("div", {}, make("h4", {}, "likeliest here"), list)),
      beam ? beam.element : [], said, folded(table(steps, beam, look)));
    look.layer.addEventListener("change", () => {
      bar.show(bar.step());
      element.querySelector("table").replaceWith(table(steps, beam, look));
    });
    arrows(element, bar);
    return { element, ready: () => bar.show(bar.step()) };
  }

  return { panel };
})();
