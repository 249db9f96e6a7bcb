// Puts a button behind a text that is copied as a whole.
function select(text) {
  getSelection().selectAllChildren(text);
  return document.execCommand("copy"); // where the clipboard is closed to scripts
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    return select(text);
  }
}

for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = text.dataset.copy;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    if (await copy(text)) told.textContent = text.dataset.copied;
  });
  text.after(" ", button, " ", told);
}
