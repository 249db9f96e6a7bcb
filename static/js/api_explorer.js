// Swagger UI, told where the schema is.
const place = document.getElementById("swagger-ui");

globalThis.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});

// Swagger UI has a dark look of its own, behind a class.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
