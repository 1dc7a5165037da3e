// The names that the scripts use for what travels. The shapes come from the server's catalogue of the wire.

import type { Continuation, Done, Idea, Refusal } from '../events.js';

export type {
  Beat,
  BoardStep,
  Continuation,
  CurveStep,
  Entered,
  Event,
  EventsFrame,
  Header as Session,
  Idea,
  Join,
  Perform,
  Picture,
  Presence,
  Refusal,
  Step,
  View,
  ViewFrame,
  You,
} from '../events.js';

export type ContinuationKind = Continuation['kind'];

/** An idea or a continuation: what somebody gave, under the name its phone made. */
export type Thing = Omit<Idea, 'continuations'>;

/** `unknown`: no answer came, so nobody knows whether it is stored. */
export type Answer = Done | Refusal | { unknown: true };
