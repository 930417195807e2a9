// Applies the reader's choice of colours before the first paint, so it is no module: a module would come too late.
(() => {
  const key = "theme";
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const apply = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
  };
  const keep = (choice) => { try { localStorage.setItem(key, choice); } catch { /* a private window */ } };

  apply(stored());
  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector("[data-theme-switch]");
    const buttons = [...group.querySelectorAll("[data-theme-choice]")];
    const press = (choice) => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.themeChoice === choice));
    press(stored() ?? "system");
    group.hidden = false;
    group.addEventListener("click", ({ target }) => {
      const choice = target.dataset.themeChoice;
      if (!choice) return;
      keep(choice);
      apply(choice);
      press(choice);
    });
  });
})();
