// Sentences for refusals and names of states, from the messages of the counter's catalogue.

export function refusal(texts, { reason, fields }) {
  const counter = texts.code_(fields.counter ?? "");
  if (reason === "visit_at_other_counter" && counter) return texts.t("This person is at counter {counter}.", { counter });
  if (reason === "staff_at_other_counter" && counter)
    return texts.t("You work at counter {counter}. Close it there first.", { counter });
  if (reason === "wrong_pin" && Number(fields.tries_left) > 0)
    return texts.n("This PIN is wrong. {count} try left.", "This PIN is wrong. {count} tries left.", Number(fields.tries_left));
  if (reason === "locked_out" && fields.minutes)
    return texts.n(
      "Too many wrong PINs. Try again in {count} minute.", "Too many wrong PINs. Try again in {count} minutes.", Number(fields.minutes),
    );
  const said = refusals(texts)[reason];
  return said ?? texts.t("The hub said no ({reason}). Nothing has changed.", { reason: texts.code_(reason) });
}

const refusals = (texts) => ({
  hub_unreachable: texts.t("The hub does not answer. Try again in a moment."),
  hub_busy: texts.t("The hub does not answer. Try again in a moment."),
  hub_stopping: texts.t("The hub does not answer. Try again in a moment."),
  store_unavailable: texts.t("The hub does not answer. Try again in a moment."),
  unauthenticated: texts.t("The hub does not know this terminal's key. Tell the technician."),
  wrong_pin: texts.t("This PIN is wrong."),
  locked_out: texts.t("Too many wrong PINs. Ask a manager, or wait and try again."),
  day_not_open: texts.t("The day is not open yet. Ask a manager to open it."),
  unknown_service: texts.t("This service is not offered any more."),
  service_is_category: texts.t("Choose a service inside this group."),
  service_closed: texts.t("This service is closed now."),
  last_ticket_given: texts.t("This service is closed now."),
  outside_hours: texts.t("This service is closed now."),
  service_not_given: texts.t("No open counter gives this service now."),
  not_given_now: texts.t("No open counter gives this service now."),
  quota_full: texts.t("Today's tickets for this service are all given."),
  line_full: texts.t("The line for this service is full."),
  unknown_visit: texts.t("This ticket is not known any more."),
  unknown_counter: texts.t("This counter is not in the office's list any more."),
  visit_in_other_state: texts.t("This visit has moved on meanwhile. Look at the screen and go on."),
  visit_ended: texts.t("This visit has ended already."),
  visit_at_other_counter: texts.t("This person is at another counter."),
  counter_claimed: texts.t("Somebody else works at this counter."),
  counter_not_open: texts.t("This counter is not open."),
  counter_paused: texts.t("This counter is on a break. Go on first."),
  counter_busy: texts.t("Somebody is at this counter. Finish or park the visit first."),
  counter_not_wrapping: texts.t("No papers are being done."),
  staff_at_other_counter: texts.t("You work at another counter. Close it there first."),
  not_your_session: texts.t("This counter is worked from another screen now."),
  no_change: texts.t("That is so already."),
  not_permitted: texts.t("You may not do this here. Ask your supervisor."),
  forbidden: texts.t("You may not do this. Ask a manager."),
  not_able: texts.t("This visit needs somebody with other skills or languages."),
  not_in_pool: texts.t("This person waits for somebody else."),
  reason_needed: texts.t("Others stand before. Say why."),
  called_too_seldom: texts.t("Please call once more first."),
  called_too_shortly: texts.t("Please wait a little: people need time to walk."),
  recalled_enough: texts.t("Called often enough. Press “Not here”."),
  stepped_back_enough: texts.t("This ticket has gone back often enough."),
  nobody_behind: texts.t("Nobody waits behind."),
  nothing_to_undo: texts.t("There is nothing to undo."),
  undo_too_late: texts.t("Too late to undo."),
  undo_overtaken: texts.t("It has gone on meanwhile and cannot be undone."),
  too_many_services: texts.t("A visit holds twenty services at most."),
  service_not_planned: texts.t("This service is not planned any more."),
  quantity_out_of_range: texts.t("That many are not possible here."),
  class_not_allowed: texts.t("This service does not have this class."),
  too_many_notes: texts.t("There are too many notes already."),
  appointment_in_other_state: texts.t("This appointment has been checked in or cancelled."),
  unknown_appointment: texts.t("That is not there any more."),
  too_early: texts.t("It is too early for this appointment."),
  too_late: texts.t("It is too late for this appointment."),
  number_taken: texts.t("This number is taken today."),
  no_ticket: texts.t("This visit has no ticket to print."),
  bad_input: texts.t("The hub could not read this. Please check what you typed."),
  not_found: texts.t("That is not there any more."),
  internal: texts.t("The hub has a fault. Nothing has changed. Tell the technician."),
});

export const minutes = (texts, ms) => texts.n("{count} min", "{count} min", Math.floor(ms / 60_000));

export function undoWords(texts, act) {
  const words = {
    call: texts.t("Undo the call"),
    start: texts.t("Undo: is here"),
    finish: texts.t("Undo: finished"),
    no_show: texts.t("Undo: not here"),
    transfer: texts.t("Undo the transfer"),
    park: texts.t("Undo: parked"),
    return: texts.t("Undo: returned"),
    remove: texts.t("Undo: removed"),
    withdraw: texts.t("Undo: left"),
    change: texts.t("Undo the change"),
  };
  return words[act] ?? texts.t("Undo");
}

export const removeReasons = (texts) => [
  ["duplicate", texts.t("Took two tickets")],
  ["mistake", texts.t("Ticket taken by mistake")],
  ["sent_elsewhere", texts.t("Sent to another office")],
  ["abuse", texts.t("House rules")],
];

export const jumpReasons = (texts) => [
  ["agreed", texts.t("Agreed with the person")],
  ["urgent", texts.t("Urgent")],
  ["returned", texts.t("Comes back with the papers")],
  ["need", texts.t("Cannot wait for health or age")],
  ["correction", texts.t("We made a mistake before")],
];

export const pauseReasons = (texts) => [
  ["break", texts.t("On a break")],
  ["back_office", texts.t("Back office")],
  ["other", texts.t("Away from the counter")],
];

// Where a visit stands, such as "Called · Counter 2".
export function standing(texts, room, visit) {
  const words = { waiting: "", called: texts.t("Called"), serving: texts.t("Serving"), parked: texts.t("Parked") };
  const where = visit.counter ? texts.t("Counter {counter}", { counter: texts.code_(room.sign(visit.counter)) }) : "";
  return [words[visit.state] ?? "", where].filter(Boolean).join(" · ");
}
