(() => {
  const { show, hide, inWindow, inSvg } = page;

  for (const svg of document.querySelectorAll("svg.heat")) {
    const [left, top, size] = svg.dataset.cell.split(" ").map(Number);
    const weights = svg.dataset.weights.split(";").map((row) => row.split(" ").filter(Boolean).map(Number));
    const keys = [...svg.querySelectorAll(".key")].map((t) => t.dataset.token);
    const queries = [...svg.querySelectorAll(".query")].map((t) => t.dataset.token);
    const at = svg.querySelector(".at");
    let row = 0;
    let column = -1;

    function pick(r, c, x, y) {
      row = Math.max(0, Math.min(queries.length - 1, r));
      column = Math.max(0, Math.min(keys.length - 1, c));
      const weight = weights[row]?.[column];
      if (weight === undefined) return leave();
      at.setAttribute("x", left + column * size);
      at.setAttribute("y", top + row * size);
      at.setAttribute("visibility", "visible");
      const place = inWindow(svg, left + (column + 1) * size, top + (row + 1) * size);
      show("\u2068" + queries[row] + "\u2069 \u2190 \u2068" + keys[column] + "\u2069\n" + (weight / 1000).toFixed(3),
        x ?? place.x, y ?? place.y);
    }

    function leave() {
      at.setAttribute("visibility", "hidden");
      hide();
    }

    svg.addEventListener("pointermove", (event) => {
      const p = inSvg(svg, event);
      const c = Math.floor((p.x - left) / size);
      const r = Math.floor((p.y - top) / size);
      if (c < 0 || r < 0 || c >= keys.length || r >= queries.length) return leave();
      pick(r, c, event.clientX, event.clientY);
    });
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("blur", leave);
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!by) return event.key === "Escape" ? leave() : undefined;
      event.preventDefault();
      pick(row + (column < 0 ? 0 : by[0]), column < 0 ? 0 : column + by[1]);
    });
  }

  for (const select of document.querySelectorAll(".maps select")) {
    select.addEventListener("change", () => {
      select.closest(".maps").querySelectorAll("figure").forEach((figure, i) => {
        figure.hidden = i !== +select.value;
      });
    });
  }
})();
