// Light or dark, as it was chosen in this browser: before anything is painted, so it is no module.
"use strict";
(() => {
  try {
    const chosen = localStorage.getItem("drafter-theme");
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing follows the system.
  }
})();
