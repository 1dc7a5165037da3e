/** What an act has just done, in a few words beside “Undo”. */

import { t } from '../lib/i18n.js';

/** @import {View} from '../room/words.js' */

/** @param {{do: string, with: any}} act @param {View} before the view before it @param {string} [title] of the step it opens */
export function doneWords({ do: name, with: fields }, before, title = '') {
  if (name === 'OpenStep') {
    if (before.stage === fields.step) return t('Open again.');
    return t('Opened “{title}”.', { title });
  }
  if (name === 'SetTimer') {
    if (fields.ends_at === null) return t('The timer is put away.');
    return before.timer ? t('The timer is changed.') : t('The timer is running.');
  }
  if (name === 'GroupIdeas' || name === 'MoveIdeas') return t('Moved.');
  const said = words()[name];
  return said ?? t('Done.');
}

/** @returns {Record<string, string>} */
function words() {
  return {
    CloseStep: t('Closing.'),
    PauseSession: t('Paused.'),
    ResumeSession: t('It goes on.'),
    CallEyesUp: t('Everyone is asked to look up.'),
    ReleaseEyes: t('Back to the phones.'),
    PutSpotlight: t('The room looks at it.'),
    ClearSpotlight: t('The spotlight is off.'),
    LeaveAjar: t('It takes thoughts.'),
    ShutStep: t('It takes no more thoughts.'),
    HoldThoughts: t('Thoughts are read before they are shown.'),
    StopHolding: t('Thoughts are not read first any more.'),
    CoverIdea: t('Covered.'),
    HideIdea: t('Hidden.'),
    UncoverIdea: t('Uncovered.'),
    UngroupIdeas: t('Taken out of the group.'),
    NameGroup: t('The group has a new name.'),
    ShapeIdea: t('The sentence stands.'),
    RestIdea: t('Put aside.'),
    WakeIdea: t('Brought back.'),
  };
}
