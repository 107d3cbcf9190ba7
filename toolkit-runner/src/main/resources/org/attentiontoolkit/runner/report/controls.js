/** Buttons and a slider that go through steps, or play them. */
const controls = (() => {
  const { make } = page;
  const BEAT = 1200;

  function button(label, text, press) {
    const made = make("button", { type: "button", "aria-label": label, title: label }, text);
    made.addEventListener("click", press);
    return made;
  }

  /** A button that calls `on` once a beat until that gives false, or it is pressed again. */
  function player(on) {
    let timer = 0;
    const speed = make("select", { "aria-label": "speed" }, [0.5, 1, 2].map((s) => make("option", { value: String(s), selected: s === 1 }, s + "×")));
    const play = button("play", "▶", () => (timer ? stop() : start()));

    function say(label, text) {
      play.textContent = text;
      play.setAttribute("aria-label", label);
      play.title = label;
    }

    function stop() {
      clearInterval(timer);
      timer = 0;
      say("play", "▶");
    }

    function start() {
      say("pause", "⏸");
      timer = setInterval(() => (play.isConnected && on() ? undefined : stop()), BEAT / Number(speed.value));
    }

    speed.addEventListener("change", () => {
      if (!timer) return;
      stop();
      start();
    });
    return { play, speed, stop };
  }

  /**
   * Controls of the steps 0 to `last`.
   * @param goTo is told the step
   */
  function of(last, goTo) {
    let step = 0;
    const slider = make("input", { type: "range", min: "0", max: String(last), value: "0", "aria-label": "step" });
    const said = make("span", { class: "at" });
    const playing = player(() => {
      show(step + 1);
      return step < last;
    });

    function show(to) {
      step = Math.max(0, Math.min(last, to));
      slider.value = String(step);
      said.textContent = `step ${step} of ${last}`;
      slider.setAttribute("aria-valuetext", said.textContent);
      goTo(step);
    }

    const move = (to) => {
      playing.stop();
      show(to);
    };
    // Played again from the beginning.
    playing.play.addEventListener("click", () => step === last && show(0));
    slider.addEventListener("input", () => move(Number(slider.value)));
    const element = make("div", { class: "controls" },
      button("to the beginning", "⏮", () => move(0)), button("one step back", "◀", () => move(step - 1)), playing.play,
      button("one step on", "▶|", () => move(step + 1)), button("to the end", "⏭", () => move(last)), slider, said, playing.speed);
    return { element, show, move, step: () => step };
  }

  return { of };
})();
