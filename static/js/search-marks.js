// Goes from mark to mark in an article opened from a hit: buttons, and the keys n and p, instead of the numbered links.

const bar = document.querySelector("[data-marks]");
const marks = [...document.querySelectorAll("mark[id^='mark-']")];

if (bar && marks.length) {
  const count = bar.querySelector("[data-marks-count]");
  const previous = bar.querySelector("[data-marks-previous]");
  const next = bar.querySelector("[data-marks-next]");
  const total = count.textContent;
  let current = -1;

  // Before any jump: the first mark at or below what the reader sees.
  const nearest = (step) => {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
    if (below < 0) return step > 0 ? 0 : marks.length - 1;
    return step > 0 ? below : below - 1;
  };

  const go = (step) => {
    marks[current]?.removeAttribute("aria-current");
    current = current < 0 ? nearest(step) : current + step;
    current = (current + marks.length) % marks.length;
    marks[current].setAttribute("aria-current", "true");
    marks[current].scrollIntoView({ block: "center" });
    count.textContent = `${current + 1} / ${total}`;
  };

  bar.querySelector("[data-marks-list]").hidden = true;
  for (const [button, step] of [[previous, -1], [next, 1]]) {
    button.hidden = false;
    button.addEventListener("click", () => go(step));
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
}
