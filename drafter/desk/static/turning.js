/** Pages that lie on their side: turned to the right, so that the bound edge is above. */

/**
 * Returns the measures of a page as it lies; header and footer keep their distances.
 *
 * @param {import("./pages.js").Sizes} page
 * @param {boolean} lies
 * @returns {import("./pages.js").Sizes}
 */
export function turned(page, lies) {
  if (!lies || page.width >= page.height) return page;
  return {
    ...page,
    width: page.height,
    height: page.width,
    top: page.left,
    right: page.top,
    bottom: page.right,
    left: page.bottom,
  };
}

/** Returns how wide the text of a page is. */
export const textWidth = (page) => page.width - page.left - page.right;
