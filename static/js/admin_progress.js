// Follows the work on an uploaded spreadsheet: takes the same page anew until the work is over.
const PAUSE = 1000; // milliseconds

async function follow(shown) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-progress]");
  if (!found) {
    location.reload();
    return;
  }
  shown.replaceChildren(...found.childNodes);
}

function again() {
  const shown = document.querySelector("[data-progress]");
  // A server that does not answer for a moment is asked again.
  if (shown) follow(shown).catch(() => {}).then(() => setTimeout(again, PAUSE));
}

again();
