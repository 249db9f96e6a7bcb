// Type to narrow: of a long facet only the options stay whose name holds what is typed.
const typed = new Map(); // what stands in each field, by id, while its list is swapped
const opened = new WeakMap(); // which folds stood open before anything was typed

const folded = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’ʼ`]/g, "'").toLowerCase().trim();
const boxes = () => document.querySelectorAll("[data-narrow]");

function narrow(box) {
  const wanted = folded(box.querySelector("input").value);
  const parts = [...box.parentElement.querySelectorAll(":scope > details")];
  const found = parts.map((part) => narrowPart(part, wanted));
  const says = box.querySelector("[role=status]");
  says.textContent = wanted && !found.includes(true) ? says.dataset.nothing : "";
}

function narrowPart(part, wanted) {
  if (!opened.has(part)) opened.set(part, part.open);
  let hasFound = false;
  for (const option of part.querySelectorAll(".option")) {
    option.hidden = !folded(option.querySelector("label").textContent).includes(wanted);
    hasFound ||= !option.hidden;
  }
  part.hidden = Boolean(wanted) && !hasFound;
  part.open = wanted ? hasFound : opened.get(part);
  if (!wanted) opened.delete(part);
  return hasFound;
}

// What is typed here filters nothing on the server: the form must not hear of it.
function keepFromForm(event) {
  if (!event.target.closest("[data-narrow]")) return;
  event.stopPropagation();
  if (event.key === "Enter") event.preventDefault();
}

function show() {
  for (const box of boxes()) {
    const input = box.querySelector("input");
    box.hidden = false;
    if (typed.get(input.id)) {
      input.value = typed.get(input.id);
      narrow(box);
    }
  }
}

document.addEventListener("input", ({ target }) => {
  const box = target.closest("[data-narrow]");
  if (!box) return;
  typed.set(target.id, target.value);
  narrow(box);
});
document.addEventListener("change", keepFromForm, true);
document.addEventListener("keydown", keepFromForm, true);
document.addEventListener("htmx:afterSettle", show);
show();
