import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGiven } from '../../static/room/given.js';
import { openDrawer, openSecrets } from '../../static/room/secrets.js';
import { KINDS } from '../../static/steps/kinds.js';
import { wentOn } from '../../static/thoughts/went_on.js';
import { signal } from '../../static/vendor/ui.js';
import { memory } from './memory.mjs';

const thought = { act: 'PostIdea', step: 'board1', name: 'a', salt: 's', text: 'half' };
const mark = { act: 'PlaceMark', step: 'curve1', round: 1, name: 'm', salt: 's', station: 2 };

const fateOf = (entry, view) => ann().given.fateOf(entry, view);

test('a sealed thought is there after a reload, and goes when everyone sees it', () => {
  const phone = ann();
  phone.given.store({ act: 'PostIdea', with: { step: 'board1', name: 'a', salt: 's', text: 'half' } });
  assert.deepEqual(ann({ storage: phone.storage }).given.entries.value, [thought]);

  phone.view.value = room({ ideas: [idea('a')] });

  assert.deepEqual(phone.given.entries.value, []);
});

test('a thought whose step left the stage unshown is told so, once more for each time', () => {
  const phone = ann();
  phone.given.store({ act: 'PostIdea', with: thought });

  phone.view.value = room({}, { stage: 'board2' });
  assert.equal(fateOf(thought, phone.view.value), 'unshown');

  phone.given.keep('a');
  assert.equal(phone.given.entries.value[0].is_kept, true);
  phone.view.value = room();
  assert.equal(phone.given.entries.value[0].is_kept, false);
});

test('at the end of the session what waited is lost, and says so', () => {
  assert.equal(fateOf(thought, room({}, { stage: null, phase: 'ended' })), 'lost');
});

test('a continuation and a change are shown when they stand on the board', () => {
  const grown = { ...idea('a'), continuations: [{ ...idea('c'), kind: 'add' }], changed_by: ['x'] };
  const view = room({ ideas: [grown] });

  assert.equal(fateOf({ ...thought, act: 'ContinueIdea', name: 'c', idea: 'a' }, view), 'shown');
  assert.equal(fateOf({ ...thought, act: 'ChangeIdea', name: 'x', idea: 'a' }, view), 'shown');
  assert.equal(fateOf({ ...thought, act: 'ChangeIdea', name: 'y', idea: 'a' }, view), 'sealed');
});

test('what waits for a board beside the stage is parked, and lost only at the end', () => {
  const beside = (board, phase) => room(board, { stage: 'curve1', phase });

  assert.equal(fateOf(thought, beside({ is_ajar: true, opened_at: 5 })), 'parked');
  assert.equal(fateOf(thought, beside({ is_ajar: false, opened_at: null })), 'parked');
  assert.equal(fateOf(thought, beside({ is_ajar: false, opened_at: 5 })), 'unshown');
  assert.equal(fateOf(thought, beside({ is_ajar: true, opened_at: null }, 'ended')), 'lost');
});

test('what was read and not shown stays on this phone, which says why', () => {
  const phone = ann();
  phone.given.store({ act: 'PostIdea', with: thought });

  phone.view.value = room({ withheld: [{ name: 'a', round: 1, reason: 'hurts', own: '' }] });

  assert.equal(fateOf(thought, phone.view.value), 'withheld');
  assert.deepEqual(phone.given.entries.value, [thought]);
});

test('the words of what everyone sees stay on this phone, in their newest form', () => {
  const phone = ann();
  const words = { step: 'board1', name: 'b', salt: 't', text: 'whole', idea: 'a' };
  phone.given.store({ act: 'PostIdea', with: thought });
  phone.view.value = room({ ideas: [idea('a')] });
  assert.deepEqual(phone.given.shown.value, [thought]);

  phone.given.store({ act: 'ChangeIdea', with: words });
  phone.view.value = room({ ideas: [{ ...idea('a'), changed_by: ['b'] }] });

  assert.deepEqual(phone.given.shown.value, [{ ...thought, text: 'whole' }]);
  assert.deepEqual(ann({ storage: phone.storage }).given.shown.value, [{ ...thought, text: 'whole' }]);
});

