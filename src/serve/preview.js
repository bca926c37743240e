// Loads the page again when the content has changed since it was made. Browsers keep the place.
"use strict";

const shown = document.currentScript.dataset.number;
new EventSource("/-/changes").onmessage = ({ data }) => {
  if (data !== shown) location.reload();
};
