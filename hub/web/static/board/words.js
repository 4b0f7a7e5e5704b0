// The board's own words (display/words.py, hub/face/notices.py).

export function direction(texts, arrow) {
  const words = {
    left: texts.t("left"),
    right: texts.t("right"),
    up: texts.t("straight on"),
    down: texts.t("behind you"),
    up_left: texts.t("ahead left"),
    up_right: texts.t("ahead right"),
    down_left: texts.t("back left"),
    down_right: texts.t("back right"),
  };
  return words[arrow] ?? "";
}

export function markWord(texts, mark) {
  return { none: "", again: texts.t("called again"), withdrawn: texts.t("called by mistake") }[mark];
}

export function counterState(texts, state) {
  return { open: texts.t("Open"), closed: texts.t("Closed"), paused: texts.t("Back soon") }[state];
}

export function quiet(texts, known, openDay) {
  if (!known) return texts.t("One moment, please");
  return openDay ? texts.t("Welcome") : texts.t("The office is closed");
}

export function quietHint(texts, known, refused, openDay, audible) {
  if (!known) {
    if (refused) return texts.t("The hub does not accept this screen's key. It needs a new one.");
    return texts.t("This screen is looking for its hub.");
  }
  if (!openDay) return texts.t("Numbers are called here when it opens.");
  return audible ? texts.t("Your number appears here and is spoken.") : texts.t("Your number appears here.");
}

export function band(texts, time, desk) {
  return {
    title: texts.t("Not connected since {time}", { time }),
    hint: texts.t("Staff call by voice. Questions: {desk}", { desk }),
  };
}

// A notice's own words in a language, or the usual ones for a stop; empty for one without words that a newer hub may
// raise. `texts` may be another language's until this one's has come.
export function noticeWords(texts, notice, language, fallback, service) {
  const own = notice.texts[language] || notice.texts[fallback];
  if (own) return own;
  if (notice.about !== "stop") return "";
  if (service && notice.sent_away)
    return texts.t("{service}: closed for today. Tickets are no longer called. Please ask our staff.", { service });
  if (service)
    return texts.t("{service}: no more tickets today. If you have a ticket, we will call you.", { service });
  if (notice.sent_away) return texts.t("Closed for today. Tickets are no longer called. Please ask our staff.");
  return texts.t("No more tickets today. If you have a ticket, we will call you.");
}
