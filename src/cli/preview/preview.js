// Loads the page again when the content has changed since it was made, and keeps its place.
"use strict";

// On the page of findings the first of them is in sight; the place on the page before it is kept.
const { number, findings } = document.currentScript.dataset;
const place = history.state?.place;

addEventListener("load", () => {
  if (findings) scrollTo(0, 0);
  else if (place !== undefined) {
    scrollTo(0, place);
    history.replaceState(null, "");
  }
});

new EventSource("/-/changes").onmessage = ({ data }) => {
  if (data === number) return;
  if (!findings) history.replaceState({ place: scrollY }, "");
  // A browser would go back to where the page of findings was.
  history.scrollRestoration = "manual";
  location.reload();
};
