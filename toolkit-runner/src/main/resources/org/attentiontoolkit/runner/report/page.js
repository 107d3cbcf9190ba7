"use strict";
/** What the other scripts use: the tip, and places in an SVG. */
const page = (() => {
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

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat());
    return element;
  }

  /** An element of the page. */
  function make(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  /** An element of a picture. */
  function draw(name, attributes = {}, ...children) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
  }

  /** Text of any direction that does not turn its surroundings around. */
  function isolated(text) {
    return "\u2068" + text + "\u2069";
  }

  function cut(text, longest) {
    const letters = [...text];
    return letters.length <= longest ? text : letters.slice(0, longest - 1).join("") + "…";
  }

  document.getElementById("theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  for (const element of document.querySelectorAll("[data-tip]")) {
    const tell = () => {
      const box = element.getBoundingClientRect();
      show(element.dataset.tip, box.left - 10, box.bottom - 8);
    };
    element.addEventListener("pointerenter", tell);
    element.addEventListener("focus", () => element.matches(":focus-visible") && tell());
    element.addEventListener("pointerleave", hide);
    element.addEventListener("blur", hide);
    element.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  }

  for (const term of document.querySelectorAll(".term")) {
    term.addEventListener("click", () => {
      const row = document.getElementById(term.getAttribute("aria-controls"));
      row.hidden = !row.hidden;
      term.setAttribute("aria-expanded", String(!row.hidden));
      hide();
    });
  }

  return { show, hide, inWindow, inSvg, make, draw, isolated, cut };
})();
