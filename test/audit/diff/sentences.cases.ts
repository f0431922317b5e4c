import { identityCases } from './identities.cases.ts'
import { resourceCases } from './resources.cases.ts'
import type { SentenceCase } from './sentence-parts.ts'

/** All of them. */
export const sentenceCases: readonly SentenceCase[] = [...identityCases, ...resourceCases]
