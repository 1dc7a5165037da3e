// Somebody's part comes to this device. The roots behind the # are read here and stored here, and sent nowhere.
import { readPart } from '../room/part_link.js';
import { openDrawer, rootsIn } from '../room/secrets.js';

element('bring').addEventListener('click', bring);
// Whoever pastes another link into the same tab changes only the hash.
addEventListener('hashchange', open);
open();

function open() {
  const part = readPart(location.hash);
  if (!part) return show('nothing');
  const drawer = openDrawer(part.session);
  const known = rootsIn(drawer);
  if (part.roots.every((root) => known.includes(root))) return done(part.board);
  show(drawer.isLasting() ? 'asks' : 'unable');
}

/** Beside what this device has of its own: what it gives from now on stays named by that. */
function bring() {
  const part = readPart(location.hash);
  if (!part) return;
  const drawer = openDrawer(part.session);
  const known = rootsIn(drawer);
  const fresh = part.roots.filter((root) => !known.includes(root));
  drawer.write('brought', [...drawer.read('brought', []), ...fresh]);
  if (!drawer.isLasting()) return show('unable');
  done(part.board);
}

/** @param {string} board */
function done(board) {
  show('brought', ...(board ? ['board'] : []));
  const way = /** @type {HTMLAnchorElement} */ (element('board'));
  way.href = board;
  // Nobody who looks over a shoulder, or into the history, needs to find it there.
  history.replaceState(null, '', location.pathname);
}

/** @param {...string} wanted */
function show(...wanted) {
  for (const id of ['asks', 'brought', 'unable', 'nothing', 'board']) {
    element(id).hidden = !wanted.includes(id);
  }
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
