/** At Begin the shore, with a ripple for everyone who came, flattens into the empty curve. */

import { Arrivals } from '../shared/arrivals.js';
import { html, useEffect, useLayoutEffect, useRef, useState } from '../vendor/ui.js';

/** @import {View} from '../room/words.js' */

const LASTS = 1_300;

/** It moves only before eyes that saw the waiting shore. @param {{phase: View['phase'] | undefined, phones: number}} props */
export function Flattening({ phase, phones }) {
  const [isOn, setOn] = useState(false);
  const was = useRef(phase);
  useLayoutEffect(() => {
    const isBegin = was.current === 'waiting' && phase === 'live';
    was.current = phase;
    if (isBegin && !matchMedia('(prefers-reduced-motion: reduce)').matches) setOn(true);
  }, [phase]);
  return isOn && html`<${Sinking} phones=${phones} onDone=${() => setOn(false)} />`;
}

/** @param {{phones: number, onDone: () => void}} props */
function Sinking({ phones, onDone }) {
  const shore = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const moving = shore.current;
    if (!moving) return;
    const curve = document.querySelector('.projector-curve .shore');
    moving.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: onto(moving, curve), opacity: 1, offset: 0.75 },
        { transform: onto(moving, curve), opacity: 0 },
      ],
      { duration: LASTS, easing: 'ease-in-out', fill: 'forwards' },
    );
    const shown = [{ opacity: 0 }, { opacity: 0, offset: 0.7 }, { opacity: 1 }];
    document.querySelector('.projector-curve')?.animate(shown, { duration: LASTS });
    const clock = setTimeout(onDone, LASTS);
    return () => clearTimeout(clock);
  }, []);
  return html`<div class="flattening" ref=${shore} aria-hidden="true"><${Arrivals} phones=${phones} /></div>`;
}

/** What lays the shore onto the curve; where there is none, flat onto the ground. @param {Element} moving @param {Element | null} curve */
function onto(moving, curve) {
  const from = moving.getBoundingClientRect();
  if (!curve) return 'scaleY(0)';
  const to = curve.getBoundingClientRect();
  const move = `translate(${to.left - from.left}px, ${to.bottom - from.bottom}px)`;
  return `${move} scale(${to.width / from.width}, ${to.height / from.height})`;
}
