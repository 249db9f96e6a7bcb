// The documentation of the API: Swagger UI, told where the schema is.
const place = document.getElementById("swagger-ui");

globalThis.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  presets: [globalThis.SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
