// Helps on the review page, which works without it.

const PLACE = "desk-place"; // where one was working, kept over the round trip of an act

function startReview(form) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
    keepPlace(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    const button = buttonOf(form, event);
    if (!button) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
  document.addEventListener("click", (event) => {
    for (const menu of form.querySelectorAll(".desk-tools[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  window.addEventListener("load", () => takePlace(form)); // after the browser went to the address's own place
}

// The button that the keys stand for: saving anywhere, an act on the paragraph that one is in.
function buttonOf(form, event) {
  if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) return form.querySelector("button[value=save]");
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const key = event.code.startsWith("Key") ? event.code.slice(3) : event.key;
  return event.target.closest(".desk-paragraph")?.querySelector(`[aria-keyshortcuts="Alt+${key}"]`);
}

function keepPlace(form) {
  const paragraph = document.activeElement.closest(".desk-paragraph");
  const place = {
    page: location.pathname + location.search,
    scroll: window.scrollY,
    column: form.scrollTop,
    article: paragraph?.closest("article").id,
    paragraph: paragraph?.querySelector("[name$='-id']").value,
    index: paragraph && [...paragraph.parentElement.children].indexOf(paragraph),
  };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
}

// To the same paragraph, or to the one that stands where it stood.
function takePlace(form) {
  const place = JSON.parse(sessionStorage.getItem(PLACE));
  sessionStorage.removeItem(PLACE);
  if (place?.page !== location.pathname + location.search) return;
  window.scrollTo(0, place.scroll);
  form.scrollTop = place.column;
  const paragraphs = [...(document.getElementById(place.article)?.querySelectorAll(".desk-paragraph") ?? [])];
  const same = paragraphs.find((each) => each.querySelector("[name$='-id']").value === place.paragraph);
  const paragraph = same ?? paragraphs[Math.min(place.index, paragraphs.length) - 1] ?? paragraphs[0];
  if (place.paragraph) paragraph?.querySelector("textarea").focus();
}

startReview(document.querySelector('[data-desk="review"]'));
