// Completes what is typed in the search box: a WAI-ARIA combobox with a list. Without it the box is a plain field.

const DELAY = 120; // ms after the last key
const input = document.getElementById("q");
const form = input?.form;

if (form) {
  const address = new URL(form.dataset.suggest ?? "/api/v1/suggest", location.href);
  const list = document.createElement("ul");
  let timer = 0;
  let request = null;
  let active = -1;

  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  list.hidden = true;
  form.append(list);
  form.classList.add("has-suggestions");
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);

  const close = () => {
    clearTimeout(timer);
    request?.abort(); // an answer on its way must not open the list again
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const activate = (index) => {
    active = index;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === index));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };

  // Only the last word is completed: what stands before it stays.
  const split = () => /^(.*[\s|｜(（"＂“‘「『:：－-])?(.*)$/s.exec(input.value).slice(1).map((part) => part ?? "");

  const choose = (text) => {
    input.value = split()[0] + text;
    close();
    form.requestSubmit();
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ text, kind }, n) => {
      const option = document.createElement("li");
      const label = document.createElement("span");
      const note = document.createElement("small");
      option.id = `suggestion-${n}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      label.textContent = text;
      note.textContent = form.dataset[kind] ?? "";
      option.append(label, note);
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(text));
      return option;
    }));
    active = -1;
    list.hidden = suggestions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    request?.abort();
    const typed = split()[1].trim();
    if (!typed) return close();
    request = new AbortController();
    address.searchParams.set("q", typed.slice(0, 50));
    try {
      const answer = await fetch(address, { signal: request.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, DELAY);
  });
  input.addEventListener("compositionend", () => { timer = setTimeout(ask, DELAY); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault(); // what was typed stays; of a search field browsers clear it
      close();
    } else if (event.key === "ArrowDown" && list.hidden) {
      event.preventDefault();
      ask();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(active + step > last ? -1 : active + step < -1 ? last : active + step);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(list.children[active].firstChild.textContent);
    }
  });
}
