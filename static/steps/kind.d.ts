// What a kind of step says of itself to every screen. What is left out follows from how its rounds end.

import type { Event, Step, View } from '../events.js';
import type { Entry, Fate } from '../room/given.js';

export type Plan = Extract<Event, { is: 'StepOpened' }>['step'];

/** What events make of a step: as it was in, as it is out. */
export type Applies<S> = { [E in Event['is']]?: (step: S, event: Extract<Event, { is: E }>) => S };

/** `<kind>.js`: every screen has it, so it stays small. */
export type Kind<S extends Step> = {
  /** Shown: people's words, together. Tallied: counted, and burnt. Null: it asks nothing. */
  ends: 'shown' | 'tallied' | null;
  /** What it has beside what every step has, before it was ever on the stage. */
  fresh(plan: Extract<Plan, { kind: S['kind'] }>): Pick<S, 'kind'> & Partial<S>;
  /** What it takes from the agenda each time it is opened. */
  anew?(plan: Extract<Plan, { kind: S['kind'] }>): Partial<S>;
  apply: Applies<S>;
  /** Whether the open round is over: what came of it is there. */
  isShown(step: S): boolean;
  /** When the session ends. */
  ended?(step: S): S;
  /** What became of what this phone gave. */
  fate?(entry: Entry, step: S, view: View): Fate;
};

export type Kinds = Record<string, Kind<any>>;
