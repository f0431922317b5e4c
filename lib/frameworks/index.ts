import { cis70 } from './cis-7.0.ts'
import type { Framework } from './framework.ts'

/** Every framework that ships, in the order in which they are offered. */
export const frameworks: readonly Framework[] = [cis70]

/** Somebody asked for a framework that does not ship. */
export class UnknownFrameworkError extends Error {
  constructor(id: string) {
    const known = frameworks.map((framework) => framework.id).join(', ')
    super(`There is no framework ${JSON.stringify(id.slice(0, 100))}. Wanted: one of ${known}. Name one of these, or leave the option out.`)
    this.name = 'UnknownFrameworkError'
  }
}

/** The framework with this id (`cis-7.0`); throws `UnknownFrameworkError`, which names the known ones. */
export function frameworkById(id: string): Framework {
  const found = frameworks.find((framework) => framework.id === id)
  if (!found) throw new UnknownFrameworkError(id)
  return found
}
