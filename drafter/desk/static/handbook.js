// The handbook in a narrow window: the list of its pages is folded, so that the page comes first.
// @ts-check

const contents = /** @type {HTMLDetailsElement} */ (document.querySelector(".handbook-contents"));
const narrow = matchMedia("(max-width: 56rem)");

function fold() {
  contents.open = !narrow.matches;
}

narrow.addEventListener("change", fold);
fold();
