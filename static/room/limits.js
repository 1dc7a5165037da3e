// Made by ./dev types from sessions/, which gives the reasons.

export const QUORUM = 5;
export const SHORTEST_TIMER = 30_000;
export const MOST_TEXT = 500;
export const MOST_SENTENCE = 280;
export const MOST_TITLE = 80;
export const MOST_READERS = 120;
export const MOST_PROMPT = 280;
export const MOST_NOTES = 4_000;
export const SHORTEST_REASON = 3;
export const LONGEST_REASON = 80;
