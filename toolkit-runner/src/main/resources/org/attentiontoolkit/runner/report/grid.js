/** Small pictures of all heads: a row a layer, a column a head, before them the mean of the heads. */
const grid = (() => {
  const { make } = page;

  const headName = (head) => (head < 0 ? "mean of heads" : "head " + (head + 1));

  const name = (layer, head) => `layer ${layer + 1}, ${headName(head)}`;

  /** Arrow keys walk over the buttons. */
  function walk(element, columns) {
    element.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
      const buttons = [...element.querySelectorAll("button")];
      const to = buttons[buttons.indexOf(document.activeElement) + by];
      if (!by || !to) return;
      event.preventDefault();
      to.focus();
      to.click();
    });
  }

  /**
   * The grid of a slot.
   * @param chosen is told layer and head of what was pressed
   */
  function of(weights, chosen) {
    const most = Math.max(...weights.heads);
    const many = most > 1;
    const columns = [...(many ? [-1] : []), ...Array.from({ length: most }, (_, h) => h)];
    const thumb = (l, h) => {
      const button = make("button", { type: "button", title: name(l, h), "aria-label": name(l, h), "aria-pressed": "false" },
        heat.small(weights.rows(l, h)));
      button.addEventListener("click", () => chosen(l, h));
      button.at = l + " " + h;
      return button;
    };
    const element = make("div", { class: "grid", role: "group", "aria-label": weights.words + ", layers and heads", style: `--columns: ${columns.length}` },
      many ? [make("span"), columns.map((h) => make("span", { class: "top" }, h < 0 ? "mean" : String(h + 1)))].flat() : [],
      weights.layers.flatMap((_, l) => [make("span", { class: "side" }, "layer " + (l + 1)),
        ...columns.map((h) => (h < weights.heads[l] ? thumb(l, h) : make("span")))]));
    element.hidden = weights.layers.length === 1 && !many;
    walk(element, columns.length);

    function press(l, h) {
      for (const button of element.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.at === l + " " + h));
    }

    return { element, press, many };
  }

  return { of, name };
})();
