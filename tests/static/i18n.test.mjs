import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { day, speak, t, tn } from '../../static/lib/i18n.js';

afterEach(() => speak('en', {}));

test('English sentences are their own names', () => {
  assert.equal(t('Kept until {date} for {who}.', { date: '1 May', who: 'the team' }), 'Kept until 1 May for the team.');
});

test('a catalogue speaks its language, and English where it is silent', () => {
  speak('fi', { Send: 'Lähetä' });

  assert.equal(t('Send'), 'Lähetä');
  assert.equal(t('Take back'), 'Take back');
});

test('what is filled in is never read as a hole itself', () => {
  assert.equal(t('{who} and {date}', { who: '{date}', date: 'x' }), '{date} and x');
});

test('counts choose their form', () => {
  const forms = () => [0, 1, 7].map((count) => tn(count, '1 new thought', '{count} new thoughts'));
  assert.deepEqual(forms(), ['0 new thoughts', '1 new thought', '7 new thoughts']);

  speak('fi', { '1 new thought': { one: '{count} uusi ajatus', other: '{count} uutta ajatusta' } });
  assert.deepEqual(forms(), ['0 uutta ajatusta', '1 uusi ajatus', '7 uutta ajatusta']);
});

test('days are written as people write them', () => {
  assert.equal(day('2027-11-24'), '24 November 2027');

  speak('fi', {});
  assert.equal(day('2027-11-04'), '4.11.2027');
});

test('each script that comes brings its own sentences', () => {
  speak('fi', { Send: 'Lähetä' });
  speak('fi', { 'Take back': 'Ota takaisin' });

  assert.deepEqual([t('Send'), t('Take back')], ['Lähetä', 'Ota takaisin']);
});

test('another language keeps nothing of the one before', () => {
  speak('fi', { Send: 'Lähetä' });
  speak('sv', {});

  assert.equal(t('Send'), 'Send');
});
