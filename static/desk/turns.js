/** What is pressed while an act waits for its answer has its turn after it, in the order of pressing. */

// A press that waited longer may mean a room that is past.
const LATE = 3_000;

/** @typedef {ReturnType<typeof openTurns>} Turns */

/** @param {() => boolean} isBusy @param {() => void} onLate says that a press came too late */
export function openTurns(isBusy, onLate) {
  /** @type {{act: string, at: number, go: () => void}[]} */
  let turns = [];

  function next() {
    while (turns.length && !isBusy()) {
      const [{ at, go }] = turns.splice(0, 1);
      if (Date.now() - at < LATE) go();
      else onLate();
    }
  }

  return {
    /** @param {string} act what is to be done: "" is like no other @param {() => void} go */
    wait(act, go) {
      turns.push({ act, at: Date.now(), go });
    },
    /** @param {string} act */
    has: (act) => turns.some((one) => one.act === act),
    /** Once those who heard the answer have said what they have to say. */
    goOn: () => setTimeout(next),
    forget() {
      turns = [];
    },
  };
}
