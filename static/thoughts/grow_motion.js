/** The motion of a thought that grows: its torn edge closes, and what was added grows from its three dots. */

const LASTS = 520; // ms
const EASE = 'cubic-bezier(0.2, 0.8, 0.2, 1)';

/** @typedef {{x: number, y: number}} Dots where on the screen */

/** @param {Dots} dots @param {HTMLElement} grown @param {number} lasts ms */
export function growFrom({ x, y }, grown, lasts = LASTS) {
  const { left, top, height } = grown.getBoundingClientRect();
  const origin = `${x - left}px ${y - top}px`;
  return [
    grown.animate(
      { height: ['0px', `${height}px`], marginBlockEnd: ['-8px', '0px'] },
      { duration: lasts, easing: EASE, fill: 'backwards' },
    ),
    grown.animate(
      { transform: ['scale(0.06)', 'none'], transformOrigin: [origin, origin], opacity: [0, 1, 1] },
      { duration: lasts, easing: EASE, fill: 'backwards' },
    ),
  ];
}

/** Where the three dots stood: behind the last letter. @param {Element} card @returns {Dots} */
export function dotsOf(card) {
  const words = card.querySelector('.card-words') ?? card;
  const range = document.createRange();
  range.selectNodeContents(words);
  const [end] = [...range.getClientRects()].slice(-1);
  return end ? { x: end.right, y: end.bottom - end.height / 2 } : { x: 0, y: 0 };
}

/** From the edge of a spark to a straight one. @param {Element} card that is a sketch by now */
export function closeEdge(card) {
  const spark = document.createElement('article');
  spark.className = 'card card-spark';
  spark.style.display = 'none';
  card.after(spark);
  const torn = getComputedStyle(spark, '::before').clipPath;
  spark.remove();
  if (!torn.startsWith('polygon') || !card.matches('.card-sketch')) return [];
  const clipPath = [torn, torn.replace(/calc\(100% - [\d.]+px\)/g, '100%')];
  return ['::before', '::after'].map((pseudoElement) =>
    card.animate({ clipPath }, { pseudoElement, duration: LASTS, easing: EASE, fill: 'backwards' }),
  );
}
