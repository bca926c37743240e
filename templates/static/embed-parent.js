// For pages that show others of this site in frames: gives a frame the height that it tells, and nothing else.
"use strict";

addEventListener("message", ({ data, source }) => {
  const height = data?.type === "standpunkt:height" ? data.height : NaN;
  if (!Number.isFinite(height) || height < 50 || height > 5000) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.height = Math.ceil(height);
  }
});

// A frame that was there before this script told its height to nobody: each of this site is asked again.
for (const frame of document.querySelectorAll("iframe")) {
  if (frame.src.startsWith(new URL(document.currentScript.src).origin)) {
    frame.contentWindow.postMessage({ type: "standpunkt:ready" }, "*");
  }
}
