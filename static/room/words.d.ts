// What travels and what the fold gives, for checkJs. The browser never loads this file.

export type Session = {
  title: string;
  change: string;
  language: string;
  audience: { who: 'present' | 'team' | 'others'; others: string };
  kept_until: string;
  is_one_team: boolean;
};

export type ContinuationKind = 'add' | 'ask' | 'grounds' | 'alternative' | 'explain' | 'connect';

/** An idea or a continuation: what somebody gave, under the name its phone made. */
export type Thing = {
  name: string;
  salt: string | null;
  text: string | null;
  round: number;
  is_taken_back: boolean;
  changed_by: string[];
};
export type Continuation = Thing & { kind: ContinuationKind };
export type Idea = Thing & { continuations: Continuation[] };

export type Picture = {
  round: number;
  level: 'careful' | 'dots';
  n: number;
  cells: number[];
  stations: number[] | null;
  stuck: number | null;
  median: [number, number] | null;
  agreement: 'close' | 'spread' | 'camps' | null;
  shift: 'forward' | 'back' | 'shape' | 'perhaps' | 'none' | null;
  counted: string[];
};

type StepCommon = {
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'open' | 'closing' | 'closed';
  closing_at: number | null;
};
export type BoardStep = StepCommon & {
  kind: 'board';
  shown: { round: number; phones: number }[];
  ideas: Idea[];
};
export type CurveStep = StepCommon & {
  kind: 'curve';
  curve: string;
  phases: { label: string; model: string }[];
  stations: { phase: number; says: string }[];
  exits: string[];
  asks_stuck: boolean;
  pictures: Picture[];
  burnt: number[];
};
export type Step = BoardStep | CurveStep;

export type View = {
  session: Session;
  phase: 'waiting' | 'live' | 'ended';
  has_joined: boolean;
  stage: string | null;
  steps: Step[];
};

type Words = { name: string; salt: string | null; text: string | null };
export type Event =
  | { is: 'SessionDescribed'; session: Session }
  | { is: 'FirstPhoneJoined' }
  | {
      is: 'StepOpened';
      step: Pick<Step, 'step' | 'kind' | 'title' | 'prompt' | 'minutes'> &
        Partial<Pick<CurveStep, 'curve' | 'phases' | 'stations' | 'exits' | 'asks_stuck'>>;
      round: number;
      state: 'open' | 'closed';
    }
  | { is: 'StepClosing'; step: string; closing_at: number }
  | { is: 'StepClosed'; step: string }
  | {
      is: 'ThoughtsShown';
      step: string;
      round: number;
      phones: number;
      ideas: Words[];
      continuations: (Words & { idea: string; kind: ContinuationKind })[];
      changes: (Words & { by: string })[];
      taken_back: string[];
    }
  | { is: 'MarksTallied'; step: string; picture: Picture }
  | { is: 'RoundOpened'; step: string; round: number }
  | { is: 'MarksBurnt'; step: string; round: number }
  | { is: 'IdeaTakenBack'; step: string; name: string }
  | { is: 'SessionEnded' };

export type Presence = {
  phones: number;
  screens: number;
  desks: number;
  gave: null | { exact: number } | { at_least: number };
};
export type Join = { code: string; url: string; qr: string };
export type You = { role: 'participant' | 'facilitator' | 'screen'; gave: boolean };

export type Refusal = { refused: string; say: string; field?: string };
export type Answer = { ok: number | 'sealed' } | Refusal | { unknown: true };

export type Entered = {
  epoch: string;
  seq: number;
  now: number;
  you: You;
  board: string;
  join: Join | null;
};
export type EventsFrame = { from: number; events: Event[]; seq: number; chain: string; epoch: string };
export type ViewFrame = { epoch: string; seq: number; chain: string; view: View };
export type Beat = { seq: number; chain: string; epoch: string; now: number };
