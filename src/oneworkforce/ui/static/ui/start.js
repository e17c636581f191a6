// Wakes the components of GOV.UK Frontend. Every page works without this file.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// The address is read from the page: file names carry a hash of their content.
const { initAll } = await import(document.getElementById("components").href);
initAll();
