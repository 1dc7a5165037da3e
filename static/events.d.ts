// Made by ./dev types from server/wire/catalogue.py. For checkJs: browsers never load this file.

// --- what may be asked: commands, with their fields

/** From a participant. «Nothing to add»: counts as another phone, and shows nothing. */
export type AddNothing = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
};

/** From a facilitator. Asks the same again, in a new round; `round` is the number wanted. */
export type AskAgain = {
  step: string;
  round: number; // 1 to 10000
};

/** From a facilitator. Asks everyone to look up from the phone for a moment. */
export type CallEyesUp = Record<string, never>;

/**
 * From a participant. `dots`: for each item one sign, 0 to 9 or a for ten, so that all ballots are of
 * one width.
 */
export type CastBallot = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
  dots: string; // at most 30 characters
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

/** From a facilitator. */
export type ClearSpotlight = Record<string, never>;

/** From a facilitator. Starts the ten seconds after which giving ends. */
export type CloseStep = {
  step: string;
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
 * From a facilitator. Takes it from every screen at once; afterwards it is hidden with a reason, or
 * uncovered.
 */
export type CoverIdea = {
  step: string;
  idea: string;
};

/** From a facilitator. */
export type DescribeSession = {
  title: string; // at most 400 characters
  change: string; // at most 400 characters
  audience: Audience;
  kept_until: string;
};

/** From a facilitator. `held_on`: the date of the session where the desk is. Its zone stays there. */
export type EndSession = {
  held_on?: string;
};

/**
 * From a participant. Shows the desk that something is wrong with a shown thought. It hides nothing,
 * and counts as no phone.
 */
export type FlagIdea = {
  step: string;
  name: string;
  salt: string;
  idea: string;
  reason: 'hurts' | 'off_topic' | 'person' | 'private';
};

/**
 * From a facilitator. Puts ideas into a group, which the desk names by a random id; a new one gets
 * this title.
 */
export type GroupIdeas = {
  step: string;
  group: string;
  ideas: string[];
  title?: string; // at most 400 characters
};

/**
 * From a facilitator. Hides an idea or a continuation, with a reason that everyone sees; `own` is it
 * in own words. What followed goes along unless `keeps_rest`. A private matter is scrubbed at once,
 * and cannot be uncovered.
 */
export type HideIdea = {
  step: string;
  idea: string;
  reason: 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own?: string; // at most 400 characters
  keeps_rest?: boolean;
};

/** From a facilitator. From now on thoughts are read before they are shown. */
export type HoldThoughts = Record<string, never>;

/**
 * From a participant. «I am here.» `been`: the numbers of one's groups in the last deals, the latest
 * last, -1 for none. `left`: «I am alone here», in a group of this round.
 */
export type JoinTalk = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
  been?: number[];
  left?: Left | null;
};

/**
 * From a facilitator. Counts the open round of the step on the stage, and shows nothing of it before
 * the next is shown.
 */
export type KeepRound = {
  step: string;
  round: number; // 1 to 10000
};

/**
 * From a facilitator. A board that is not on the stage takes thoughts all the same: they wait until it
 * is.
 */
export type LeaveAjar = {
  step: string;
};

/** From a facilitator. */
export type MoveIdeas = {
  step: string;
  ideas: string[];
  column: number; // 0 to 100
};

/** From a facilitator. */
export type NameGroup = {
  step: string;
  group: string;
  title: string; // at most 400 characters
};

/** From a facilitator. Puts a step of the agenda on the stage and opens it: also next, back and reopen. */
export type OpenStep = {
  step: string;
};

/**
 * From a facilitator. Nothing is taken until it goes on; what is typed stays on the phones, and the
 * timer stands.
 */
export type PauseSession = Record<string, never>;

/** From a participant. A place on the curve: an index over the stations, then the exits. */
export type PlaceMark = {
  step: string;
  round: number; // 1 to 10000
  name: string;
  salt: string;
  station: number; // 0 to 100
  is_stuck?: boolean;
};

/** From a participant. */
export type PostIdea = {
  step: string;
  name: string;
  salt: string;
  text: string; // at most 4000 characters
  column?: number; // 0 to 100
};

/** From a facilitator. The room looks at one idea of the board on the stage. */
export type PutSpotlight = {
  step: string;
  idea: string;
};

/**
 * From a facilitator. The desk looks at what waits; that ends the giving of this round, and the next
 * one begins.
 */
export type ReadRound = {
  step: string;
  round: number; // 1 to 10000
};

/** From a facilitator. */
export type ReleaseEyes = Record<string, never>;

