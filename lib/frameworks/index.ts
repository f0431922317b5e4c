import { cis70 } from './cis-7.0.ts'
import type { Framework } from './framework.ts'
import { fsbp } from './fsbp.ts'
import { hipaa } from './hipaa.ts'
import { iso27001 } from './iso-27001-2022.ts'
import { nist80053r5 } from './nist-800-53-r5.ts'
import { pciDss401 } from './pci-dss-4.0.1.ts'
import { soc2 } from './soc-2.ts'

/** Every framework that ships, in the order in which they are offered. */
export const frameworks: readonly Framework[] = [cis70, fsbp, nist80053r5, pciDss401, soc2, iso27001, hipaa]

/** Somebody asked for a framework that is not there. */
export class UnknownFrameworkError extends Error {
  constructor(id: string, among: readonly Framework[] = frameworks) {
    const known = among.map((framework) => framework.id).join(', ')
    super(`There is no framework ${JSON.stringify(id.slice(0, 100))}. Wanted: one of ${known}. Name one of these, or leave the option out.`)
    this.name = 'UnknownFrameworkError'
  }
}

/**
 * The framework with this id (`cis-7.0`); throws `UnknownFrameworkError`, which names the known ones. `own` are frameworks of the
 * user beside those that ship.
 */
export function frameworkById(id: string, own: readonly Framework[] = []): Framework {
  const all = [...frameworks, ...own]
  const found = all.find((framework) => framework.id === id)
  if (!found) throw new UnknownFrameworkError(id, all)
  return found
}
