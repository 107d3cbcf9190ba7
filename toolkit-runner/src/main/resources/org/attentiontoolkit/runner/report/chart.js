(() => {
  const { show, hide, inWindow, inSvg } = page;
  const whole = (number) => number.toLocaleString("en").replaceAll(",", "\u2009");

  for (const svg of document.querySelectorAll(".chart svg[data-plot]")) {
    const cursor = svg.querySelector(".cursor");
    // What is drawn last lies on top and is told first.
    const lines = [...svg.querySelectorAll(".line")].reverse().map((g) => ({
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
        return near ? [l.name + "  " + near.value + (near.step === at.step ? "" : "  (step " + whole(near.step) + ")")] : [];
      });
      const place = inWindow(svg, at.x, 10);
      show(["step " + whole(at.step), ...values].join("\n"), place.x, y ?? place.y);
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
})();