/** From a facilitator. Shows the round that was read, but for what is withheld. */
export type ReleaseRound = {
  step: string;
  round: number; // 1 to 10000
  withheld?: Withhold[];
};

/** From a facilitator. The sentence is open again; it is kept in how the idea grew. */
export type ReopenIdea = {
  step: string;
  idea: string;
};

/** From a facilitator. «Not now»: whoever continues it wakes it. */
export type RestIdea = {
  step: string;
  idea: string;
};

/** From a facilitator. */
export type ResumeSession = Record<string, never>;

/**
 * From a facilitator. Ends a round as its kind does; `detail`: how much is told, in the kind's own
 * words.
 */
export type RevealRound = {
  step: string;
  round: number; // 1 to 10000
  detail?: string; // at most 40 characters
};

/** From a facilitator. The desk has read the flags on this idea, and leaves it as it is. */
export type SetFlagsAside = {
  step: string;
  idea: string;
};

/**
 * From a facilitator. When the time of the step on the stage is up, in ms since 1970; null puts the
 * timer away.
 */
export type SetTimer = {
  step: string;
  ends_at: number | null;
};

/**
 * From a facilitator. Writes out the sentence that the room stands behind; `name` and `salt` are the
 * sentence's own.
 */
export type ShapeIdea = {
  step: string;
  idea: string;
  name: string;
  salt: string;
  text: string; // at most 4000 characters
};

/** From a facilitator. */
export type ShutStep = {
  step: string;
};

/** From a facilitator. */
export type StopHolding = Record<string, never>;

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

/** From a facilitator. Shows again what is covered or hidden. */
export type UncoverIdea = {
  step: string;
  idea: string;
};

/** From a facilitator. Takes ideas out of their groups; a group that is left empty is gone. */
export type UngroupIdeas = {
  step: string;
  ideas: string[];
};

/** From a facilitator. */
export type WakeIdea = {
  step: string;
  idea: string;
};

export type Perform =
  | { do: 'AddNothing'; with: AddNothing }
  | { do: 'AskAgain'; with: AskAgain }
  | { do: 'CallEyesUp'; with: CallEyesUp }
  | { do: 'CastBallot'; with: CastBallot }
  | { do: 'ChangeIdea'; with: ChangeIdea }
  | { do: 'ClearSpotlight'; with: ClearSpotlight }
  | { do: 'CloseStep'; with: CloseStep }
  | { do: 'ContinueIdea'; with: ContinueIdea }
  | { do: 'CoverIdea'; with: CoverIdea }
  | { do: 'DescribeSession'; with: DescribeSession }
  | { do: 'EndSession'; with: EndSession }
  | { do: 'FlagIdea'; with: FlagIdea }
  | { do: 'GroupIdeas'; with: GroupIdeas }
  | { do: 'HideIdea'; with: HideIdea }
  | { do: 'HoldThoughts'; with: HoldThoughts }
  | { do: 'JoinTalk'; with: JoinTalk }
  | { do: 'KeepRound'; with: KeepRound }
  | { do: 'LeaveAjar'; with: LeaveAjar }
  | { do: 'MoveIdeas'; with: MoveIdeas }
  | { do: 'NameGroup'; with: NameGroup }
  | { do: 'OpenStep'; with: OpenStep }
  | { do: 'PauseSession'; with: PauseSession }
  | { do: 'PlaceMark'; with: PlaceMark }
  | { do: 'PostIdea'; with: PostIdea }
  | { do: 'PutSpotlight'; with: PutSpotlight }
  | { do: 'ReadRound'; with: ReadRound }
  | { do: 'ReleaseEyes'; with: ReleaseEyes }
  | { do: 'ReleaseRound'; with: ReleaseRound }
  | { do: 'ReopenIdea'; with: ReopenIdea }
  | { do: 'RestIdea'; with: RestIdea }
  | { do: 'ResumeSession'; with: ResumeSession }
  | { do: 'RevealRound'; with: RevealRound }
  | { do: 'SetFlagsAside'; with: SetFlagsAside }
  | { do: 'SetTimer'; with: SetTimer }
  | { do: 'ShapeIdea'; with: ShapeIdea }
  | { do: 'ShutStep'; with: ShutStep }
  | { do: 'StopHolding'; with: StopHolding }
  | { do: 'TakeBack'; with: TakeBack }
  | { do: 'TakeBackLater'; with: TakeBackLater }
  | { do: 'UncoverIdea'; with: UncoverIdea }
  | { do: 'UngroupIdeas'; with: UngroupIdeas }
  | { do: 'WakeIdea'; with: WakeIdea };

