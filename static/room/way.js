/**
 * By which way the next line goes. WebSocket is tried first. Where a network says yes to it and then lets nothing
 * through, polling is: such a line still asks for WebSocket beside it and changes over if it can, so that no phone stays
 * behind for good. Only where WebSocket greeted and did not carry, twice, it is left alone for a while.
 */

/** @typedef {'websocket' | 'polling'} By */
/** @typedef {By | 'polling alone'} Known what a page may remember of a network */
/** @typedef {ReturnType<typeof chooseWay>} Way */

/** @type {Record<By, By[]>} */
const ORDERS = { websocket: ['websocket', 'polling'], polling: ['polling', 'websocket'] };
const ENOUGH = 2;
const YOUNG = 10_000; // ms
const LONG = 60_000;

/** @param {Known} [known] */
export function chooseWay(known = 'websocket') {
  let first = /** @type {By} */ (known.split(' ')[0]);
  let vain = 0; // lines in a row that `first` did not open
  let mute = known === 'polling alone' ? ENOUGH : 0; // WebSockets in a row that opened and did not carry
  let hasCarried = false;

  /** @param {By} by @param {boolean} isSilent */
  function failed(by, isSilent) {
    if (by !== first) vain = 0;
    else vain += isSilent && !hasCarried ? ENOUGH : 1;
    if (vain >= ENOUGH) turn(first === 'polling' ? 'websocket' : 'polling');
  }

  /** @param {By} next */
  function turn(next) {
    first = next;
    vain = 0;
  }

  return {
    /** What is tried, in this order, and whether a line may change over from polling. */
    now: () => ({ transports: ORDERS[first], upgrade: mute < ENOUGH }),
    /** @returns {Known} */
    known: () => (first === 'polling' && mute >= ENOUGH ? 'polling alone' : first),
    /**
     * Nobody was greeted. That both ways were in vain says nothing about them: the server is away.
     * @param {By} by which way it stopped at @param {boolean} isSilent nothing came, not even a no
     */
    failed,
    /** It greeted, and then no answer came. @param {By} by */
    mute(by) {
      if (by === 'polling') return failed(by, true);
      mute++;
      turn('polling');
    },
    /** An answer came. @param {By} by */
    carried(by) {
      turn(by);
      hasCarried = by === 'websocket';
    },
    /** It had carried for so long, and ended. @param {By} by @param {number} lasted ms */
    broke(by, lasted) {
      const isYoung = by === 'websocket' && lasted < YOUNG;
      if (isYoung) mute++;
      else if (by === 'websocket' || lasted > LONG) mute = 0;
      if (mute >= ENOUGH) turn('polling');
    },
    /** Perhaps in another network. */
    moved() {
      mute = 0;
    },
  };
}
