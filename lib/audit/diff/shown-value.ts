/** Bounds of what is shown of a value, so that a change of a huge document is still one readable record. */
const levels = 8
const values = 300
const characters = 300

/** Names of fields whose text is not shown, whatever it holds. Flags and numbers below them are. */
const secretField =
  /(?:password|passwd|passphrase|secret|secretstring|token|apikey|privatekey|credentials?|userdata|connectionstring|authtoken)$/i
/** Fields whose whole content is not shown: values of environment variables hold passwords in plain text. */
const secretBelow = /^(?:environment|environmentvariables|variables)$/i
/** Text that is a secret by its looks: access keys, keys in PEM form, JSON web tokens. */
const secretText = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN|\beyJ[A-Za-z0-9_-]{10,400}\.eyJ/

const hidden = '(not shown)'

/** A value as it may be shown and stored: bounded in depth, number and length, and without what is or looks like a secret. Never throws. */
export function shownValue(value: unknown): unknown {
  return new Showing().show(value, '', 0, false)
}

class Showing {
  #left = values

  show(node: unknown, key: string, depth: number, secret: boolean): unknown {
    this.#left--
    if (typeof node === 'string') return secret || isSecret(key, node) ? hidden : shortText(node, characters)
    if (typeof node !== 'object' || node === null) return shownScalar(node, secret)
    if (depth >= levels) return '(too deep to show)'
    const below = secret || secretBelow.test(key)
    if (Array.isArray(node)) return this.#list(node, key, depth, below)
    return this.#record(Object.entries(node), depth, below)
  }

  #list(list: readonly unknown[], key: string, depth: number, secret: boolean): unknown[] {
    const shown: unknown[] = []
    for (const one of list) {
      if (this.#left <= 0) return [...shown, `(and ${list.length - shown.length} more)`]
      shown.push(this.show(one, key, depth + 1, secret))
    }
    return shown
  }

  #record(entries: readonly (readonly [string, unknown])[], depth: number, secret: boolean): unknown {
    const shown: [string, unknown][] = []
    for (const [name, one] of entries) {
      if (this.#left <= 0) {
        shown.push(['...', `(and ${entries.length - shown.length} more)`])
        break
      }
      // The name of a variable (`{Name, Value}`) is no secret.
      shown.push([shortText(name, characters), this.show(one, name, depth + 1, secret && name !== 'Name')])
    }
    // fromEntries defines own properties: `__proto__` stays data.
    return Object.fromEntries(shown)
  }
}

const isSecret = (key: string, text: string): boolean => secretField.test(key) || secretText.test(text)

function shownScalar(value: unknown, secret: boolean): unknown {
  if (secret && value !== null) return hidden
  return typeof value === 'bigint' ? String(value) : value
}

/** At most `most` UTF-16 units of a text, well-formed, with `...` where something was left out. */
export function shortText(text: string, most: number): string {
  return text.length <= most ? text.toWellFormed() : `${text.slice(0, most - 3).toWellFormed()}...`
}

/** The value at a path of properties, shown as if the whole were: what stands below an environment is not shown. */
export function shownAt(path: readonly string[], value: unknown): unknown {
  return new Showing().show(
    value,
    path.at(-1) ?? '',
    0,
    path.some((name) => secretBelow.test(name)),
  )
}

/** A value in a sentence: short JSON, `nothing` for null and what is not there. `path` are the names it stands under. */
export function valueWords(value: unknown, path: readonly string[] = []): string {
  if (value === null || value === undefined) return 'nothing'
  return shortText(JSON.stringify(shownAt(path, value)) ?? 'nothing', 120)
}

/** `a, b and c`, at most `most` of them, then how many more. */
export function listWords(items: readonly string[], most: number, last = 'and'): string {
  const shown = items.slice(0, most)
  const more = items.length - shown.length
  const all = more > 0 ? [...shown, `${more} more`] : shown
  if (all.length < 2) return all[0] ?? 'nothing'
  return `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1)}`
}
