/** What the parts of one board at the desk have in common: what is open, what is chosen, and how to act. */

import { t } from '../lib/i18n.js';
import { computed, signal } from '../vendor/ui.js';

/** @import {Answer, ThoughtStep, View} from '../room/words.js' */
/** @import {Flags} from './flags.js' */
/** @typedef {'menu' | 'hide' | 'group' | 'move' | 'shape'} Panel */
/** @typedef {{view: View, step: ThoughtStep, isLive: boolean}} Now */
/** @typedef {(act: string, fields: object) => Promise<Answer>} Perform */
/** `also`: as part of what was just done. @typedef {{perform: Perform, also: Perform}} Performs */
/** @typedef {ReturnType<typeof openDesk>} Desk */

/** @param {Performs} performs @param {Flags} flags */
export function openDesk({ perform, also }, flags) {
  const now = signal(/** @type {Now} */ (/** @type {unknown} */ (null)));
  /** The one thought whose menu, or a part of it, is open. */
  const open = signal(/** @type {{thing: string, panel: Panel} | null} */ (null));
  /** While thoughts are chosen to be grouped or moved. */
  const chosen = signal(/** @type {ReadonlySet<string> | null} */ (null));
  const isDragging = signal(false);
  const said = signal('');
  const lane = signal(0);
  /** Half-written sentences, by idea: closing a form loses none. @type {Map<string, string>} */
  const drafts = new Map();

  /** Whether it was done; if not, it is said why. @param {string} name @param {object} [fields] */
  const ask = (name, fields = {}) => tell(perform(name, fields));

  /** @param {Promise<Answer>} asked */
  async function tell(asked) {
    said.value = '';
    const answer = await asked;
    if ('refused' in answer) said.value = answer.say;
    if ('unknown' in answer) said.value = t('No answer came. It may have been done: look, then press again.');
    return 'ok' in answer;
  }

  return {
    now,
    open,
    chosen,
    isDragging,
    said,
    lane,
    drafts,
    flags,
    /** While somebody points at something, nothing moves away under them. */
    isHeld: computed(() => Boolean(open.value || chosen.value) || isDragging.value),
    ask,
    /** On this board. @param {string} name @param {object} [fields] */
    act: (name, fields = {}) => ask(name, { step: now.peek().step.step, ...fields }),
    /** One after the other, taken back together. @param {{act: string, fields: object}[]} acts */
    async all(acts) {
      const { step } = now.peek().step;
      for (const [at, { act, fields }] of acts.entries()) {
        const does = at ? also : perform;
        if (!(await tell(does(act, { step, ...fields })))) return;
      }
    },
    /** @param {string} thing @param {Panel | null} panel */
    show(thing, panel) {
      open.value = panel && { thing, panel };
    },
    /** @param {string} idea @param {boolean} isIn */
    choose(idea, isIn) {
      const names = new Set(chosen.peek());
      if (isIn) names.add(idea);
      else names.delete(idea);
      chosen.value = names;
    },
    /** What went away is chosen no more. @param {ThoughtStep} step */
    tidy(step) {
      const names = chosen.peek();
      if (!names) return;
      const left = step.ideas.filter((idea) => names.has(idea.name) && !idea.is_taken_back);
      if (left.length < names.size) chosen.value = new Set(left.map((idea) => idea.name));
    },
  };
}
