// What a kind of step says of itself to every screen. What is left out follows from how its rounds end.

import type { Entry, Fate } from '../room/given.js';
import type { Room } from '../room/room.js';
import type { Event, PlannedStep, Presence, Refusal, Step, View } from '../room/words.js';
import type { Load } from '../shared/later.js';
import type { Phone } from '../phone/phone.js';
import type { Cue } from '../desk/cues.js';
import type { Performs } from '../thoughts/desk_acts.js';

export type Plan = Extract<Event, { is: 'StepOpened' }>['step'];

/** What events make of a step: as it was in, as it is out. */
export type Applies<S> = { [E in Event['is']]?: (step: S, event: Extract<Event, { is: E }>) => S };

/** `kind` of `<kind>.js`: every screen has it, so it stays small. */
export type Kind<S extends Step> = {
  /** Whether it asks nothing before the change has a name. */
  needsChange?: boolean;
  /** Whether it may take thoughts while it is not on the stage. */
  mayBeAjar?: boolean;
  /** What it has beside what every step has and its plan says, before it was ever on the stage. */
  fresh(): Partial<S>;
  /** What it takes from the agenda each time it is opened. */
  anew?(plan: Extract<Plan, { kind: S['kind'] }>): Partial<S>;
  apply: Applies<S>;
  /** Where rounds are counted: whether the open one is over. */
  isShown?(step: S): boolean;
  /** When the session ends. */
  ended?(step: S): S;
  /** What became of what this phone gave. */
  fate?(entry: Entry, step: S, view: View): Fate;
};

export type Kinds = Record<string, Kind<any>>;

type Part<P> = (props: P) => unknown;

/** `above` and `below`: what the room does besides; `children`: who will know who wrote. */
export type OnPhone<S> = {
  /** `dressed` of `phone.js`: gives the part that asks, {phone, step, above, below, children}, and waits for its sheet. */
  load: Load;
  /** `beside.js`, where there is one: parts that stand beside it when a page is opened. */
  beside?(phone: Phone, step: S): Load[];
};

/** `Head`: what stands above it, in a shape of the kind's choice; with `prompt`, where the step has none. */
export type SeenProps<S> = {
  step: S;
  view: View;
  presence: Presence | null;
  serverNow: () => number;
  hasSound: boolean;
  Head: Part<any>;
};

/** `Seen` of `stage.js`: as the room sees it on the projector. */
export type Seen = Part<SeenProps<any>>;

/** `isWide`: something stands to the right of it. */
export type AtDeskProps<S> = {
  room: Room;
  performs: Performs;
  view: View;
  step: S;
  presence: Presence | null;
  isWide: boolean;
};

/** `atDesk` of `desk.js`: how a desk prepares it, and sees it. */
export type AtDesk<S> = {
  name(): string;
  adding(): string;
  /** As it begins when it is added. */
  made?(): Partial<PlannedStep>;
  /** What may be set, as a part of the step's form; and what the form's values come to. */
  Fields?: Part<{ settings: PlannedStep['settings']; refusal: Refusal | null; isHere: boolean }>;
  settings?(values: Record<string, string>): PlannedStep['settings'];
  /** Its planned minutes always run from its opening. */
  isTimed?: boolean;
  /** The large act while its round goes on, or in words why nothing can be done yet; null: on to the next step. */
  next?(step: S, presence: Presence | null): Cue | string | null;
  /** What else may be done with it. */
  others?(step: S): Cue[];
  /** Of a round that is counted: what a desk says of what phones gave to it. */
  counted?: {
    revealing(count: number): string;
    asking(): string;
    missing(count: number): string;
    leaving(count: number): string;
    /** How much is told, in the kind's own word; and what more may be told, with the words for it. */
    detail?: string;
    more?(count: number): { detail: string; label: string } | null;
  };
  /** What it asks where its prompt says nothing. */
  question?(view: View): string;
  /** As it is prepared for a room that is too small for rounds: it shows at once. */
  atOnce?(planned: PlannedStep): PlannedStep;
  /** As it is saved. */
  tidied?(step: PlannedStep): PlannedStep;
  Seen: Part<AtDeskProps<S>>;
  Beside?: Part<{ step: S }>;
};
