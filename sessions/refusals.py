"""Every «no», as a sentence for the person who reads it: what happened, and what to do.

The sentences are English and serve as the message ids of the catalogues; `{fields}` are filled in after
translation.
"""

from typing import Any


class NotFound(Exception):
    """Unknown, ended, deleted and forbidden: a stranger is told the same of all four."""


class Refused(Exception):
    """A no that changes nothing. `field` names the field of the command or form that it is about."""

    def __init__(self, code: str, /, field: str | None = None, say: str | None = None, **fields: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.say = say or SENTENCES[code]
        self.fields = fields


def N_(sentence: str) -> str:
    """Marks a sentence for the catalogues."""
    return sentence


def adds(**sentences: str) -> None:
    """What a kind of step refuses, in sentences of its own."""
    SENTENCES.update(sentences)


SENTENCES = {
    "not_found": N_(
        "This link opens nothing. It may be cut short, replaced, deleted or past its time. "
        "Ask whoever sent it."
    ),
    "not_here": N_("This server does not answer to the address that you opened. It is at {url}."),
    "not_entered": N_("The connection was lost for a moment. It is tried again."),
    "fault": N_("Something broke on our side, and this was not stored. Your text is still here."),
    "bad_shape": N_("This could not be read. Reload the page and try again."),
    "not_yours": N_("Only the facilitator can do this."),
    "needs_phone": N_("This needs a phone that has joined: open the join link as a participant."),
    "ended": N_("The session has ended. Nothing more is taken; what was shown is on the saved board."),
    "not_on_stage": N_("The room is at another step now. Your text is still here."),
    "closed": N_("This step is closed. Your text is still here."),
    "round_over": N_("This round is over: it was shown before this arrived."),
    "wrong_kind": N_("This step takes no such answer."),
    "unknown_step": N_("This step is not on the agenda any more. Reload the agenda."),
    "unknown_thought": N_("This thought is not on the board any more."),
    "not_author": N_("Only the phone that wrote this can change it or take it back."),
    "was_taken_back": N_("This thought was taken back by its author."),
    "empty": N_("There is nothing in it yet. Write a few words first."),
    "too_long": N_("This is longer than {most} characters. Split it into two thoughts."),
    "too_long_prompt": N_(
        "A prompt has at most {most} characters, so that it can be read from the last row."
    ),
    "too_long_sentence": N_(
        "A sentence has at most {most} characters, so that it can be read from the last row."
    ),
    "too_long_notes": N_("Notes have at most {most} characters."),
    "too_long_readers": N_("Say who the others are in at most {most} characters."),
    "far_too_long": N_("This is far too long to be taken. Shorten it, then try again."),
    "no_station": N_("Choose one of the sentences first."),
    "too_few": N_("Wait for five phones: fewer would point at someone."),
    "too_few_marks": N_("Wait for five marks: fewer would point at someone."),
    "too_few_here": N_("Wait for a second phone: nobody is put into a group alone."),
    "no_other_group": N_("There is no other group to go to yet. Tell the facilitator."),
    "revealed": N_("This round was shown already. Ask again to open a new one."),
    "not_revealed": N_("Show this round first, then ask again."),
    "only_narrower": N_("People have joined on this promise: who may read can only become fewer now."),
    "only_shorter": N_("People have joined on this promise: it can only be kept for a shorter time now."),
    "bad_date": N_("Choose how long the board is kept from the list."),
    "bad_language": N_("Choose a language from the list."),
    "bad_design": N_("Choose an agenda from the list."),
    "needs_title": N_("Give it a title of 1 to {most} characters."),
    "needs_change": N_("Name the change first: without it people would mark different things."),
    "needs_readers": N_("Say who the others are."),
    "busy": N_("Many are sending just now. It is tried again in a moment."),
    "too_fast": N_("One thought every two seconds is the most. It is sent in a moment."),
    "too_many_tries": N_("Too many tries from here. Wait a minute, then try the code again."),
    "too_many_passphrases": N_("Too many wrong passphrases. Wait a minute, then try again."),
    "too_many_made": N_("Many sessions were made from here just now. Wait ten minutes, then make this one."),
    "too_many_today": N_(
        "From here {most} sessions were made today, which is the most. Make this one tomorrow."
    ),
    "too_many_links": N_("This session has {most} links. Use one of them."),
    "room_full": N_(
        "This session is full: {most} phones are here. Share one with somebody, or reload when one has left."
    ),
    "wrong_code": N_("No session has this code. Look at the screen once more: 7 letters and digits."),
    "wrong_title": N_("This is not the title of the session. Nothing was deleted."),
    "paused": N_("The session is paused. Your text is still here: send it when it goes on."),
    "was_hidden": N_("This thought is hidden now. Your text is still here."),
    "being_read": N_(
        "Your thought is being read before it is shown. You can take it back, or change it once it is shown."
    ),
    "read_first": N_("Thoughts are read before they are shown. Read these first."),
    "held_first": N_("Show the thoughts that were read first; then come the next ones."),
    "not_holding": N_("Thoughts are shown without reading them first. Switch the reading on."),
    "words_gone": N_("The words of this thought were deleted. They cannot be shown again."),
    "timer_too_short": N_("Leave at least half a minute, so that nobody is cut off."),
    "timer_too_long": N_("The timer holds twelve hours at most."),
    "no_column": N_("This board has no such column. Choose one of its columns."),
    "on_stage": N_("This board is on the stage, so it takes thoughts already."),
    "needs_own_reason": N_("Give the reason in {least} to {most} characters. Everyone will read it."),
    "unknown_group": N_("This group is not on the board any more."),
    "too_many_groups": N_("A board holds at most {most} groups."),
    "too_long_title": N_("This name is longer than {most} characters."),
    "too_many_columns": N_("A board has at most {most} columns: more cannot be read from the last row."),
    "needs_column_title": N_("Give each column a title of 1 to {most} characters."),
    "changed": N_("The agenda was changed on another desk meanwhile."),
    "step_used": N_("The step “{title}” was on the stage already, so it stays on the agenda."),
    "step_ajar": N_(
        "The step “{title}” has taken thoughts, and some may wait in it, so it stays on the agenda."
    ),
    "board_full": N_("This board is full. Tell the facilitator: a new step has room."),
    "agenda_full": N_("An agenda holds at most {most} steps."),
    "wrong_passphrase": N_("This is not the passphrase for making sessions. Ask whoever runs this server."),
}
