(() => {
  const AT_ONCE = 10;

  for (const samples of document.querySelectorAll(".samples")) {
    const order = samples.querySelector(".order");
    const filters = [...samples.querySelectorAll(".filter")];
    const shown = samples.querySelector(".shown");
    const more = samples.querySelector(".more");
    const list = samples.querySelector(".cards");
    const cards = new Map([...list.children].map((card) => [card.dataset.example, card]));
    let filter = filters.find((f) => f.dataset.filter === "wrong") ?? filters[0];
    let limit = AT_ONCE;

    function chosen() {
      const words = (text) => text.split(" ").filter(Boolean);
      if (order.value === "worst") return words(filter.dataset.worst);
      const name = filter.dataset.filter;
      return words(order.selectedOptions[0].dataset.ids)
        .filter((id) => name === "all" || words(cards.get(id).dataset.kinds).includes(name));
    }

    function update() {
      const ids = chosen();
      for (const card of cards.values()) card.hidden = true;
      for (const id of ids) list.append(cards.get(id));
      for (const id of ids.slice(0, limit)) cards.get(id).hidden = false;
      for (const f of filters) f.setAttribute("aria-pressed", String(f === filter));
      more.hidden = ids.length <= limit;
      const kind = filter.dataset.filter === "all" ? "" : " (" + filter.firstChild.textContent.trim() + ")";
      const of = order.value === "worst"
        ? filter.querySelector("b").textContent + kind
        : order.selectedOptions[0].dataset.ids.split(" ").filter(Boolean).length + (kind && ", " + ids.length + kind);
      shown.textContent = "showing " + Math.min(limit, ids.length) + " of " + of;
    }

    for (const f of filters) {
      f.addEventListener("click", () => {
        filter = f;
        limit = AT_ONCE;
        update();
      });
    }
    order.addEventListener("change", () => {
      limit = AT_ONCE;
      update();
    });
    more.addEventListener("click", () => {
      const next = chosen()[limit];
      limit += AT_ONCE;
      update();
      const card = cards.get(next);
      card.tabIndex = -1;
      card.focus();
    });
    update();
  }
})();
