"use strict";
// Everything on the page works without this file (anchors and CSS filters); it adds a click anywhere on a sentence or a
// card, both sides lit together, the keys J and K, and the count of what is shown.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const seen = (node) => node.offsetParent !== null;
  const cards = all(".c");
  const sentenceOf = (card) => document.getElementById(card.dataset.s);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null;

  function pick(card, scroll) {
    all(".on").forEach((node) => node.classList.remove("on"));
    current = card;
    if (!card) return;
    const sentence = sentenceOf(card);
    card.classList.add("on");
    if (sentence) sentence.classList.add("on");
    all(`.b[href="#${card.id}"]`).forEach((badge) => badge.classList.add("on"));
    const how = { block: "nearest", behavior: calm ? "auto" : "smooth" };
    if (scroll !== "text") nearPanel(card, how);
    if (scroll !== "card" && sentence) sentence.scrollIntoView({ ...how, block: "center" });
  }
  function nearPanel(card, how) {
    const panel = card.closest(".panel");
    if (panel.scrollHeight <= panel.clientHeight + 1) return card.scrollIntoView(how);
    const top = card.offsetTop - panel.offsetTop;
    panel.scrollTo({ top: top - panel.clientHeight / 3, behavior: how.behavior });
  }
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("summary, details, label, input")) return;
    const badge = target.closest(".s .b");
    const back = target.closest(".c .b");
    const card = badge ? document.querySelector(badge.hash) : target.closest(".c");
    const link = target.closest("a");
    if (link && !badge && !back) return;
    const sentence = target.closest(".s");
    const first = sentence && all(".b", sentence).find(seen);
    const chosen = card || (first && document.querySelector(first.hash));
    if (!chosen) return pick(null);
    event.preventDefault();
    pick(chosen, sentence ? "card" : "text");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, summary")) return;
    if (event.key === "Escape") return pick(null);
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step) return;
    const shown = cards.filter(seen);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    pick(shown[next]);
    shown[next].focus({ preventScroll: true });
  });
  const status = document.querySelector(".status");
  document.addEventListener("change", () => {
    const shown = cards.filter(seen).length;
    if (status) status.textContent = shown === cards.length ? status.dataset.all : `${shown} of ${status.dataset.all}`;
    if (current && !seen(current)) pick(null);
  });
})();
