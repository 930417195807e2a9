// Helps on the review page, which works without it.

function startReview(form) {
  let changed = false;
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value=save]"));
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of form.querySelectorAll(".desk-tools[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}

startReview(document.querySelector('[data-desk="review"]'));
