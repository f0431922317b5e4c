/** What a condition needs to know of the selections. */
export interface Selections {
  readonly names: readonly string[]
  holds(name: string): boolean
}

/** Whether a condition holds; it is read again each time, left to right: `or` binds least, then `and`, then `not`. */
export function conditionHolds(text: string, selections: Selections): boolean {
  const words = text.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const isNext = (word: string): boolean => words[at]?.toLowerCase() === word
  const take = (): string => words[at++] ?? ''

  function or(): boolean {
    let held = and()
    while (isNext('or')) {
      at++
      const right = and()
      held = held || right
    }
    return held
  }
  function and(): boolean {
    let held = not()
    while (isNext('and')) {
      at++
      const right = not()
      held = held && right
    }
    return held
  }
  function not(): boolean {
    if (!isNext('not')) return one()
    at++
    return !not()
  }
  function one(): boolean {
    const word = take()
    if (word === '(') {
      const held = or()
      at++
      return held
    }
    if (!/^(1|any|all)$/i.test(word) || !isNext('of')) return selections.holds(word)
    at++
    const chosen = chosenBy(take(), selections.names)
    return word.toLowerCase() === 'all' ? chosen.every(selections.holds) : chosen.some(selections.holds)
  }
  return or()
}

/** The names that `them` or a pattern means; hidden names (`_x`) only when the pattern says `_`. */
function chosenBy(pattern: string, names: readonly string[]): string[] {
  const wanted = pattern.toLowerCase() === 'them' ? '*' : pattern
  const fits = (name: string, rest: string): boolean => {
    if (rest === '') return name === ''
    if (rest[0] === '*') return fits(name, rest.slice(1)) || (name !== '' && fits(name.slice(1), rest))
    return name[0] === rest[0] && fits(name.slice(1), rest.slice(1))
  }
  return names.filter((name) => fits(name, wanted) && (!name.startsWith('_') || wanted.startsWith('_')))
}
