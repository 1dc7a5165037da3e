/** Taking back at once what this phone gave, sealed or shown. */

/** @import {Phone} from '../screens/phone.js' */

/** Without `salt` it is looked up: nobody but this phone needs it. @param {Phone} phone @param {string} step @param {string} name @param {string} [salt] */
export function takeBack(phone, step, name, salt = saltOf(phone, step, name)) {
  if (salt) phone.outbox.put('TakeBack', { step, name, secret: phone.secrets.secretOf(salt) });
}

/** @param {Phone} phone @param {string} id @param {string} name */
function saltOf({ given, room }, id, name) {
  const step = room.view.peek()?.steps.find((one) => one.step === id);
  const shown = step?.kind === 'board' ? step.ideas.flatMap((idea) => [idea, ...idea.continuations]) : [];
  return [...given.entries.peek(), ...shown].find((one) => one.name === name)?.salt ?? undefined;
}
