// Results in place: htmx fetches the list's own page and swaps what is in it. Here is what
// htmx leaves open: which answer still counts, clean addresses, focus, and what is read aloud.
const list = document.getElementById("list");
const said = document.getElementById("list-said");
const PAUSE = 50; // milliseconds between the swap and its announcement, else it is not read
const opened = new Map(); // which folds of the list stand open, by id
let awaited; // the request that was sent last
let used; // the control that sent it, while its answer is being shown

const given = (data) => [...data].filter(([, value]) => value.trim());
const query = (data) => new URLSearchParams(given(data)).toString();
const addressOf = (detail) => new URL(detail.pathInfo.finalRequestPath, window.location.href);
const isHere = (address) =>
  address.pathname === window.location.pathname &&
  query(address.searchParams) === query(new URLSearchParams(window.location.search));

function leaveOutBlanks({ detail }) {
  const kept = given(detail.formData);
  for (const name of [...detail.formData.keys()]) detail.formData.delete(name);
  for (const [name, value] of kept) detail.formData.append(name, value);
}

function send(event) {
  const { detail } = event;
  const isRestored = detail.requestConfig.elt === list;
  if (!isRestored && isHere(addressOf(detail))) {
    event.preventDefault();
    return;
  }
  awaited = detail.xhr;
  list.setAttribute("aria-busy", "true");
}

// An answer is too old once another was asked for, or the form says something else by now.
function isStale({ xhr, requestConfig }) {
  const form = requestConfig.elt;
  const hasChanged = form.matches("form") && query(new FormData(form)) !== query(requestConfig.formData);
  return xhr !== awaited || hasChanged;
}

function receive({ detail }) {
  if (isStale(detail)) {
    detail.shouldSwap = false;
  } else if (detail.shouldSwap) {
    remember(detail.requestConfig.elt);
  } else {
    window.location.assign(addressOf(detail)); // neither a list nor a refusal: show it whole
  }
}

function remember(control) {
  const chips = [...list.querySelectorAll(".chip")];
  used = {
    chip: chips.indexOf(control),
    field: control.closest(".option")?.querySelector("input").id,
    isPage: Boolean(control.closest(".pager")),
    hadFocus: list.contains(document.activeElement),
  };
  for (const fold of list.querySelectorAll("details[id]")) opened.set(fold.id, fold.open);
}

function settle() {
  if (!used) return; // told once for each of the elements swapped
  const control = used;
  used = undefined;
  for (const fold of list.querySelectorAll("details[id]")) {
    if (!fold.querySelector(".error")) fold.open = opened.get(fold.id) ?? fold.open;
  }
  placeFocus(control);
  announce();
}

function announce() {
  const isRefused = list.querySelector("[role=alert]"); // which is read by itself
  const text = isRefused ? "" : list.querySelector(".found").textContent.trim();
  said.textContent = "";
  setTimeout(() => { said.textContent = text; }, PAUSE);
}

// htmx gives the focus back to a control of the same id; chips and pages have gone.
function placeFocus({ chip, field, isPage, hadFocus }) {
  const found = list.querySelector(".found");
  const isLost = hadFocus && !list.contains(document.activeElement);
  if (isPage) {
    found.focus({ preventScroll: true });
    (found.closest(".results") ?? found).scrollIntoView();
  } else if (isLost) {
    const chips = list.querySelectorAll(".chip");
    const next = chip < 0 ? document.getElementById(field) : chips[Math.min(chip, chips.length - 1)];
    (next ?? found).focus({ preventScroll: true });
  }
}

// No copies are kept in the browser: its own cache has the page, and the server's tag proves it.
function restore(event) {
  event.preventDefault();
  const swap = { source: list, target: list, select: "#list > *", swap: "innerHTML settle:0s" };
  htmx.ajax("GET", event.detail.path, swap);
}

document.addEventListener("htmx:configRequest", leaveOutBlanks);
document.addEventListener("htmx:beforeRequest", send);
document.addEventListener("htmx:beforeSwap", receive);
document.addEventListener("htmx:afterSettle", settle);
document.addEventListener("htmx:afterRequest", () => list.removeAttribute("aria-busy"));
document.addEventListener("htmx:sendError", ({ detail }) => window.location.assign(addressOf(detail)));
document.addEventListener("htmx:historyCacheMiss", restore);
