/** The same ways for hands: seen while a pointer moves or the keyboard is among them, and gone again before the room looks. */

import { t } from '../lib/i18n.js';
import { Drawn } from '../shared/drawn.js';
import { bound } from '../shared/keys.js';
import { html, useEffect, useState } from '../vendor/ui.js';

/** @import {Ways} from './screen_ways.js' */

const SEEN_FOR = 4_000;
/** @type {[string, unknown][]} */
const TURNS = [
  ['ArrowLeft', html`<${Drawn} sign="left" />`],
  ['p', 'P'],
  ['ArrowRight', html`<${Drawn} sign="right" />`],
];

/** @param {{ways: Ways}} props */
export function ScreenControls({ ways }) {
  const isTouched = useTouched();
  return html`
    <div class=${isTouched ? 'screen-controls is-touched' : 'screen-controls'} role="group" aria-label=${t('This screen')}>
      <${Turns} />
      ${ways.all().map(({ keys, says, isOn, go }) => html`<button type="button" key=${says} aria-pressed=${isOn} onClick=${go}>${says} <kbd>${keys[0]}</kbd></button>`)}
    </div>
  `;
}

/** The pages of a long wall, while there are some. */
function Turns() {
  return TURNS.map(([key, sign]) => {
    const one = bound.value.find(({ key: other, press }) => press && other === key);
    return (
      one &&
      html`<button type="button" key=${key} onClick=${one.press}>${one.label} <kbd>${sign}</kbd></button>`
    );
  });
}

/** Whether a pointer has just moved. It is hidden while it rests, too. */
function useTouched() {
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    let clock = 0;
    function touch() {
      setTouched(true);
      clearTimeout(clock);
      clock = window.setTimeout(() => setTouched(false), SEEN_FOR);
    }
    document.addEventListener('pointermove', touch);
    document.addEventListener('pointerdown', touch);
    return () => {
      clearTimeout(clock);
      document.removeEventListener('pointermove', touch);
      document.removeEventListener('pointerdown', touch);
    };
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('is-resting-pointer', !isTouched);
  }, [isTouched]);
  return isTouched;
}
