// Marks all that belongs to the statement or claim in the address: its row, its words in the text, its point in a chart.
// Links do without this; it adds the marks, opens what is folded over them, and lets Escape take them away.
const clear = () => document.querySelectorAll(".chosen").forEach(place => {
  place.classList.remove("chosen");
  place.removeAttribute("aria-current");
});
const choose = () => {
  clear();
  const chosen = /^#(?:t-|p-)?((?:ST|C)\d+)(?:-\d+)?$/.exec(location.hash);
  if (!chosen) return;
  document.querySelectorAll(`[data-of~="${chosen[1]}"]`).forEach(place => {
    place.classList.add("chosen");
    if (place.id) place.setAttribute("aria-current", "true");
  });
  const target = document.querySelector(location.hash);
  const folded = target?.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
    target.focus();
  }
};
addEventListener("hashchange", choose);
addEventListener("keydown", event => {
  if (event.key !== "Escape" || !document.querySelector(".chosen")) return;
  clear();
  history.replaceState(null, "", location.pathname + location.search);
});
choose();