test('a flag is remembered by the thought that it is about', () => {
  const phone = ann();

  phone.given.store({ act: 'FlagIdea', with: { step: 'board1', name: 'f', salt: 's', idea: 'a', reason: 'hurts' } });

  assert.deepEqual(phone.drawer.read('flagged', {}), { a: 'hurts' });
  assert.deepEqual(phone.given.entries.value, []);
});

test('changed while sealed, a thought goes on under the name of the change', () => {
  const phone = ann();
  phone.given.store({ act: 'PostIdea', with: thought });

  phone.given.store({
    act: 'ChangeIdea',
    with: { step: 'board1', name: 'b', salt: 't', text: 'whole', idea: 'a', secret: 'x' },
  });

  assert.deepEqual(phone.given.entries.value, [{ ...thought, name: 'b', salt: 't', text: 'whole' }]);
});

test('what is taken back is forgotten', () => {
  const phone = ann();
  phone.given.store({ act: 'PostIdea', with: thought });

  phone.given.store({ act: 'TakeBack', with: { step: 'board1', name: 'a', secret: 'x' } });

  assert.deepEqual(phone.given.entries.value, []);
});

test('a second mark takes the place of the first; marks are counted, burnt or late', () => {
  const phone = ann();
  phone.given.store({ act: 'PlaceMark', with: mark });
  phone.given.store({ act: 'PlaceMark', with: { ...mark, name: 'n', station: 4 } });
  assert.deepEqual(
    phone.given.entries.value.map((entry) => entry.name),
    ['n'],
  );

  assert.equal(fateOf(mark, curve()), 'sealed');
  assert.equal(fateOf(mark, curve({ pictures: [{ round: 1, counted: ['m'] }] })), 'counted');
  assert.equal(fateOf(mark, curve({ pictures: [{ round: 1, counted: ['o'] }] })), 'over');
  assert.equal(fateOf(mark, curve({ burnt: [1] })), 'burnt');
});

test('nothing to add holds for its round only', () => {
  const nothing = { act: 'AddNothing', step: 'board1', round: 1, name: 'z', salt: 's' };

  assert.equal(fateOf(nothing, room()), 'sealed');
  assert.equal(fateOf(nothing, room({ round: 2 })), 'over');
});

test('someone going on from an own thought is told until this phone has looked', () => {
  const phone = ann();
  const mine = { ...idea('x'), ...phone.secrets.newName() };
  const own = { ...idea('y'), ...phone.secrets.newName(), kind: 'add' };
  phone.view.value = room({ ideas: [{ ...mine, continuations: [own] }] });
  assert.equal(wentOn(phone).ideas.value.length, 0, 'one’s own addition is no news');

  phone.view.value = room({ ideas: [{ ...mine, continuations: [own, { ...idea('c'), kind: 'ask' }] }] });
  assert.equal(wentOn(phone).ideas.value.length, 1);

  wentOn(phone).look(wentOn(phone).ideas.value[0]);
  assert.equal(wentOn(phone).ideas.value.length, 0);
  assert.equal(wentOn(ann({ storage: phone.storage, view: phone.view.value })).ideas.value.length, 0);
});

function ann({ storage = memory(), view: first = room() } = {}) {
  const drawer = openDrawer('abcdefghij', storage);
  const secrets = openSecrets('abcdefghij', drawer);
  const view = signal(first);
  return { storage, drawer, secrets, view, room: { view }, given: openGiven({ drawer, view, kinds: KINDS }) };
}

function room(board = {}, fields = {}) {
  const fresh = { round: 1, state: 'open', opened_at: 1, is_ajar: false, shown: [], ideas: [], withheld: [] };
  const step = { step: 'board1', kind: 'board', ...fresh, ...board };
  return { phase: 'live', stage: 'board1', steps: [step], ...fields };
}

function curve(fields = {}) {
  const step = { step: 'curve1', kind: 'curve', round: 1, state: 'open', pictures: [], burnt: [], ...fields };
  return { phase: 'live', stage: 'curve1', steps: [step] };
}

function idea(name) {
  const words = { name, salt: 'AAAAAAAAAAAAAAAAAAAAAA', text: 'words', hidden: null };
  return { ...words, round: 1, is_taken_back: false, changed_by: [], continuations: [] };
}
