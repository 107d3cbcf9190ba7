"use strict";
(() => {
  const tip = document.getElementById("tip");

  function show(text, x, y) {
    tip.textContent = text;
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 8)) + "px";
    tip.style.top = (y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 16) + "px";
  }

  function hide() {
    tip.hidden = true;
  }

  /** A place in an SVG's own coordinates, as a place in the window. */
  function inWindow(svg, x, y) {
    return new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  }

  function inSvg(svg, event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  document.getElementById("theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  for (const svg of document.querySelectorAll(".chart svg[data-plot]")) {
    const cursor = svg.querySelector(".cursor");
    const lines = [...svg.querySelectorAll(".line")].map((g) => ({
      name: g.dataset.name,
      points: g.dataset.points.split(";").filter(Boolean).map((p) => {
        const [step, x, ...value] = p.split(" ");
        return { step: +step, x: +x, value: value.join(" ") };
      }),
    }));
    const places = [...new Map(lines.flatMap((l) => l.points).map((p) => [p.step, p])).values()]
      .sort((a, b) => a.step - b.step);
    let current = -1;

    function pick(index, y) {
      current = Math.max(0, Math.min(places.length - 1, index));
      const at = places[current];
      if (!at) return;
      cursor.setAttribute("x1", at.x);
      cursor.setAttribute("x2", at.x);
      cursor.setAttribute("visibility", "visible");
      const values = lines.flatMap((l) => {
        let near = null;
        for (const p of l.points) if (!near || Math.abs(p.step - at.step) < Math.abs(near.step - at.step)) near = p;
        return near ? [l.name + "  " + near.value + (near.step === at.step ? "" : "  (step " + near.step + ")")] : [];
      });
      const place = inWindow(svg, at.x, 10);
      show(["step " + at.step, ...values].join("\n"), place.x, y ?? place.y);
    }

    function leave() {
      cursor.setAttribute("visibility", "hidden");
      hide();
    }

    svg.addEventListener("pointermove", (event) => {
      const x = inSvg(svg, event).x;
      let best = 0;
      places.forEach((p, i) => { if (Math.abs(p.x - x) < Math.abs(places[best].x - x)) best = i; });
      pick(best, event.clientY);
    });
    svg.addEventListener("pointerleave", leave);
    svg.addEventListener("blur", leave);
    svg.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
      if (by === undefined) return event.key === "Escape" ? leave() : undefined;
      event.preventDefault();
      pick(current < 0 && by === 1 ? 0 : current + by);
    });
  }

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
