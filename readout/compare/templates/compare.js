// Marks the passage in the address and those that are linked with it. Links do without this; Escape takes the marks away.
const clear = () => document.querySelectorAll(".chosen").forEach(place => place.classList.remove("chosen"));
const choose = () => {
  clear();
  const chosen = /^#([AB]\d+)$/.exec(location.hash);
  if (!chosen) return;
  const passage = document.getElementById(chosen[1]);
  if (!passage) return;
  passage.classList.add("chosen");
  (passage.dataset.with || "").split(" ").filter(Boolean).forEach(id => {
    document.getElementById(id).classList.add("chosen");
  });
};
addEventListener("hashchange", choose);
addEventListener("keydown", event => {
  if (event.key !== "Escape" || !document.querySelector(".chosen")) return;
  clear();
  history.replaceState(null, "", location.pathname + location.search);
});
choose();
