// Drags a span of years over the picture of them and asks for its articles. Without it each year is a link, and the
// form below takes two dates.

const picture = document.querySelector("[data-years]");
const form = document.querySelector("form.dates");

if (picture && form) {
  const span = picture.querySelector(".years__span");
  const years = [...picture.querySelectorAll("[data-year]")].map((link) => Number(link.dataset.year));
  let first = null;
  let wasDragged = false;

  const indexAt = (event) => {
    const box = picture.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * years.length);
    return Math.min(Math.max(index, 0), years.length - 1);
  };

  const ends = (event) => [first, indexAt(event)].sort((one, other) => one - other);

  const stop = () => {
    first = null;
    span.setAttribute("visibility", "hidden");
  };

  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    first = indexAt(event);
    wasDragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (first === null) return;
    const [from, to] = ends(event);
    wasDragged ||= from !== to;
    span.setAttribute("x", String(10 * from));
    span.setAttribute("width", String(10 * (to - from + 1)));
    span.setAttribute("visibility", wasDragged ? "visible" : "hidden");
  });
  window.addEventListener("pointercancel", stop);
  window.addEventListener("pointerup", (event) => {
    if (first === null) return;
    const [from, to] = ends(event);
    stop();
    if (!wasDragged) return;
    form.elements.from.value = `${years[from]}-01-01`;
    form.elements.to.value = `${years[to]}-12-31`;
    for (const input of form.querySelectorAll("input[name='year']")) input.remove();
    form.requestSubmit();
  });
  picture.addEventListener("click", (event) => {
    if (wasDragged) event.preventDefault();
  });
}
