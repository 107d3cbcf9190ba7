(() => {
  const { make } = page;

  for (const look of document.querySelectorAll(".look")) {
    const sentences = new Map(JSON.parse(look.querySelector("script").textContent).map((s) => [String(s.id), s]));
    const which = look.querySelector(".which");
    const view = look.querySelector(".view");
    let last = "";

    function tabs(panels) {
      const list = make("div", { class: "tabs", role: "tablist" });
      const buttons = panels.map(({ name, panel }, i) => {
        panel.element.id = "look-panel-" + i;
        panel.element.setAttribute("role", "tabpanel");
        panel.element.setAttribute("aria-label", name);
        return make("button", { type: "button", role: "tab", "aria-controls": panel.element.id }, name);
      });
      const choose = (i) => {
        last = panels[i].name;
        buttons.forEach((button, k) => {
          button.setAttribute("aria-selected", String(k === i));
          button.tabIndex = k === i ? 0 : -1;
          panels[k].panel.element.hidden = k !== i;
        });
        panels[i].panel.ready?.();
      };
      buttons.forEach((button, i) => {
        button.addEventListener("click", () => choose(i));
        button.addEventListener("keydown", (event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          const to = (i + by + buttons.length) % buttons.length;
          choose(to);
          buttons[to].focus();
        });
      });
      list.append(...buttons);
      view.replaceChildren(list, ...panels.map(({ panel }) => panel.element));
      choose(Math.max(0, panels.findIndex(({ name }) => name === last)));
    }

    function show(id) {
      const sentence = sentences.get(id);
      const slots = sentence.slots.map(weightsOf);
      const writing = slots.filter((s) => s.slot !== "encoder");
      const reading = slots.filter((s) => s.slot === "encoder");
      const panels = [];
      if (sentence.steps.length) panels.push({ name: "Step by step", panel: player.panel(sentence, slots) });
      if (writing.length) panels.push({ name: "While writing", panel: { element: heads.panel(writing, view.clientWidth) } });
      if (reading.length) panels.push({ name: "While reading", panel: { element: heads.panel(reading, view.clientWidth) } });
      tabs(panels);
      const ids = [...which.options].map((o) => o.value);
      look.querySelector(".previous").disabled = ids[0] === id;
      look.querySelector(".next").disabled = ids.at(-1) === id;
    }

    const turn = (by) => {
      which.selectedIndex += by;
      show(which.value);
    };
    which.addEventListener("change", () => show(which.value));
    look.querySelector(".previous").addEventListener("click", () => turn(-1));
    look.querySelector(".next").addEventListener("click", () => turn(1));
    for (const link of document.querySelectorAll("[data-look]")) {
      link.addEventListener("click", () => {
        which.value = link.dataset.look;
        show(which.value);
        look.scrollIntoView();
        which.focus({ preventScroll: true });
      });
    }
    show(which.value);
  }
})();
