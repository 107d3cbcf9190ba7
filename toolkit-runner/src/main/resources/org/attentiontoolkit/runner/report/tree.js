/** A beam's hypotheses as a tree that grows step by step. */
const tree = (() => {
  const { make, draw, isolated, cut, show, hide } = page;
  const WIDE = 124;
  const HIGH = 40;
  const BOX = 104;
  const LONGEST = 12;

  const scoreText = (score) => (Math.abs(score) < 0.005 ? "0.00" : score.toFixed(2).replace("-", "\u2212"));

  /** The hypotheses of all steps, with what becomes of each. */
  function nodes(kept) {
    return kept.map((step, t) => step.map(([parent, token, score, finished, chosen], i) => ({
      parent, token, score, chosen: chosen === 1, finished: finished === 1, t, i,
      dies: finished !== 1 && !(kept[t + 1] ?? []).some((next) => next[0] === i),
    })));
  }

  function box(node) {
    const x = (node.t + 1) * WIDE;
    const y = node.i * HIGH;
    const tip = isolated(node.token) + "\nlog-probability " + scoreText(node.score);
    const group = draw("g", { class: "node" + (node.chosen ? " chosen" : "") + (node.finished ? " finished" : "") },
      draw("rect", { x, y: y + 3, width: BOX, height: HIGH - 8, rx: 6 }),
      draw("text", { class: "token", x: x + 8, y: y + 17 }, cut(node.token, LONGEST)),
      draw("text", { class: "score", x: x + 8, y: y + 29 }, scoreText(node.score) + (node.finished ? " · ended" : "")));
    group.addEventListener("pointermove", (event) => show(tip, event.clientX, event.clientY));
    group.addEventListener("pointerleave", hide);
    return group;
  }

  function edge(node) {
    const x = node.t * WIDE + BOX;
    const from = (node.t === 0 ? 0 : node.parent) * HIGH + HIGH / 2 - 1;
    const to = node.i * HIGH + HIGH / 2 - 1;
    return draw("path", { class: "edge" + (node.chosen ? " chosen" : ""),
      d: `M${x} ${from}C${x + 12} ${from} ${x + 8} ${to} ${x + WIDE - BOX} ${to}` });
  }

  /** The tree and what shows it as it is after a step. */
  function of(kept) {
    const all = nodes(kept);
    const width = (kept.length + 1) * WIDE;
    const height = Math.max(...kept.map((step) => step.length)) * HIGH;
    const drawn = all.map((step) => step.map((node) => ({ node, parts: [edge(node), box(node)] })));
    const svg = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
      draw("g", { class: "node root" }, draw("text", { class: "token", x: 50, y: 22 }, "<s>")),
      drawn.flat().map((d) => d.parts[0]), drawn.flat().map((d) => d.parts[1]));
    const holder = make("div", { class: "scroll tree", tabindex: "0" }, svg);
    const told = make("p", { class: "note" });

    function at(step) {
      for (const { node, parts } of drawn.flat()) {
        const dead = node.dies && (node.t + 1 < step || step >= kept.length);
        for (const part of parts) {
          part.classList.toggle("later", node.t >= step);
          part.classList.toggle("dead", dead);
        }
      }
      const now = all[step - 1] ?? [];
      const count = (words, n) => `${n} ${words}`;
      const done = all.slice(0, step).flat().filter((n) => n.finished).length;
      const died = step >= kept.length ? now.filter((n) => n.dies).length : (all[step - 2] ?? []).filter((n) => n.dies).length;
      const alive = step >= kept.length ? 0 : now.filter((n) => !n.finished).length;
      told.textContent = step === 0 ? "Nothing is written yet." : [count("alive", alive), count("ended", done), count("died at this step", died)].join(", ") + ".";
      svg.setAttribute("aria-label", "beam: " + told.textContent);
      const end = (step + 1) * WIDE;
      holder.scrollLeft = Math.max(0, end - holder.clientWidth + 8);
    }

    return { element: make("div", { class: "beam" }, make("h4", {}, "Hypotheses of the beam"), holder, told), at, all };
  }

  return { of, scoreText };
})();
