/**
 * Widths as on paper: browsers that round the sizes of fonts make lines a little too narrow.
 *
 * FreeType counts sizes in 64ths of a pixel and drops the rest, by which a line of 14 points is a
 * quarter of a point shorter than in print; so much is given back between the letters.
 */

const SAMPLE = "Депутаттық сауал: обращение о ремонте сельских дорог, ауыл жолдарын жөндеу туралы 2026";
const LARGE = 2048; // pixels at which rounding no longer counts
const ROUNDED = 0.05; // points by which a word processor's own rounding makes lines shorter

/** Gives each rule of a look's style sheet the distance of letters that makes its lines exact. */
export function exact(sheet) {
  const context = document.createElement("canvas").getContext("2d");
  const found = new Map();
  for (const rule of sheet?.cssRules ?? []) {
    const { fontFamily, fontSize, fontWeight, fontStyle, marginRight } = rule.style ?? {};
    if (!fontFamily || !fontSize.endsWith("pt")) continue;
    const size = (parseFloat(fontSize) * 96) / 72;
    const key = `${fontStyle} ${fontWeight} ${size}px ${fontFamily}`;
    if (!found.has(key)) {
      found.set(key, lacking(context, size, (px) => `${fontStyle} ${fontWeight} ${px}px ${fontFamily}`));
    }
    rule.style.letterSpacing = `${found.get(key)}px`;
    rule.style.marginRight = `${(parseFloat(marginRight) || 0) + ROUNDED}pt`;
  }
}

/** Returns by how much a letter is too narrow in the mean. */
function lacking(context, size, font) {
  const width = (px) => {
    context.font = font(px);
    context.fontKerning = "none";
    return context.measureText(SAMPLE).width;
  };
  return ((width(LARGE) * size) / LARGE - width(size)) / SAMPLE.length;
}
