/** Words shaded by how much is looked at them. */
const words = (() => {
  const { make, show, hide, isolated } = page;

  /** A word with its weight as background. */
  function word(text, weight, tip) {
    const share = Math.round(100 * Math.max(0, Math.min(1, weight)));
    const element = make("span", { class: "w", style: `--w: ${share}%` }, make("bdi", {}, text));
    element.addEventListener("pointermove", (event) => show(tip, event.clientX, event.clientY));
    element.addEventListener("pointerleave", hide);
    return element;
  }

  /** What a query looked at, as a line of the keys it saw. */
  function line(name, weights, query, values, current) {
    const looked = weights.keys.slice(0, weights.seen(query)).map((key, k) =>
      word(key, values[k], isolated(weights.queries[query]) + " \u2190 " + isolated(key) + "\n" + weightText(values[k])));
    return make("p", { class: current ? "current" : "" }, make("span", { class: "side" }, name),
      make("span", {}, looked.flatMap((w) => [w, " "])));
  }

  /**
   * The queries, to choose one of: hovering is enough.
   * @param chosen is told which
   */
  function choice(queries, chosen) {
    const buttons = queries.map((query, i) => {
      const button = make("button", { type: "button", "aria-pressed": "false" }, make("bdi", {}, query));
      button.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && chosen(i));
      button.addEventListener("focus", () => chosen(i));
      button.addEventListener("click", () => chosen(i));
      return button;
    });
    const press = (i) => buttons.forEach((button, k) => button.setAttribute("aria-pressed", String(k === i)));
    return { element: make("p", { class: "words", role: "group", "aria-label": "word" }, buttons.flatMap((b) => [b, " "])), press };
  }

  return { word, line, choice };
})();
