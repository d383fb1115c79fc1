// "/" goes to the search, "j" and "k" walk the timeline, "o" opens or closes an activity's text.
const items = [...document.querySelectorAll(".timeline > li")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
  const at = items.indexOf(document.activeElement?.closest(".timeline > li"));
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("input[type=search]").focus();
  } else if (event.key === "j" || event.key === "k") {
    items[Math.max(0, Math.min(items.length - 1, at + (event.key === "j" ? 1 : -1)))]?.focus();
  } else if (event.key === "o" && at >= 0) {
    const text = items[at].querySelector("details");
    if (text) text.open = !text.open;
  }
});
