"use strict";
(() => {
  const root = document.documentElement;
  const remember = (value) => { try { if (value) { localStorage.setItem("theme", value); } return localStorage.getItem("theme"); } catch { return null; } };
  if (remember()) { root.dataset.theme = remember(); }
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; remember(root.dataset.theme); });

  const form = document.getElementById("filters");
  if (form) {
    const fields = [...form.querySelectorAll("[data-filter]")];
    const rows = [...document.querySelectorAll("#listing tbody tr")];
    const given = new URLSearchParams(location.search);
    for (const field of fields) { if (given.has(field.dataset.filter)) { field.value = given.get(field.dataset.filter); } }
    const fits = (row) => fields.every(({ value, dataset }) => !value || (dataset.filter === "text" ? row.dataset.text.includes(value.toLowerCase()) : row.dataset[dataset.filter] === value));
    const apply = () => {
      let shown = 0;
      for (const row of rows) { row.hidden = !fits(row); shown += row.hidden ? 0 : 1; }
      document.getElementById("count").textContent = `${shown} of ${rows.length} trajectories`;
      const nothing = document.getElementById("nothing");
      if (nothing) { nothing.hidden = shown > 0; }
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
    const wanted = given.get("id");
    if (wanted && /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(wanted)) { location.replace(`trajectories/${wanted}.html`); }
  }

  const steps = [...document.querySelectorAll(".step")];
  if (steps.length) {
    const boxes = document.getElementById("boxes");
    boxes?.addEventListener("change", () => document.body.classList.toggle("outlined", boxes.checked));
    const links = new Map([...document.querySelectorAll(".strip a")].map((link) => [link.hash.slice(1), link]));
    const current = () => { let found = -1; steps.forEach((step, i) => { if (step.getBoundingClientRect().top < innerHeight / 3) { found = i; } }); return found; };
    const mark = () => { const at = steps[Math.max(0, current())]; links.forEach((link, id) => link.classList.toggle("here", id === at.id)); };
    addEventListener("scroll", mark, { passive: true });
    mark();
    addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!way || event.altKey || event.ctrlKey || event.metaKey || /INPUT|SELECT/.test(event.target.tagName)) { return; }
      event.preventDefault();
      if (event.shiftKey) { document.querySelector(`a[rel=${way < 0 ? "prev" : "next"}]`)?.click(); return; }
      steps[Math.min(steps.length - 1, Math.max(0, current() + way))].scrollIntoView({ behavior: "instant", block: "start" });
    });
  }
})();
