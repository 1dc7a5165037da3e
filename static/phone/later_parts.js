/** The parts of the phone that are fetched when they are needed. Each stands here once, so that it is known when it is there. */

export const roomNow = () => import('./room_now.js').then((part) => part.dressed());
export const atHand = () => import('./at_hand.js').then((part) => part.AtHand);
export const leftBehind = () => import('./left_behind.js').then((part) => part.dressed());
export const farewell = () => import('./farewell.js').then((part) => part.Farewell);
export const thisPhone = () => import('./this_phone.js').then((part) => part.dressed());
export const comeBack = () => import('./come_back.js').then((part) => part.dressed());
export const nothingKept = () => import('../shared/keeping.js').then((part) => part.NothingKept);
export const hidden = () => import('../thoughts/hide_own.js').then((part) => part.Hidden);
export const privacy = () => import('./privacy.js').then((part) => part.Privacy);
export const seen = () => import('../room/seen.js').then((part) => part.saySeen);
