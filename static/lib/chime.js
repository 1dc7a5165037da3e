/** A soft sound, made here. Browsers let a page sound only after somebody has touched it. */

const TONES = [523.25, 784]; // Hz: a fifth
const LOUD = 0.12;
const LONG = 2.2; // seconds

/** @type {AudioContext | undefined} */
let air;

/** From an act of somebody's; it can be heard at once, softer, so that the room knows what will come. */
export function allowChime() {
  air ??= new AudioContext();
  air.resume().catch(() => {});
  chime(LOUD / 3);
}

/** @param {number} [loud] 0 to 1 */
export function chime(loud = LOUD) {
  if (!air) return;
  const starts = air.currentTime + 0.02;
  for (const [i, tone] of TONES.entries()) {
    const source = air.createOscillator();
    const volume = air.createGain();
    const from = starts + i * 0.18;
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loud, from + 0.04);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + LONG);
    source.connect(volume).connect(air.destination);
    source.start(from);
    source.stop(from + LONG);
  }
}
