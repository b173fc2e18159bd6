// A menu closes on Escape, which gives the focus back, and when something else is clicked.
const open = () => document.querySelector("details.menu[open]");
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && open();
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target) || event.target.closest("a, button")) menu.open = false;
  });
});
