// Runs before the first paint, so that a dark page never flashes white.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("candor-theme"); } catch { return null; } };
  const apply = () => {
    const chosen = stored();
    root.dataset.bsTheme = chosen === "light" || chosen === "dark" ? chosen : system.matches ? "dark" : "light";
    root.dataset.theme = chosen || "auto";
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("candor-theme", apply);
})();
