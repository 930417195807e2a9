// Applies how the reader chose to see the site before the first paint, so it is no module: a module would come too late.
(() => {
  const root = document.documentElement;
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, choice) => { try { localStorage.setItem(key, choice); } catch { /* a private window */ } };
  const applyTheme = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
  };
  const applyEase = (choice) => root.toggleAttribute("data-ease", choice === "on"); // 长者模式

  applyTheme(stored("theme"));
  applyEase(stored("ease"));
  document.addEventListener("DOMContentLoaded", () => {
    const group = document.querySelector("[data-theme-switch]");
    const buttons = [...group.querySelectorAll("[data-theme-choice]")];
    const press = (choice) => buttons.forEach((button) => button.setAttribute("aria-pressed", button.dataset.themeChoice === choice));
    press(stored("theme") ?? "system");
    group.addEventListener("click", ({ target }) => {
      const choice = target.dataset.themeChoice;
      if (!choice) return;
      keep("theme", choice);
      applyTheme(choice);
      press(choice);
    });

    const ease = document.querySelector("[data-ease-switch]");
    const pressEase = () => ease.setAttribute("aria-pressed", root.hasAttribute("data-ease"));
    pressEase();
    ease.addEventListener("click", () => {
      const choice = root.hasAttribute("data-ease") ? "off" : "on";
      keep("ease", choice);
      applyEase(choice);
      pressEase();
    });

    group.hidden = ease.hidden = false;
  });
})();
