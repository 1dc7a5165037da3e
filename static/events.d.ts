// Made by ./dev types from server/wire/catalogue.py. For checkJs: browsers never load this file.

// --- what may be asked: commands, with their fields

/** From a facilitator. */
export type DescribeSession = {
  title: string; // at most 400 characters
  change: string; // at most 400 characters
  audience: Audience;
  kept_until: string;
};

/** From a facilitator. Puts a step of the agenda on the stage and opens it: also next, back and reopen. */
export type OpenStep = {
  step: string;
};

/** From a facilitator. Starts the ten seconds after which giving ends. */
export type CloseStep = {
  step: string;
};

/** From a facilitator. */
export type RevealRound = {
  step: string;
  round: number; // 1 to 10000
  detail?: 'phases' | 'stations';
};

/** From a facilitator. Opens a new round on the curve; `round` is the number wanted. */
export type AskAgain = {
  step: string;
  round: number; // 1 to 10000
};

/** From a facilitator. */
export type EndSession = Record<string, never>;

/** From a participant. */
export type PostIdea = {
  step: string;
  name: string;
  salt: string;
  text: string; // at most 4000 characters
};

/** From a participant. */
export type ContinueIdea = {
  step: string;
  name: string;
  salt: string;
  text: string; // at most 4000 characters
  idea: string;
  kind: 'add' | 'alternative' | 'ask' | 'connect' | 'explain' | 'grounds';
};

/**
 * From a participant. New words for an idea or a continuation: at once while it is sealed, with the
 * next round when it was shown.
 */
export type ChangeIdea = {
  step: string;
  name: string;
  salt: string;
  text: string; // at most 4000 characters
  idea: string;
  secret: string;
};

/**
 * From a participant. Takes back at once what has this name, a mark too; when it was shown, others see
 * it disappear.
 */
export type TakeBack = {
  step: string;
  name: string;
  secret: string;
};

/** From a participant. Takes back with the next round, among what others send. */
export type TakeBackLater = {
  step: string;
  name: string;
  salt: string;
  idea: string;
  secret: string;
};

/** From a participant. «Nothing to add»: counts as another phone, and shows nothing. */
export type AddNothing = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
};

/** From a participant. A place on the curve: an index over the stations, then the exits. */
export type PlaceMark = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
  station: number; // 0 to 100
  is_stuck?: boolean;
};

export type Perform =
  | { do: 'DescribeSession'; with: DescribeSession }
  | { do: 'OpenStep'; with: OpenStep }
  | { do: 'CloseStep'; with: CloseStep }
  | { do: 'RevealRound'; with: RevealRound }
  | { do: 'AskAgain'; with: AskAgain }
  | { do: 'EndSession'; with: EndSession }
  | { do: 'PostIdea'; with: PostIdea }
  | { do: 'ContinueIdea'; with: ContinueIdea }
  | { do: 'ChangeIdea'; with: ChangeIdea }
  | { do: 'TakeBack'; with: TakeBack }
  | { do: 'TakeBackLater'; with: TakeBackLater }
  | { do: 'AddNothing'; with: AddNothing }
  | { do: 'PlaceMark'; with: PlaceMark };

// --- what is said, answered and told

/** Who will read the saved board; `others` says whom, when it is neither those present nor the team. */
export type Audience = {
  who: 'others' | 'present' | 'team';
  others: string; // at most 400 characters
};

/** Asks to come in, or back in; `epoch`, `after` and `chain` when the page still holds a view. */
export type Enter = {
  session: string;
  as: 'facilitator' | 'participant' | 'screen';
  language?: string;
  epoch?: number;
  after?: number;
  chain?: string;
};

/** Goes, and keeps the connection. */
export type Leave = Record<string, never>;

/**
 * One frame follows, `view` or `events`. `now`: the server's clock in ms; `board`: where the saved
 * board is read; `join`: null for participants.
 */
export type Entered = {
  epoch: number;
  seq: number;
  now: number;
  you: You;
  board: string;
  join: Join | null;
};

/** `gave`: whether this seat has given something to the open round. */
export type You = {
  role: 'facilitator' | 'participant' | 'screen';
  gave: boolean;
};

/** How others come in; `qr` is a picture of `url`, as a data: address. */
export type Join = {
  code: string;
  url: string;
  qr: string;
};

/** A no that changed nothing: a code for scripts, a sentence for people, and the field it is about. */
export type Refusal = {
  refused: string;
  say: string;
  field?: string;
};

/** It is stored: «sealed» for what phones give, for what steers the number of the log after it. */
export type Done = {
  ok: number | 'sealed';
};

/** The events numbered `from` to `seq`, and the chain after them: the same bytes for everyone. */
export type EventsFrame = {
  from: number;
  events: Event[];
  seq: number;
  chain: string;
  epoch: number;
};

export type SessionDescribed = {
  is: 'SessionDescribed';
  session: Header;
};

/** What everyone who joins may know of the session; `kept_until` is a date, YYYY-MM-DD. */
export type Header = {
  title: string;
  change: string;
  language: string;
  audience: Audience;
  kept_until: string;
  is_one_team: boolean;
};

/** From now on the promises that people joined on can only become narrower. */
export type FirstPhoneJoined = {
  is: 'FirstPhoneJoined';
};

export type StepOpened = {
  is: 'StepOpened';
  step: BoardPlan | CurvePlan;
  round: number;
  state: 'closed' | 'open';
};

/** All of a planned step that becomes public when it opens. */
export type BoardPlan = {
  kind: 'board';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
};

