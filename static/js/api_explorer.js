// Swagger UI, told where the schema is.
const place = document.getElementById("swagger-ui");

// Its operations within our page; a layout of its own would be a second main part.
const layout = ({ React }) => ({
  components: {
    PortalLayout: ({ getComponent, specSelectors }) => {
      const [Errors, Operations] = ["errors", "operations"].map((name) => getComponent(name, true));
      const isRead = specSelectors.loadingStatus() === "success";
      const parts = [Errors, ...(isRead ? [Operations] : [])];
      return React.createElement(
        "div",
        { className: "swagger-ui" },
        parts.map((Part, index) => React.createElement(Part, { key: index })),
      );
    },
  },
});

globalThis.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  plugins: [layout],
  layout: "PortalLayout",
  // With links to each operation it puts links into buttons, which a keyboard cannot tell apart.
  deepLinking: false,
  docExpansion: "list",
  validatorUrl: null,
  // It sets colours on each word, too dark for the ground they are on.
  syntaxHighlight: false,
});

// Swagger UI has a dark look of its own, behind a class.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// What it leaves unsaid to those who do not see it. It draws anew whenever something is
// opened, and leaves alone what it did not set.
const set = (selector, name, value) => {
  for (const element of place.querySelectorAll(`${selector}:not([${name}])`)) {
    element.setAttribute(name, typeof value === "function" ? value(element) : value);
  }
};

const parameter = (element) => element.closest("[data-param-name]").dataset.paramName;

const mend = () => {
  set(":is(pre, .microlight, .model-box)", "tabindex", "0"); // they scroll
  set("[data-param-name] :is(input, select, textarea)", "aria-label", parameter);
};

new MutationObserver(mend).observe(place, { childList: true, subtree: true });
mend();
