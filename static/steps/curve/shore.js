/**
 * The geometry of a curve: one long wave in a frame that ends as high as it began, and the sand beside it for marks
 * that are not on the curve. Numbers and paths only.
 */

export const FRAME = { width: 1000, height: 380 };

const MIDDLE = 272;
const SWELL = 34;
const SEABED = 372;
const AIR = 206; // the tallest heap, above the wave's crest
const GAP = 26; // between the water and the sand
// Diameters of a dot, from "a few" to "a full hall": the largest one whose tallest heap stays in the air is taken.
const DOTS = [36, 30, 24, 19, 15, 12, 9, 7, 5];

/** @typedef {{x: number, y: number}} Point */

/**
 * Where things stand when a curve has so many phases.
 * @param {number} phases
 */
export function shore(phases) {
  const column = FRAME.width / (phases + 1);
  const sea = column * phases;

  /** @param {number} x */
  const surfaceAt = (x) => (x > sea ? MIDDLE - SWELL : MIDDLE - SWELL * Math.cos((2 * Math.PI * x) / sea));

  /** The line of the surface between two places, or so far below it. @param {number} from @param {number} to */
  const line = (from, to, depth = 0) => {
    const steps = Math.max(8, Math.round((to - from) / 12));
    const points = Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
    return points.map((x) => `${x.toFixed(1)} ${(surfaceAt(x) + depth).toFixed(1)}`).join(' L');
  };

  return {
    column,
    surfaceAt,
    surface: `M${line(0, sea)}`,
    /** The water under one phase; it lies under the next one's edge, so that no seam is seen. @param {number} phase */
    water: (phase) =>
      `M${line(phase * column, Math.min(sea, (phase + 1) * column + 1))} V${SEABED} H${phase * column} Z`,
    /** A ripple under the surface of one phase. @param {number} phase @param {number} depth */
    ripple: (phase, depth) => `M${line(phase * column + 12, (phase + 1) * column - 12, depth)}`,
    sand: {
      x: sea + GAP,
      y: MIDDLE - SWELL + 2,
      width: FRAME.width - sea - GAP - 2,
      height: SEABED - MIDDLE + SWELL - 4,
    },
    /** The middle of a place: the phases, then the sand. @param {number} place */
    middleOf: (place) => (place < phases ? (place + 0.5) * column : (sea + GAP + FRAME.width) / 2),
  };
}

/**
 * The size of a dot that lets the tallest heap fit.
 * @param {number} tallest how many marks the fullest place has, in this round or the one in its shadow
 * @param {number} width of the place
 */
export function dotSize(tallest, width) {
  return DOTS.find((dot) => Math.ceil(tallest / perRow(dot, width)) * dot <= AIR) ?? DOTS[DOTS.length - 1];
}

/**
 * The places of a heap's dots, floating on the water. The order is fixed, from the middle outward and then upward, so
 * that the dots of an earlier round lie exactly behind those of a later one.
 * @param {{count: number, middle: number, width: number, dot: number, surfaceAt: (x: number) => number}} heap
 * @returns {Point[]}
 */
export function heap({ count, middle, width, dot, surfaceAt }) {
  const row = perRow(dot, width);
  return Array.from({ length: count }, (_, i) => {
    const x = middle + (fromMiddle(i % row) - (row % 2 ? 0 : 0.5)) * dot;
    return { x, y: surfaceAt(x) - 3 - dot * (Math.floor(i / row) + 0.5) };
  });
}

/** @param {number} dot @param {number} width */
function perRow(dot, width) {
  return Math.max(1, Math.min(Math.floor((width - 20) / dot), 24));
}

/** 0, 1, -1, 2, -2, … @param {number} i */
function fromMiddle(i) {
  return i % 2 ? (i + 1) / 2 : -i / 2;
}
