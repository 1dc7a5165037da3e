/** What a revealed curve says in words. Everything here comes from the released picture alone. */

import { t, tn } from '../../lib/i18n.js';

/** @import {CurveStep} from '../../events.js' */
/** @import {Picture, View} from '../../room/words.js' */

/**
 * The picture of the round that is on now, if it was revealed.
 * @param {CurveStep} step @returns {Picture | null}
 */
export function pictureOf(step) {
  return step.pictures.find((picture) => picture.round === step.round) ?? null;
}

/**
 * What a picture is laid over: the round before it on this step, else the last picture of an earlier step with the
 * same curve.
 * @param {View} view @param {CurveStep} step @returns {Picture | null}
 */
export function earlierPicture(view, step) {
  const before = step.pictures.filter((picture) => picture.round < step.round);
  if (before.length) return before[before.length - 1];
  const steps = view.steps.slice(0, view.steps.indexOf(step)).reverse();
  for (const other of steps) {
    if (other.kind === step.kind && other.curve === step.curve && other.pictures.length) {
      return other.pictures[other.pictures.length - 1];
    }
  }
  return null;
}

/** The names of the places, in order; the last one is beside the curve. @param {CurveStep} step */
export function placeNames(step) {
  return [...step.phases.map((phase) => t(phase.label)), t('Not on the curve')];
}

/** The figure of one place. @param {Picture} picture @param {number} place */
export function figureOf(picture, place) {
  const cell = picture.cells[place];
  if (picture.level === 'dots') return String(cell);
  return cell ? t('3 or more') : '0–2';
}

/** "12 marks: 3 · 4 · 4 · 1. Not on the curve: 0." @param {Picture} picture */
export function sumOf(picture) {
  return `${marksOf(picture)}: ${figuresOf(picture)}`;
}

/** @param {Picture} picture */
export function marksOf({ n }) {
  return tn(n, '1 mark', '{count} marks');
}

/** What stands in each place, in order. @param {Picture} picture */
export function figuresOf(picture) {
  const places = picture.cells.length - 1;
  const figures = Array.from({ length: places }, (_, place) => figureOf(picture, place)).join(' · ');
  return `${figures}. ${t('Not on the curve: {figure}.', { figure: figureOf(picture, places) })}`;
}

/** What else is said beside a picture, in the shortest way. @param {CurveStep} step @param {Picture} picture */
export function sentencesOf(step, picture) {
  return [
    picture.level === 'careful'
      ? t('With few marks only this much is shown, so that nobody can be worked out.')
      : '',
    agreementOf(picture),
    middleOf(step, picture),
    stuckOf(picture),
    shiftOf(picture),
  ].filter(Boolean);
}

/** @param {Picture} picture */
function agreementOf(picture) {
  if (picture.agreement === 'close') return t('The marks are close together.');
  if (picture.agreement === 'spread') return t('The marks are spread out.');
  if (picture.agreement === 'camps') return t('The marks are in two camps.');
  return '';
}

/** @param {CurveStep} step @param {Picture} picture */
function middleOf(step, picture) {
  if (!picture.median) return '';
  const [low, high] = picture.median.map((place) => t(step.phases[place].label));
  if (low === high) return t('At least half of us on the curve are at “{place}” or before.', { place: low });
  return t('Half of us on the curve are at “{one}” or before, half at “{other}” or after.', {
    one: low,
    other: high,
  });
}

/** @param {Picture} picture */
function stuckOf(picture) {
  if (picture.stuck === null) return '';
  return tn(
    picture.stuck,
    '1 has been in one place for a while and does not get further.',
    '{count} have been in one place for a while and do not get further.',
  );
}

/** @param {Picture} picture */
function shiftOf(picture) {
  if (picture.shift === 'forward') return t('The picture has moved forward.');
  if (picture.shift === 'back') return t('The picture has moved back.');
  if (picture.shift === 'shape') return t('The picture has changed shape.');
  if (picture.shift === 'perhaps') return t('Perhaps moved; could be chance or different people.');
  if (picture.shift === 'none') return t('No clear difference.');
  return '';
}
