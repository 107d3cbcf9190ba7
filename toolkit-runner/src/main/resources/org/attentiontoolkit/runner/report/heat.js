/** Pictures of weights: rows are queries, columns are keys, darker is more. */
const heat = (() => {
  const { show, hide, inWindow, inSvg, draw, isolated, cut } = page;
  const LEVELS = 20;
  const LONGEST = 18;
  const LETTER = 7.4;
  const LINE = 15;
  const SIZES = [26, 23, 20, 17, 14];

  /** Cells of a map, a path for each of a few shades: quick to draw, and as dark in print. */
  function cells(rows, left, top, size) {
    const shades = Array.from({ length: LEVELS + 1 }, () => "");
    rows.forEach((row, r) => row.forEach((weight, c) => {
      const level = Math.round(Math.max(0, Math.min(1, weight)) * LEVELS);
      const faint = level || weight < 0.02 ? level : 0.4;
      const place = `M${left + c * size} ${top + r * size}h${size}v${size}h${-size}z`;
      if (faint === 0.4) shades[0] += place;
      else if (level) shades[level] += place;
    }));
    return draw("g", { class: "cells" }, shades.map((d, level) => d
      ? draw("path", { d, "fill-opacity": (level || 0.4) / LEVELS }) : []));
  }

  /** A small picture of a map, as wide as it is high. */
  function small(rows) {
    const columns = rows[0]?.length || 1;
    return draw("svg", { viewBox: `0 0 ${columns} ${rows.length}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      cells(rows, 0, 0, 1));
  }

  const wide = (label) =>
    [...cut(label, LONGEST)].reduce((sum, letter) => sum + (letter.codePointAt(0) < 0x2e80 ? 1 : 2), 0) * LETTER;
  const room = (labels) => Math.max(LETTER, ...labels.map(wide));

  /** By how many degrees labels of columns rise: steeper where these are narrow. */
  const slope = (cell) => (cell < 17 ? 60 : 45);
  const sine = (cell) => Math.sin((slope(cell) * Math.PI) / 180);
  const cosine = (cell) => Math.cos((slope(cell) * Math.PI) / 180);

  /** Room for the labels of the columns. */
  function top(weights, cell) {
    return Math.max(room(weights.keys) * sine(cell) + 14, 2 * LINE + 8);
  }

  /** Room for the labels of the rows. */
  function left(weights, names) {
    return Math.max(room(weights.queries) + 10, room([names.rows, names.columns]) + 8);
  }

  /** Room behind the columns, for their labels. */
  function right(weights, cell) {
    return 4 + Math.max(0, ...weights.keys.map((key, i) => wide(key) * cosine(cell) - (weights.keys.length - i - 0.6) * cell));
  }

  /** The largest cells with which a map has room. */
  function size(weights, names, across) {
    const inner = across - left(weights, names);
    return SIZES.find((cell) => weights.keys.length * cell + right(weights, cell) <= inner) ?? SIZES.at(-1);
  }

  function labels(weights, names, left, top, size) {
    const columns = weights.keys.map((key, i) => draw("text",
      { class: "key", transform: `translate(${left + (i + 0.6) * size} ${top - 6}) rotate(${-slope(size)})` }, cut(key, LONGEST)));
    const rows = weights.queries.map((query, i) => draw("text",
      { class: "query", "text-anchor": "end", x: left - 7, y: top + (i + 0.5) * size + 4 }, cut(query, LONGEST)));
    const corner = [names.columns, names.rows].map((name, i) => draw("text",
      { class: "name", "text-anchor": "end", x: left - 7, y: top - 8 - (1 - i) * LINE }, name));
    return [columns, rows, corner].flat();
  }

  /**
   * A map to read: the pointer and the arrow keys walk over its cells.
   * @param form what rows and columns are, how large a cell is, how high the room over the columns
   * @param picked is told the row walked to
   */
  function large(weights, rows, form, picked) {
    const start = left(weights, form);
    const above = form.top;
    const cell = form.size;
    const width = start + weights.keys.length * cell + right(weights, cell);
    const height = above + weights.queries.length * cell + 4;
    const band = draw("rect", { class: "band", x: start, width: weights.keys.length * cell, height: cell, visibility: "hidden" });
    const at = draw("rect", { class: "at", width: cell, height: cell, visibility: "hidden" });
    const svg = draw("svg", { class: "heat", tabindex: "0", role: "img", viewBox: `0 0 ${width} ${height}`, width, height,
      "aria-label": `${weights.words}: ${weights.queries.length} words on ${weights.keys.length}; arrow keys read the weights` },
      labels(weights, form, start, above, cell), cells(rows, start, above, cell),
      draw("rect", { class: "frame", x: start, y: above, width: weights.keys.length * cell, height: weights.queries.length * cell }),
      band, at);
    let row = 0;
    let column = -1;

    function pick(r, c, x, y) {
      row = Math.max(0, Math.min(weights.queries.length - 1, r));
      column = Math.max(0, Math.min(weights.keys.length - 1, c));
      at.setAttribute("x", start + column * cell);
      at.setAttribute("y", above + row * cell);
      at.setAttribute("visibility", "visible");
      const place = inWindow(svg, start + (column + 1) * cell, above + (row + 1) * cell);
      show(isolated(weights.queries[row]) + " \u2190 " + isolated(weights.keys[column]) + "\n" + weightText(rows[row][column]),
        x ?? place.x, y ?? place.y);
      picked(row);
    }

    function leave() {
      at.setAttribute("visibility", "hidden");
      hide();
    }

    svg.addEventListener("pointermove", (event) => {
      const p = inSvg(svg, event);
      const c = Math.floor((p.x - start) / cell);
      const r = Math.floor((p.y - above) / cell);
      if (r < 0 || r >= weights.queries.length || c >= weights.keys.length) return leave();
      if (c >= 0) return pick(r, c, event.clientX, event.clientY);
      leave();
      picked(r);
    });
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("blur", leave);
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!by) return event.key === "Escape" ? leave() : undefined;
      event.preventDefault();
      pick(row + (column < 0 ? 0 : by[0]), column < 0 ? 0 : column + by[1]);
    });
    svg.mark = (r) => {
      band.setAttribute("y", above + r * cell);
      band.setAttribute("visibility", "visible");
      svg.querySelectorAll(".query").forEach((label, i) => label.classList.toggle("marked", i === r));
    };
    return svg;
  }

  return { small, large, size, top };
})();
