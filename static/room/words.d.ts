// The names that the scripts use for what travels. The shapes come from the server's catalogue of the wire.

import type { Continuation, Done, Refusal, Step } from '../events.js';

export type {
  Beat,
  Continuation,
  Entered,
  Event,
  EventsFrame,
  Flag,
  Group,
  Header as Session,
  Hidden,
  Idea,
  Join,
  Perform,
  Picture,
  Presence,
  Refusal,
  Sentence,
  Step,
  Timer,
  View,
  ViewFrame,
  You,
} from '../events.js';

export type ContinuationKind = Continuation['kind'];

/** A step that shows people's words, whatever its kind. */
export type ThoughtStep = Extract<Step, { ideas: unknown }>;

/** A step whose rounds are counted, whatever its kind. */
export type TalliedStep = Extract<Step, { burnt: unknown }>;

/** A step whose rounds are dealt into groups, whatever its kind. */
export type DealtStep = Extract<Step, { deals: unknown }>;

/** An idea or a continuation: what somebody gave, under the name its phone made. */
export type Thing = Omit<Continuation, 'kind'>;

/** `unknown`: no answer came, so nobody knows whether it is stored. */
export type Answer = Done | Refusal | { unknown: true };

/** One step of the agenda as the desk knows it. */
export type PlannedStep = {
  step: string;
  kind: string;
  title: string;
  prompt: string;
  minutes: number;
  notes: string;
  settings: {
    is_skipped?: boolean;
    starts_timer?: boolean;
    /** What its kind is set by. */
    [own: string]: any;
  };
};
