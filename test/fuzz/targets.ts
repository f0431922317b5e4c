import { expressions } from './expressions.ts'
import { logFiles } from './log-files.ts'
import { matcher } from './matcher.ts'
import { encodings, patterns, searches } from './patterns.ts'
import { ruleTexts } from './rule-texts.ts'
import type { Target } from './target.ts'

/** All targets, and how many cases of each make a round. */
export const targets: readonly (readonly [Target, number])[] = [
  [ruleTexts, 100],
  [matcher, 100],
  [logFiles, 100],
  [patterns, 2_000],
  [encodings, 500],
  [searches, 500],
  [expressions, 500],
]
