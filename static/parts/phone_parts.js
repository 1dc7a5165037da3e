/** The parts of the phone that are fetched when they are needed. Each stands here once, so that it is known when it is there. */

export const writing = () => import('./writing.js').then((part) => part.Step);
export const marking = () => import('./marking.js').then((part) => part.dressed());
export const pause = () => import('./break.js').then((part) => part.Step);
export const roomNow = () => import('./room_now.js').then((part) => part.dressed());
export const atHand = () => import('./at_hand.js').then((part) => part.AtHand);
export const leftBehind = () => import('./left_behind.js').then((part) => part.dressed());
export const farewell = () => import('./farewell.js').then((part) => part.Farewell);
export const thisPhone = () => import('./this_phone.js').then((part) => part.dressed());
export const comeBack = () => import('./come_back.js').then((part) => part.dressed());
export const nothingKept = () => import('./keeping.js').then((part) => part.NothingKept);
export const hidden = () => import('./hide_own.js').then((part) => part.Hidden);
export const columns = () => import('./one_column.js').then((part) => part.Columns);
export const goesTo = () => import('./one_column.js').then((part) => part.GoesTo);
export const shownHow = () => import('./shown_how.js').then((part) => part.ShownHow);
export const ownState = () => import('./own_state.js').then((part) => part.OwnState);
export const ownThought = () => import('./own_thought.js').then((part) => part.OwnThought);
export const lettersOf = () => import('./letters.js');
export const signs = () => import('./signs.js').then((part) => part.Signs);
export const thoughts = () => import('./thoughts.js').then((part) => part.dressed());
export const lookedAt = () => import('./looked_at.js').then((part) => part.LookedAt);
export const picture = () => import('./curve_picture.js').then((part) => part.Revealed);
export const seen = () => import('../room/seen.js').then((part) => part.saySeen);
