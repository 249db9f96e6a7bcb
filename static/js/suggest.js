// Suggestions while typing: a combobox with a list box, by the WAI-ARIA Authoring Practices.
// Each form with data-suggest has one; without this script the form searches as it is.
const PAUSE = 150; // milliseconds without a key before anything is asked
let made = 0;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.found = [];
    this.active = -1;
    this.draw();
    this.listen();
  }

  draw() {
    made += 1;
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${made}`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.form.dataset.suggestLabel);
    this.status = document.createElement("div");
    this.status.className = "hide";
    this.status.setAttribute("role", "status");
    this.form.append(this.list, this.status);
    this.input.autocomplete = "off";
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
  }

  listen() {
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // The list must not take the focus: a press would close it before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(this.input.value), PAUSE);
  }

  async ask(text) {
    this.request = new AbortController();
    const address = `${this.form.dataset.suggest}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal: this.request.signal });
      if (response.ok) this.show(await response.json());
      else this.close();
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show({ suggestions, said }) {
    if (document.activeElement !== this.input) return;
    this.found = suggestions;
    this.list.replaceChildren(...suggestions.map((item, at) => this.option(item, at)));
    this.status.textContent = said;
    this.activate(-1);
    this.open(suggestions.length > 0);
  }

  option({ name, noun }, at) {
    const option = document.createElement("li");
    const kind = document.createElement("span");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    kind.textContent = noun;
    option.append(name, " ", kind);
    return option;
  }

  press(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    const last = this.found.length - 1;
    if (event.key === "ArrowDown" && this.found.length) {
      this.open(true);
      this.activate(this.active < last ? this.active + 1 : -1);
    } else if (event.key === "ArrowUp" && this.found.length) {
      this.open(true);
      this.activate(this.active < 0 ? last : this.active - 1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      this.choose(this.active);
    } else if (event.key === "Escape" && isOpen) {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
    });
    const option = this.list.children[at];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.activate(-1);
    this.open(false);
  }

  choose(at) {
    window.location.assign(this.found[at].url);
  }
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Suggestions(form);
