/** The name of a group above its thoughts. */

import { t } from '../lib/i18n.js';
import { html } from '../vendor/ui.js';
import { GroupMark, groupColour, groupMarkName } from './group_mark.js';

/** @typedef {{group: string, title: string}} Group */

/** @param {{groups: Group[], group: string, isAgain?: boolean, children?: unknown}} props */
export function WallGroup({ groups, group, isAgain = false, children = null }) {
  const at = groups.findIndex((one) => one.group === group);
  return html`
    <section class="wall-group ${groupColour(at)}">
      <h2 class="wall-group-name" dir="auto">
        <${GroupMark} at=${at} />
        ${groups[at].title || groupMarkName(at)}
        ${isAgain && html`<span class="quiet"> · ${t('goes on')}</span>`}
      </h2>
      ${children}
    </section>
  `;
}