// --- what is said, answered and told

/** Who will read the saved board; `others` says whom, when it is neither those present nor the team. */
export type Audience = {
  who: 'others' | 'present' | 'team';
  others: string; // at most 600 characters
};

/** The name that a phone has in the group that it leaves, and what proves that it is its own. */
export type Left = {
  name: string;
  secret: string;
};

export type Withhold = {
  name: string;
  reason: 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own?: string; // at most 400 characters
};

/**
 * Asks to come in, or back in; `epoch`, `after` and `chain` when the page still holds a view. `part`:
 * whose of those who share the phone.
 */
export type Enter = {
  session: string;
  as: 'facilitator' | 'participant' | 'screen';
  language?: string;
  part?: 0 | 1 | 2;
  epoch?: number;
  after?: number;
  chain?: string;
};

/**
 * A raised hand, or «I need a moment»; null takes it down. It passes with the connection. Answered
 * with its number: once presence tells that a desk has seen as far, its phone may say so.
 */
export type SignalWish = {
  signal: 'hand' | 'moment' | null;
};

/** A desk has seen the raised hands, or those who need a moment, up to this number. It passes too. */
export type Heed = {
  signal: 'hand' | 'moment';
  to: number;
};

/** How far this phone has read: what it shows has the number `seq`. It passes with the connection. */
export type Seen = {
  epoch: number;
  seq: number;
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

/**
 * It is stored: «sealed» for what phones give, for what steers the number of the log after it. What
 * passes is not stored: the number of a signal, or 0.
 */
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

export type EyesCalled = {
  is: 'EyesCalled';
};

export type EyesReleased = {
  is: 'EyesReleased';
};

/** From now on the promises that people joined on can only become narrower. */
export type FirstPhoneJoined = {
  is: 'FirstPhoneJoined';
};

export type GroupNamed = {
  is: 'GroupNamed';
  step: string;
  group: string;
  title: string;
};

export type GroupsDealt = {
  is: 'GroupsDealt';
  step: string;
  round: number;
  groups: string[][];
};

/** Thoughts are read before they are shown. */
export type HoldBegun = {
  is: 'HoldBegun';
};

export type HoldEnded = {
  is: 'HoldEnded';
};

export type IdeaReopened = {
  is: 'IdeaReopened';
  step: string;
  idea: string;
};

export type IdeaRested = {
  is: 'IdeaRested';
  step: string;
  idea: string;
};

/** The room stands behind a sentence: one, as a list. */
export type IdeaShaped = {
  is: 'IdeaShaped';
  step: string;
  idea: string;
  sentences: ToldSentence[];
};

/** Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is. */
export type ToldSentence = {
  name: string;
  salt: string | null;
  text: string | null;
};

export type IdeaTakenBack = {
  is: 'IdeaTakenBack';
  step: string;
  name: string;
};

export type IdeaWoken = {
  is: 'IdeaWoken';
  step: string;
  idea: string;
};

export type IdeasGrouped = {
  is: 'IdeasGrouped';
  step: string;
  group: string;
  title: string;
  ideas: string[];
};

export type IdeasMoved = {
  is: 'IdeasMoved';
  step: string;
  ideas: string[];
  column: number;
};

export type IdeasUngrouped = {
  is: 'IdeasUngrouped';
  step: string;
  ideas: string[];
};

/** `group`: counted from 0. `left`: the name that it had in another group, if it was in one. */
export type LatecomerPlaced = {
  is: 'LatecomerPlaced';
  step: string;
  round: number;
  name: string;
  group: number;
  left: string;
};

export type MarksBurnt = {
  is: 'MarksBurnt';
  step: string;
  round: number;
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

/** The desk reads what was given to this round; what comes from now on is the next one's. */
export type RoundHeld = {
  is: 'RoundHeld';
  step: string;
  round: number;
  phones: number;
};

export type RoundKept = {
  is: 'RoundKept';
  step: string;
  round: number;
  counted: string[];
};

export type RoundOpened = {
  is: 'RoundOpened';
  step: string;
  round: number;
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

/** `held_on`: the date on which the last step was opened, there; "" in logs that did not say it. */
export type SessionEnded = {
  is: 'SessionEnded';
  at: number;
  held_on: string;
};

/** `left`: ms of the timer that stands, if there is one. */
export type SessionPaused = {
  is: 'SessionPaused';
  left: number | null;
};

export type SessionResumed = {
  is: 'SessionResumed';
  ends_at: number | null;
};

export type SpotlightCleared = {
  is: 'SpotlightCleared';
};

export type SpotlightPut = {
  is: 'SpotlightPut';
  step: string;
  idea: string;
};

export type StepClosed = {
  is: 'StepClosed';
  step: string;
};

/** `waits`: somebody needed a moment, so the time was put off. */
export type StepClosing = {
  is: 'StepClosing';
  step: string;
  closing_at: number;
  waits: boolean;
};

/** A board that is not on the stage takes thoughts; perhaps it never was there. */
export type StepLeftAjar = {
  is: 'StepLeftAjar';
  step: BoardPlan;
};

export type BoardPlan = {
  kind: 'board';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  mode: 'flowing' | 'open' | 'rounds';
  columns: string[];
};

/** `at`: ms since 1970, 0 in logs that did not say it. */
export type StepOpened = {
  is: 'StepOpened';
  step: BoardPlan | CurvePlan | TalkPlan | VotePlan | BreakPlan;
  round: number;
  state: 'closed' | 'open';
  at: number;
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

export type TalkPlan = {
  kind: 'talk';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  size: number;
};

export type VotePlan = {
  kind: 'vote';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  criterion: string;
  items: string[];
  dots: number;
  most: number;
};

export type BreakPlan = {
  kind: 'break';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
};

export type StepShut = {
  is: 'StepShut';
  step: string;
};

/** `is_scrubbed`: their words are gone, and nobody can show them again. */
export type ThoughtsHidden = {
  is: 'ThoughtsHidden';
  step: string;
  names: string[];
  reason: 'covered' | 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own: string;
  is_scrubbed: boolean;
};

/** `goes_on`: on an open board a thought stands there at once, and the round is not over. */
export type ThoughtsShown = {
  is: 'ThoughtsShown';
  step: string;
  round: number;
  phones: number;
  ideas: ToldIdea[];
  continuations: ToldContinuation[];
  changes: ToldChange[];
  taken_back: string[];
  withheld: ShownNot[];
  goes_on: boolean;
};

/** Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is. */
export type ToldIdea = {
  name: string;
  column: number;
  salt: string | null;
  text: string | null;
};

/** Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is. */
export type ToldContinuation = {
  name: string;
  idea: string;
  kind: 'add' | 'alternative' | 'ask' | 'connect' | 'explain' | 'grounds';
  salt: string | null;
  text: string | null;
};

/** New words for the thought `name`; `by` is the name of the change itself. */
export type ToldChange = {
  name: string;
  by: string;
  salt: string | null;
  text: string | null;
};

/** A thought that was read and withheld. */
export type ShownNot = {
  name: string;
  reason: 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own: string;
};

/** Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is. */
export type ThoughtsUncovered = {
  is: 'ThoughtsUncovered';
  step: string;
  thoughts: ToldAgain[];
};

/** Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is. */
export type ToldAgain = {
  name: string;
  salt: string | null;
  text: string | null;
};

export type TimerSet = {
  is: 'TimerSet';
  step: string;
  ends_at: number | null;
};

export type VotesCounted = {
  is: 'VotesCounted';
  step: string;
  picture: VoteTotals;
};

/**
 * What a round came to. `n`: how many answered; `counted`: the names of their ballots, sorted. On the
 * level «careful» 1 says that an item has at least an even share of the dots, and 0 that it has less.
 */
export type VoteTotals = {
  round: number;
  n: number;
  totals: number[];
  counted: string[];
  level: 'careful' | 'exact';
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
  spotlight: string | null;
  timer: Timer | null;
  is_paused: boolean;
  eyes_up: boolean;
  is_holding: boolean;
  held_on: string;
  steps: Step[];
};

/** Of the step on the stage: when its time is up (ms since 1970), or in a pause how many ms are left. */
export type Timer = {
  ends_at: number | null;
  left: number | null;
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
  waits: boolean;
  opened_at: number | null;
  spent: number;
  is_ajar: boolean;
  was_open: boolean;
  held: Held | null;
  withheld: Withheld[];
  groups: Group[];
  shown: Shown[];
  ideas: Idea[];
  mode: 'flowing' | 'open' | 'rounds';
  columns: string[];
};

/** A round that the desk is reading: how many different phones gave something to it. */
export type Held = {
  round: number;
  phones: number;
};

/** A thought that was read and not shown, and why; by the name its phone knows it. */
export type Withheld = {
  name: string;
  round: number;
  reason: 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own: string;
};

export type Group = {
  group: string;
  title: string;
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
  hidden: Hidden | null;
  changed_by: string[];
  continuations: Continuation[];
  column: number;
  group: string | null;
  is_resting: boolean;
  is_shaped: boolean;
  sentences: Sentence[];
};

/** Why a thought is not to be read: «covered» for a moment, or for a reason; `own` words for «own». */
export type Hidden = {
  reason: 'covered' | 'hurts' | 'off_topic' | 'own' | 'person' | 'private' | 'twice';
  own: string;
};

export type Continuation = {
  name: string;
  salt: string | null;
  text: string | null;
  round: number;
  is_taken_back: boolean;
  hidden: Hidden | null;
  changed_by: string[];
  kind: 'add' | 'alternative' | 'ask' | 'connect' | 'explain' | 'grounds';
};

/** What the room wrote out of an idea; the newest one stands. */
export type Sentence = {
  name: string;
  salt: string | null;
  text: string | null;
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
  waits: boolean;
  opened_at: number | null;
  spent: number;
  curve: string;
  phases: Phase[];
  stations: Station[];
  exits: string[];
  asks_stuck: boolean;
  pictures: Picture[];
  burnt: number[];
};

export type TalkStep = {
  kind: 'talk';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'closed' | 'closing' | 'open';
  closing_at: number | null;
  waits: boolean;
  opened_at: number | null;
  spent: number;
  size: number;
  deals: Deal[];
};

/** `groups`: the names in each. A phone knows its own, and nobody else knows whose they are. */
export type Deal = {
  round: number;
  groups: string[][];
};

export type VoteStep = {
  kind: 'vote';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'closed' | 'closing' | 'open';
  closing_at: number | null;
  waits: boolean;
  opened_at: number | null;
  spent: number;
  criterion: string;
  items: string[];
  dots: number;
  most: number;
  pictures: VoteTotals[];
  burnt: number[];
  kept: KeptRound[];
};

/** One that was counted, and not to be shown before the next. `counted`: its marks' names, sorted. */
export type KeptRound = {
  round: number;
  counted: string[];
};

/** Nothing is asked; the timer says when it goes on. */
export type BreakStep = {
  kind: 'break';
  step: string;
  title: string;
  prompt: string;
  minutes: number;
  round: number;
  state: 'closed' | 'closing' | 'open';
  closing_at: number | null;
  waits: boolean;
  opened_at: number | null;
  spent: number;
};

/**
 * Who is here now, twice a second at most; `gave` is null while no round is open. Signals are numbered
 * as they come: `newest_…` is the number of the newest that is shown now, 0 for none, and `seen_…` up
 * to which of them a desk has seen. A phone knows its own number, and nobody else's.
 */
export type Presence = {
  phones: number;
  screens: number;
  desks: number;
  hands: number;
  moments: number;
  newest_hand: number;
  newest_moment: number;
  seen_hand: number;
  seen_moment: number;
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

/**
 * To facilitators alone: the agenda has this version now; at a quarter minute all flags there are; or
 * so many phones have not read the last cue yet, some seconds after it.
 */
export type Desk = { agenda: number } | { flags: Flag[] } | { behind: number };

/** Something is wrong with this thought, some phone says; never how many. */
export type Flag = {
  step: string;
  idea: string;
  reasons: ('hurts' | 'off_topic' | 'person' | 'private')[];
};

export type Event =
  | EyesCalled
  | EyesReleased
  | FirstPhoneJoined
  | GroupNamed
  | GroupsDealt
  | HoldBegun
  | HoldEnded
  | IdeaReopened
  | IdeaRested
  | IdeaShaped
  | IdeaTakenBack
  | IdeaWoken
  | IdeasGrouped
  | IdeasMoved
  | IdeasUngrouped
  | LatecomerPlaced
  | MarksBurnt
  | MarksTallied
  | RoundHeld
  | RoundKept
  | RoundOpened
  | SessionDescribed
  | SessionEnded
  | SessionPaused
  | SessionResumed
  | SpotlightCleared
  | SpotlightPut
  | StepClosed
  | StepClosing
  | StepLeftAjar
  | StepOpened
  | StepShut
  | ThoughtsHidden
  | ThoughtsShown
  | ThoughtsUncovered
  | TimerSet
  | VotesCounted;

export type Step =
  | BoardStep
  | CurveStep
  | TalkStep
  | VoteStep
  | BreakStep;

// --- the words of the socket

export type Heard = {
  enter: Enter;
  perform: Perform;
  signal: SignalWish;
  heed: Heed;
  seen: Seen;
  leave: Leave;
};

export type Answers = {
  enter: Entered | Refusal;
  perform: Done | Refusal;
  signal: Done | Refusal;
  heed: Done | Refusal;
  seen: Done | Refusal;
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