export type CurvePlan = {
  kind: 'curve';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  curve: string;
  phases: Phase[];
  stations: Station[];
  exits: string[];
  asks_stuck: boolean;
};

/** A part of the curve: a short everyday `label`, and for small print `model`, the model's word or "". */
export type Phase = {
  label: string;
  model: string;
};

/** A sentence to choose; `phase` is the index of its phase, from 0. */
export type Station = {
  phase: number;
  says: string;
};

export type StepClosing = {
  is: 'StepClosing';
  step: string;
  closing_at: number;
};

export type StepClosed = {
  is: 'StepClosed';
  step: string;
};

/** As it is told: with the words that may be seen now, where the log keeps digests. */
export type ThoughtsShown = {
  is: 'ThoughtsShown';
  step: string;
  round: number;
  phones: number;
  ideas: ToldIdea[];
  continuations: ToldContinuation[];
  changes: ToldChange[];
  taken_back: string[];
};

/** `salt` and `text` are null when the words were taken back meanwhile; so in all three. */
export type ToldIdea = {
  name: string;
  salt: string | null;
  text: string | null;
};

export type ToldContinuation = {
  name: string;
  salt: string | null;
  text: string | null;
  idea: string;
  kind: 'add' | 'alternative' | 'ask' | 'connect' | 'explain' | 'grounds';
};

/** New words for the thought `name`; `by` is the name of the change itself. */
export type ToldChange = {
  name: string;
  salt: string | null;
  text: string | null;
  by: string;
};

export type MarksTallied = {
  is: 'MarksTallied';
  step: string;
  picture: Picture;
};

/**
 * A released round, the same for everyone. `cells`: one for each phase, the last for all that is off
 * the curve. On a careful picture 0 says "0-2" and 1 says "3 or more"; on dots they are counts.
 * `stations`: counts. `stuck`: people. `median`: the phases, from 0, of the lower and the upper middle
 * mark on the curve. `counted`: the names of the marks, sorted, so that a phone sees that its mark was
 * counted and nobody sees whose it is. None means: not shown.
 */
export type Picture = {
  round: number;
  level: 'careful' | 'dots';
  n: number;
  cells: number[];
  stations: number[] | null;
  stuck: number | null;
  median: number[] | null;
  agreement: 'camps' | 'close' | 'spread' | null;
  shift: 'back' | 'forward' | 'none' | 'perhaps' | 'shape' | null;
  counted: string[];
};

export type RoundOpened = {
  is: 'RoundOpened';
  step: string;
  round: number;
};

export type MarksBurnt = {
  is: 'MarksBurnt';
  step: string;
  round: number;
};

export type IdeaTakenBack = {
  is: 'IdeaTakenBack';
  step: string;
  name: string;
};

export type SessionEnded = {
  is: 'SessionEnded';
};

/** The view at a number, for who comes anew or was away for long. */
export type ViewFrame = {
  epoch: number;
  seq: number;
  chain: string;
  view: View;
};

/** All that a phone or a screen keeps. It has a session: every log begins with its description. */
export type View = {
  session: Header;
  phase: 'ended' | 'live' | 'waiting';
  has_joined: boolean;
  stage: string | null;
  steps: Step[];
};

export type BoardStep = {
  kind: 'board';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'closed' | 'closing' | 'open';
  closing_at: number | null;
  shown: Shown[];
  ideas: Idea[];
};

/** A round of a board that was shown: how many different phones had given something to it. */
export type Shown = {
  round: number;
  phones: number;
};

export type Idea = {
  name: string;
  salt: string | null;
  text: string | null;
  round: number;
  is_taken_back: boolean;
  changed_by: string[];
  continuations: Continuation[];
};

export type Continuation = {
  name: string;
  salt: string | null;
  text: string | null;
  round: number;
  is_taken_back: boolean;
  changed_by: string[];
  kind: 'add' | 'alternative' | 'ask' | 'connect' | 'explain' | 'grounds';
};

export type CurveStep = {
  kind: 'curve';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'closed' | 'closing' | 'open';
  closing_at: number | null;
  curve: string;
  phases: Phase[];
  stations: Station[];
  exits: string[];
  asks_stuck: boolean;
  pictures: Picture[];
  burnt: number[];
};

/** Who is here now, twice a second at most; `gave` is null while no round is open. */
export type Presence = {
  phones: number;
  screens: number;
  desks: number;
  gave: Gave | null;
};

/** How many phones gave something to the open round: on a curve the number, on a board in steps. */
export type Gave = { exact: number } | { at_least: number };

/** Every ten seconds. Unlike mine: enter again. `now`: the server's clock in ms. */
export type Beat = {
  seq: number;
  chain: string;
  epoch: number;
  now: number;
};

/** The process goes down: come back after a random moment of up to two seconds. */
export type Goodbye = Record<string, never>;

/** To facilitators alone: the agenda has this version now. */
export type Desk = {
  agenda: number;
};

export type Event =
  | SessionDescribed
  | FirstPhoneJoined
  | StepOpened
  | StepClosing
  | StepClosed
  | ThoughtsShown
  | MarksTallied
  | RoundOpened
  | MarksBurnt
  | IdeaTakenBack
  | SessionEnded;

export type Step =
  | BoardStep
  | CurveStep;

// --- the words of the socket

export type Heard = {
  enter: Enter;
  perform: Perform;
  leave: Leave;
};

export type Answers = {
  enter: Entered | Refusal;
  perform: Done | Refusal;
  leave: Done;
};

export type Told = {
  events: EventsFrame;
  view: ViewFrame;
  presence: Presence;
  beat: Beat;
  goodbye: Goodbye;
  desk: Desk;
};
