/** Hidden is not the end of a thought: its phone, which alone knows whose it was, says so and has the words still. */

import { t } from '../lib/i18n.js';
import { hasThoughts, isReadable, thingsOf } from '../room/things.js';
import { Copy } from '../shared/copy.js';
import { html, signal } from '../vendor/ui.js';
import { Composer } from './composer.js';
import { reasonWords } from './hidden_line.js';

/** @import {Phone} from '../phone/phone.js' */
/** @import {Entry} from '../room/given.js' */
/** @import {ThoughtStep, Continuation, Idea, Step} from '../room/words.js' */
/**
 * @typedef {{
 *   name: string, why: {reason: string, own: string}, text: string, isWithheld: boolean,
 *   act: 'PostIdea' | 'ContinueIdea' | 'ChangeIdea', idea?: string, kind?: string,
 * }} Hidden
 */

const told = signal(/** @type {string[] | null} */ (null));

/** Own thoughts that were hidden, or read and not shown, and of which the person has not said "all right" yet. */
/** @param {Phone} phone @param {Step[]} steps @returns {Hidden[]} */
export function hiddenOwn({ drawer, given, secrets }, steps) {
  told.value ??= drawer.read('told', []);
  const held = new Map(given.shown.value.map((entry) => [entry.name, entry]));
  const boards = steps.filter(hasThoughts);
  const hidden = boards.flatMap(({ ideas }) =>
    ideas
      .filter(hidesSome)
      .flatMap((idea) => [
        ...wasHidden(idea, undefined, held, secrets),
        ...idea.continuations.flatMap((one) => wasHidden(one, idea, held, secrets)),
      ]),
  );
  const unread = given.entries.value.flatMap((entry) =>
    boards.flatMap(({ step, withheld }) =>
      step === entry.step
        ? withheld.filter((one) => one.name === entry.name).map((why) => wasWithheld(entry, why))
        : [],
    ),
  );
  return [...hidden, ...unread].filter(({ name }) => !told.value?.includes(name));
}

/** @param {Idea} idea */
function hidesSome({ hidden, continuations }) {
  return hidden !== null || continuations.some((one) => one.hidden);
}

/**
 * @param {Idea | Continuation} thing @param {Idea | undefined} idea @param {Map<string, Entry>} held
 * @param {Phone['secrets']} secrets @returns {Hidden[]}
 */
function wasHidden(thing, idea, held, secrets) {
  const { name, hidden } = thing;
  if (!hidden || hidden.reason === 'covered' || !(held.has(name) || secrets.isMine(thing))) return [];
  const text = held.get(name)?.text ?? '';
  if (!idea || idea.hidden || idea.is_taken_back)
    return [{ name, why: hidden, text, isWithheld: false, act: 'PostIdea' }];
  const kind = 'kind' in thing ? thing.kind : 'add';
  return [{ name, why: hidden, text, isWithheld: false, act: 'ContinueIdea', idea: idea.name, kind }];
}

/** @param {Entry} entry @param {Hidden['why']} why @returns {Hidden} */
function wasWithheld({ act, name, text = '', idea, kind }, why) {
  return { name, why, text, isWithheld: true, act: /** @type {Hidden['act']} */ (act), idea, kind };
}

/** @param {{phone: Phone, step: ThoughtStep, own: Hidden}} props */
export function HiddenOwn({ phone, step, own }) {
  const { name, why, text, isWithheld } = own;
  const mayWrite = step.state !== 'closed' && phone.room.view.value?.stage === step.step;
  const place = `${step.step}/again/${name}`;
  const done = () => {
    phone.drafts.write(place, '');
    tell(phone, name);
  };
  /** @param {string} words */
  function send(words) {
    writeAgain(phone, step, own, words);
    tell(phone, name);
  }
  return html`
    <article class="own own-hidden-one">
      <p role="status">${saying(mayWrite, isWithheld, reasonWords(why))}</p>
      ${
        mayWrite
          ? html`
              <${Composer} phone=${phone} place=${place} label=${t('Your thought')} text=${text} starters=${[]} onSend=${send}>
                <button type="button" class="quiet-act" onClick=${done}>${t('Leave it')}</button>
              <//>
            `
          : html`
              ${text && html`<p class="own-words" dir="auto">${text}</p>`}
              <div class="row">
                ${text && html`<${Copy} text=${text} />`}
                <button type="button" class="quiet-act" onClick=${done}>${t('All right')}</button>
              </div>
            `
      }
    </article>
  `;
}

/** @param {boolean} mayWrite @param {boolean} isWithheld @param {string} reason */
function saying(mayWrite, isWithheld, reason) {
  if (isWithheld) {
    return mayWrite
      ? t('Your thought was read and not shown: {reason}. Write it another way?', { reason })
      : t('Your thought was read and not shown: {reason}.', { reason });
  }
  return mayWrite
    ? t('Your thought was hidden: {reason}. Write it another way?', { reason })
    : t('Your thought was hidden: {reason}.', { reason });
}

/** @param {Phone} phone @param {string} name */
function tell({ drawer, given }, name) {
  told.value = [...drawer.read('told', /** @type {string[]} */ ([])), name];
  drawer.write('told', told.value);
  given.forget(name);
}

/** As what it was: a thought, an addition to one, other words for one. */
/** @param {Phone} phone @param {ThoughtStep} board @param {Hidden} own @param {string} text */
function writeAgain({ outbox, secrets }, board, { act, name, idea, kind }, text) {
  const { step, ideas, columns } = board;
  const fresh = { step, ...secrets.newName(), text };
  const about = thingsOf(board).find((one) => one.name === idea);
  const stands = about && isReadable(about);
  if (act === 'ContinueIdea' && stands) return outbox.put(act, { ...fresh, idea, kind });
  if (act === 'ChangeIdea' && stands && about.salt) {
    return outbox.put(act, { ...fresh, idea, secret: secrets.secretOf(about.salt) });
  }
  const column = ideas.find((one) => one.name === name)?.column ?? 0;
  outbox.put('PostIdea', { ...fresh, column: Math.min(column, Math.max(0, columns.length - 1)) });
}
