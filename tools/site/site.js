// What the site adds to MkDocs' own scripts: the search in one's language, the dark look of a window.
// @ts-check
"use strict";
(() => {
  /** @type {any} */
  const site = window;
  const page = document.documentElement;

  // What is in the language of the page is shown; where nothing is, all that was found.
  const show = site.displayResults;
  site.displayResults = (/** @type {{location: string}[]} */ results) => {
    const own = results.filter((one) => one.location.startsWith(`${page.lang}/`));
    show(own.length ? own : results);
  };
  // What is pasted is searched for as well.
  document.addEventListener("input", (event) => {
    const input = /** @type {HTMLElement} */ (event.target);
    if (input.id === "mkdocs-search-query") site.doSearch();
  });

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    page.dataset.bsTheme = dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", follow);
  follow();
})();
