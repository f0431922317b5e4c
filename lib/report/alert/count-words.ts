/** A whole number with commas: `12,400`. */
export function wholeNumber(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** How many events, with the error when it was estimated: `1 event`, `about 12,400 events (give or take 2 %)`. */
export function eventCount(count: number, countError: number): string {
  const events = `${wholeNumber(count)} ${count === 1 ? 'event' : 'events'}`
  return countError > 0 ? `about ${events} (give or take ${Math.ceil(countError * 100)} %)` : events
}
