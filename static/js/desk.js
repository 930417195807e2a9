// Helps at the editor's desk; every page works without it. Uploads go one file a request, so that a hundred files
// have a bar and each its line as soon as it is read.

const part = (name) => document.querySelector(`[data-desk="${name}"]`);

function startUpload(form) {
  const drop = part("drop");
  const input = form.querySelector("input[type=file]");
  part("hint").hidden = false;

  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("desk-drop-over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("desk-drop-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("desk-drop-over");
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    sendAll(form, input);
  });
}

async function sendAll(form, input) {
  const files = [...input.files];
  const button = form.querySelector("button");
  const bar = part("progress");
  const token = form.elements.csrfmiddlewaretoken.value;
  button.disabled = true;
  bar.hidden = false;
  bar.max = files.length;
  for (const [sent, file] of files.entries()) {
    bar.value = sent;
    part("count").textContent = `${sent} / ${files.length}`;
    await sendOne(form, input.name, file, token);
  }
  bar.hidden = true;
  part("count").textContent = `${files.length} / ${files.length}`;
  button.disabled = false;
  form.reset();
}

async function sendOne(form, name, file, token) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token);
  body.append(name, file);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part("receipts").append(...page.querySelectorAll("[data-desk=receipts] > li"));
  } catch (error) {
    const line = document.createElement("li");
    line.className = "desk-receipt desk-receipt-refused";
    line.textContent = `${file.name}：没有送到（${error.message}），请再传一次。`;
    part("receipts").append(line);
  }
}

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

const uploadForm = part("upload");
const reviewForm = part("review");
if (uploadForm) startUpload(uploadForm);
if (reviewForm) startReview(reviewForm);
