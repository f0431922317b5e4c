import { expect, test } from 'vitest'
import { assemble, draft } from '#lib/frameworks/assemble.ts'
import { mappingOf } from '../../scripts/map-frameworks.ts'

const check = (id: string, prowler: readonly string[], securityHub: readonly string[] = []) => ({ id, aliases: { prowler, securityHub } })

test('joins facts and aliases: sorted, each check once, and what has no counterpart is named', () => {
  const checks = [check('s3-b', ['p_two', 'p_three']), check('s3-a', ['p_two']), check('s3-z', ['p_nine'])]
  expect(mappingOf({ 'A-1': ['p_three', 'p_two', 'p_zero'], 'A-2': [], 'A-3': ['p_zero'] }, checks, false)).toEqual([
    ['A-1', { controls: ['s3-a', 's3-b'], notLookedAt: ['p_zero'] }],
    ['A-2', { controls: [], notLookedAt: [] }],
    ['A-3', { controls: [], notLookedAt: ['p_zero'] }],
  ])
})

test('a check that carries the id of Security Hub is that control, there and only there', () => {
  const checks = [check('s3-a', ['p_other'], ['S3.1'])]
  expect(mappingOf({ 'S3.1': ['p_one'] }, checks, true)).toEqual([['S3.1', { controls: ['s3-a'], notLookedAt: [] }]])
  expect(mappingOf({ 'S3.1': ['p_one'] }, checks, false)).toEqual([['S3.1', { controls: [], notLookedAt: ['p_one'] }]])
})

test.each([
  ['checks alone', {}, { controls: ['b'], notLookedAt: [] }, { decidedBy: 'controls', coverage: 'covered', controls: ['b'] }],
  ['checks by hand as well', { controls: ['a', 'b'] }, { controls: ['b'], notLookedAt: [] }, { controls: ['a', 'b'], coverage: 'covered' }],
  ['part of it', {}, { controls: ['b'], notLookedAt: ['p'] }, { coverage: 'partly', notLookedAt: ['p'] }],
  ['nothing but names', {}, { controls: [], notLookedAt: ['p'] }, { coverage: 'not-covered-yet', notLookedAt: ['p'] }],
  ['nothing at all', {}, undefined, { coverage: 'not-covered-yet', controls: [] }],
  ['a detection', { watch: ['d'] }, undefined, { coverage: 'covered', decidedBy: 'controls', detections: ['d'] }],
  ['a person', { ask: 'access-review' as const }, undefined, { coverage: 'covered', decidedBy: 'attestation' }],
  ['a person and a detection', { ask: 'access-review' as const, watch: ['d'] }, undefined, { coverage: 'covered', decidedBy: 'both' }],
  ['a person and checks', { ask: 'access-review' as const }, { controls: ['b'], notLookedAt: [] }, { decidedBy: 'both' }],
])('%s', (_, serves, mapped, wanted) => {
  const [requirement] = assemble([draft('A-1', 'Something is wanted', serves)], mapped ? { 'A-1': mapped } : {})
  expect(requirement).toMatchObject(wanted)
})

test('a part that is not looked at is told in a note, with at most three names', () => {
  const notes = [['p'], ['p', 'q', 'r', 's']].map(
    (notLookedAt) => assemble([draft('A-1', 'Something is wanted')], { 'A-1': { controls: ['c'], notLookedAt } })[0]?.note,
  )
  expect(notes).toEqual([
    'One thing that belongs to it is not looked at yet: p.',
    '4 things that belong to it are not looked at yet: p, q, r and 1 more.',
  ])
})
