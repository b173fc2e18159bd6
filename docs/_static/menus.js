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
// On a phone "On this page" lies over the page: it goes when one of its links is followed.
document.addEventListener("click", (event) => {
  const dialog = event.target.closest("dialog");
  if (dialog && event.target.closest("a[href*='#']")) dialog.close();
});
// Charts further down are on paper, too, though nobody scrolled to them.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("img").forEach((image) => { image.loading = "eager"; });
});
// JupyterLite stays white where no server brings it: from a file, its links lead to the page that says what to do.
if (location.protocol === "file:") {
  document.querySelectorAll("a[href*='lite/lab/'], a[href*='lite/notebooks/']").forEach((link) => {
    link.href = document.documentElement.dataset.content_root + "browser.html#from-a-server";
    link.append(": needs a server");
  });
}
