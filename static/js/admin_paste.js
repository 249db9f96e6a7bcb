// Shows below a pasted list of countries what it is understood to say, while it is typed.
const PAUSE = 300; // milliseconds without typing

function read(field, shown) {
  const asked = (shown.asked = (shown.asked ?? 0) + 1);
  const sent = new FormData();
  sent.set("text", field.value);
  sent.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  fetch(field.dataset.readAt, { method: "POST", body: sent })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      if (asked === shown.asked) shown.innerHTML = field.value.trim() ? html : "";
    })
    .catch(() => shown.replaceChildren());
}

// Puts a code in the place of an entry that is not clear, or takes the entry out. The
// server counts characters where a field counts halves of some.
function write(field, { start, entry, write }) {
  const letters = [...field.value];
  const [from, length] = [Number(start), [...entry].length];
  if (letters.slice(from, from + length).join("") !== entry) return;
  const before = letters.slice(0, from).join("");
  const after = letters.slice(from + length).join("");
  field.value = write ? before + write + after : before + after.replace(/^\s*[,;、，]?\s*/, "");
  field.focus();
  field.dispatchEvent(new Event("input"));
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
    if (target.matches("button[data-entry]")) write(field, target.dataset);
  });
  if (field.value.trim()) read(field, shown);
}
