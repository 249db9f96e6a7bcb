// Shows records that are near the name or the web address that is typed in a form.
const PAUSE = 400; // milliseconds without typing

const fields = [...document.querySelectorAll("[data-near-at]")];
const own = document.querySelector("[data-own]")?.dataset.own ?? "";

function ask(shown) {
  const asked = new URLSearchParams(fields.map((field) => [field.name, field.value]));
  if (own) asked.set("own", own);
  const turn = (shown.turn = (shown.turn ?? 0) + 1);
  fetch(`${fields[0].dataset.nearAt}?${asked}`)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      if (turn === shown.turn) shown.innerHTML = html;
    })
    .catch(() => shown.replaceChildren());
}

if (fields.length) {
  const shown = document.createElement("div");
  shown.className = "near-shown";
  shown.setAttribute("role", "status");
  fields[0].closest(".form-row").append(shown);
  let pause;
  for (const field of fields)
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => ask(shown), PAUSE);
    });
}
