// Uploading: a request a file, so that a hundred may be dropped at once, and the list of what arrived kept fresh until
// all of it is read. The page works without it.

const INTERVAL = 1000; // milliseconds between two looks at what is still being read

const part = (name) => document.querySelector(`[data-desk="${name}"]`);
const form = part("upload");
const drop = part("drop");
const list = part("arrivals");
const input = form.querySelector("input[type=file]");
let looking = false;

function show(page) {
  const fresh = page.querySelector("#arrivals-list");
  if (!fresh) throw new Error(page.title);
  exchange(document.getElementById("arrivals-head"), page.querySelector("#arrivals-head"));
  const shown = document.getElementById("arrivals-list");
  for (const line of [...shown.children]) {
    if (!fresh.querySelector(`#${line.id}`)) line.remove();
  }
  for (const line of [...fresh.children]) {
    const old = document.getElementById(line.id);
    if (old) exchange(old, line);
    else shown.append(line);
  }
  look();
}

// A line that says the same stays: somebody may be about to click on it.
function exchange(old, fresh) {
  if (old.outerHTML !== fresh.outerHTML) old.replaceWith(fresh);
}

async function ask(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status}`);
  show(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

async function look() {
  if (looking) return;
  looking = true;
  while (Number(document.getElementById("arrivals-head").dataset.pending)) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    await ask(list.action).catch(() => {}); // the site may be starting anew: the next look will tell
  }
  looking = false;
}

async function sendAll(files) {
  const sent = part("sent");
  const button = form.querySelector("button");
  button.disabled = true;
  for (const [place, file] of files.entries()) {
    sent.textContent = `${sent.dataset.word} ${place} / ${files.length}`;
    await sendOne(file);
  }
  sent.textContent = `${sent.dataset.word} ${files.length} / ${files.length}`;
  button.disabled = false;
  form.reset();
}

async function sendOne(file) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append(input.name, file);
  try {
    await ask(form.action, { method: "POST", body });
  } catch (error) {
    const line = document.createElement("li");
    line.className = "desk-receipt desk-receipt-refused";
    line.textContent = `${form.dataset.lost}${file.name} (${error.message})`;
    part("lost").append(line);
  }
}

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
  sendAll([...input.files]);
});
list.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(list.action, { method: "POST", body: new FormData(list, event.submitter) });
});
look();
