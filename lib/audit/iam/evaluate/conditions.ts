import type { PolicyCondition } from '../policy-document.ts'
import type { Look } from './context-value.ts'
import { type Compare, comparisons } from './operators.ts'
import { opposite, variablesOf } from './policy-variables.ts'
import { every, some, type Ternary, Unknown } from './ternary.ts'

/** Whether a condition holds for a request. */
export type ConditionTest = (look: Look) => Ternary

/**
 * One operator on one key (IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys"):
 * `ForAllValues:`, `ForAnyValue:`, `…IfExists` and `Null` included. An operator that is not known makes the condition hang on it by name: it is
 * never taken for fulfilled or left out.
 */
export function compileCondition({ operator: written, key, values }: PolicyCondition): ConditionTest {
  const [first = '', second] = written.split(':')
  const quantifier = second === undefined ? undefined : first
  const name = second ?? first
  if (name === 'null') return nullTest(key, values)
  const ifExists = name.endsWith('ifexists')
  const base = ifExists ? name.slice(0, -'ifexists'.length) : name
  const found = comparisons.get(base)
  if (!found || (quantifier !== undefined && quantifier !== 'forallvalues' && quantifier !== 'foranyvalue'))
    return () => new Unknown([`operator ${written}`])
  const compares = values.map((value) => found.compile(value))
  const variables = found.isNegated ? variablesOf(values) : []
  const one = (value: string, look: Look): Ternary => {
    const equal = some(compares, (compare: Compare) => compare(value, look))
    return found.isNegated ? opposite(equal, variables, look) : equal
  }
  const all = (list: readonly string[], look: Look): Ternary => every(list, (value) => one(value, look))
  const any = (list: readonly string[], look: Look): Ternary => some(list, (value) => one(value, look))
  const judge = (got: string | readonly string[], look: Look): Ternary => {
    const list = typeof got === 'string' ? [got] : got
    if (quantifier === 'forallvalues') return all(list, look)
    if (list.length === 0) return ifExists || (found.isNegated && quantifier === undefined)
    if (quantifier === 'foranyvalue') return any(list, look)
    if (typeof got === 'string') return one(got, look)
    // A list wants a quantifier (IAM User Guide, "Single-valued vs. multivalued context keys"); what becomes of one without is not written.
    const answer = found.isNegated ? all(list, look) : any(list, look)
    return answer === true ? new Unknown([`several values of ${key}`]) : answer
  }
  return (look) => {
    const got = look(key)
    return got === undefined ? new Unknown([key]) : judge(got ?? [], look)
  }
}

function nullTest(key: string, values: readonly string[]): ConditionTest {
  const wanted = values.map((value) => value.toLowerCase() === 'true')
  return (look) => {
    const got = look(key)
    if (got === undefined) return new Unknown([key])
    const isAbsent = got === null || (typeof got !== 'string' && got.length === 0)
    return wanted.includes(isAbsent)
  }
}
