// How a board grew, in ten seconds: what each showing added appears on a wall of its thoughts, and last the sentences.
// The page tells all of it without this; here it is only seen at once.

import { t } from '../lib/i18n.js';
import { growIn } from './replay_part.js';
import { player } from './replay_player.js';
import { storyOf } from './replay_story.js';
import { fitted, wallOf } from './replay_wall.js';

const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

for (const act of document.querySelectorAll('[data-replay]')) {
  const button = /** @type {HTMLElement} */ (act);
  button.hidden = false;
  button.addEventListener('click', () => replay(button.dataset.replay ?? ''));
}

/** @param {string} id of a board's part, or of one thought */
function replay(id) {
  const origin = /** @type {HTMLElement} */ (document.getElementById(id));
  const isStory = origin.matches('.card');
  const wall = isStory ? storyOf(origin) : wallOf([...origin.querySelectorAll('.card')]);
  const says = element('p', 'replay-says quiet');
  const acts = element('div', 'row replay-acts');
  const dialog = /** @type {HTMLDialogElement} */ (element('dialog', 'replay'));
  const playing = player(wall, tell, isStill ? undefined : growIn);
  const play = act(() => (playing.isPlaying ? playing.stop() : playing.play()));
  const back = act(playing.back, t('Back'));
  const next = act(playing.next, t('Next'));
  play.className = 'act';
  play.hidden = isStill;
  says.setAttribute('role', 'status');
  dialog.setAttribute('aria-label', t('How it grew'));
  acts.append(
    play,
    back,
    next,
    act(() => dialog.close(), t('Close')),
  );
  dialog.append(says, wall, acts);
  document.body.append(dialog);

  dialog.addEventListener('keydown', ({ key }) => {
    if (key === keyTo('end')) playing.next();
    if (key === keyTo('start')) playing.back();
  });
  dialog.addEventListener('close', () => {
    playing.stop();
    dialog.remove();
  });
  dialog.showModal();
  fitted(wall);
  (isStill ? next : play).focus();
  if (isStill) playing.stop();
  else playing.play();

  /** Who listens hears a story itself, and of a wall how much came. */
  /** @param {string} words @param {HTMLElement[]} added */
  function tell(words, added) {
    const heard = element('span', 'unseen');
    if (isStory) heard.textContent = `: ${added.map(wordsIn).join(' ')}`;
    says.replaceChildren(words, heard);
    name();
  }

  /** A button that has the focus keeps it, and its place. */
  function name() {
    play.textContent = playing.isPlaying ? t('Stop here') : playing.isLast ? t('Play again') : t('Play');
    back.setAttribute('aria-disabled', String(playing.isFirst));
    next.setAttribute('aria-disabled', String(playing.isLast));
  }
}

/** @param {HTMLElement} part */
function wordsIn(part) {
  return (part.querySelector('.card-words') ?? part).textContent;
}

/** @param {() => void} does */
function act(does, words = '') {
  const button = /** @type {HTMLButtonElement} */ (element('button'));
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', does);
  return button;
}

/** @param {'start' | 'end'} side of a line that is read */
function keyTo(side) {
  const isMirrored = document.documentElement.dir === 'rtl';
  return (side === 'end') === isMirrored ? 'ArrowLeft' : 'ArrowRight';
}

/** @param {string} name */
function element(name, look = '') {
  const made = document.createElement(name);
  made.className = look;
  return made;
}
