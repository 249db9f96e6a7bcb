// Shows below a pasted list of countries what it is understood to say, while it is typed.
const PAUSE = 300; // milliseconds without typing

function read(field, shown) {
  const asked = (shown.asked = (shown.asked ?? 0) + 1);
  const text = field.value;
  const sent = new FormData();
  sent.set("text", text);
  sent.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  fetch(field.dataset.readAt, { method: "POST", body: sent })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      if (asked === shown.asked && text === field.value) shown.innerHTML = text.trim() ? html : "";
    })
    .catch(() => shown.replaceChildren());
}

// Puts a code in the place of an entry that is not clear, or takes the entry out. The
// server counts characters where a field counts halves of some.
function write(field, shown, button) {
  const { start, entry, write: code } = button.dataset;
  const letters = [...field.value];
  const [from, length] = [Number(start), [...entry].length];
  if (letters.slice(from, from + length).join("") !== entry) return;
  const before = letters.slice(0, from).join("");
  const after = letters.slice(from + length).join("");
  field.value = code ? before + code + after : before + after.replace(/^\s*[,;、，]?\s*/, "");
  settle(shown, button, from, [...field.value].length - letters.length);
  field.focus();
  field.dispatchEvent(new Event("input"));
}

// Until the panel is drawn anew: what was decided asks no more, what stands behind it has moved.
function settle(shown, button, from, moved) {
  for (const each of button.closest(".reading").querySelectorAll("button")) each.remove();
  for (const each of shown.querySelectorAll("button[data-start]"))
    if (Number(each.dataset.start) > from) each.dataset.start = Number(each.dataset.start) + moved;
}

for (const field of document.querySelectorAll("textarea[data-read-at]")) {
  const shown = document.createElement("div");
  shown.className = "readings-shown";
  shown.setAttribute("role", "status");
  field.closest(".form-row").append(shown);
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => read(field, shown), PAUSE);
  });
  shown.addEventListener("click", ({ target }) => {
    if (target.matches("button[data-entry]")) write(field, shown, target);
  });
  if (field.value.trim()) read(field, shown);
}
