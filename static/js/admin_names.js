// Names for the fields of the admin in which records are found by typing: the script that
// draws them does not say which field of the form they stand for.

// The words of a column's heading, without the help that stands beside them.
function wordsOf(heading) {
  const text = [...heading.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (text) {
    const words = document.createElement("span");
    words.className = "heading";
    text.replaceWith(words);
    words.append(text);
  }
  return heading.querySelector(".heading") ?? heading;
}

// The label of a field, or the heading of its column.
function labelOf(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const column = select.closest("td")?.className.match(/\bfield-(\S+)/)?.[1];
  const heading = column && select.closest("table").querySelector(`th.column-${column}`);
  const found = label ?? (heading && wordsOf(heading));
  if (found && !found.id) found.id = `${label ? select.id : `${select.id}-${column}`}-name`;
  return found;
}

function name(select) {
  const drawn = select.nextElementSibling;
  const label = labelOf(select);
  if (!label || !drawn?.matches(".select2")) return;
  const box = drawn.querySelector(".select2-selection");
  const shown = drawn.querySelector(".select2-selection--single .select2-selection__rendered");
  // A single one says what is chosen; of several, the field for typing stands beside them.
  box.setAttribute("aria-labelledby", shown ? `${label.id} ${shown.id}` : label.id);
  for (const part of drawn.querySelectorAll("[role=textbox], .select2-search__field"))
    part.setAttribute("aria-labelledby", label.id);
}

const nameAll = (root) => root.querySelectorAll(".admin-autocomplete").forEach(name);

// Both after the script that draws the fields, which waits in the same queues.
django.jQuery(() => nameAll(document));
document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
