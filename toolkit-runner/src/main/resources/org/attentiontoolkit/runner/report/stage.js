/** The words read and written, and lines from the newest one to what it looks at. */
const stage = (() => {
  const { make, draw, isolated } = page;
  const LEAST = 0.04;

  /** Places of an element in the stage. */
  function place(element, around) {
    const box = element.getBoundingClientRect();
    return { x: box.left - around.left + box.width / 2, top: box.top - around.top, bottom: box.bottom - around.top };
  }

  function curve(from, to, weight, kind) {
    const middle = (from.y + to.y) / 2;
    const bend = kind === "before" ? Math.max(from.y, to.y) + 10 + Math.min(30, Math.abs(from.x - to.x) / 6) : middle;
    return draw("path", { class: kind, d: `M${from.x} ${from.y}C${from.x} ${bend} ${to.x} ${bend} ${to.x} ${to.y}`,
      "stroke-opacity": Math.min(1, weight).toFixed(2), "stroke-width": (1 + 4 * Math.min(1, weight)).toFixed(1) });
  }

  /**
   * The stage of a sentence.
   * @param source words read; none where there is no source
   * @param steps what was written
   */
  function of(source, steps) {
    const lines = draw("svg", { class: "lines", "aria-hidden": "true" });
    const read = make("p", { class: "read" });
    const written = make("p", { class: "written" });
    const element = make("div", { class: "stage" }, lines,
      source.length ? make("h4", {}, "read") : [], read, make("h4", {}, "written"), written);

    /**
     * What is there after a step.
     * @param weights of the newest word on the source and on the words before it
     */
    function at(step, weights) {
      const tip = (text, weight) => isolated(steps[step - 1]?.[0] ?? "") + " \u2190 " + isolated(text) + "\n" + weightText(weight);
      const chips = (texts, values) => texts.map((text, i) => words.word(text, values[i] ?? 0, values.length ? tip(text, values[i] ?? 0) : text));
      const sources = chips(source, weights.source);
      const before = chips(["<s>", ...steps.slice(0, Math.max(0, step - 1)).map((s) => s[0])], weights.before);
      const newest = step > 0 ? [make("span", { class: "w newest" }, make("bdi", {}, steps[step - 1][0]))] : [];
      read.replaceChildren(...sources.flatMap((w) => [w, " "]));
      written.replaceChildren(...[...before, ...newest].flatMap((w) => [w, " "]));
      connect = () => {
        const around = element.getBoundingClientRect();
        lines.setAttribute("viewBox", `0 0 ${around.width} ${around.height}`);
        const to = newest.length ? place(newest[0], around) : undefined;
        lines.replaceChildren(...(to ? [
          ...sources.flatMap((chip, i) => weights.source[i] >= LEAST
            ? [curve({ x: to.x, y: to.top }, { x: place(chip, around).x, y: place(chip, around).bottom }, weights.source[i], "source")] : []),
          ...before.flatMap((chip, i) => weights.before[i] >= LEAST
            ? [curve({ x: to.x, y: to.bottom }, { x: place(chip, around).x, y: place(chip, around).bottom }, weights.before[i], "before")] : []),
        ] : []));
      };
      connect();
    }

    let connect = () => {};
    new ResizeObserver(() => connect()).observe(element);
    return { element, at };
  }

  return { of };
})();
