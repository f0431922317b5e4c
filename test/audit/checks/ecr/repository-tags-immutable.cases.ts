import { check } from '#lib/audit/checks/ecr/repository-tags-immutable.ts'
import { checkCases } from '../../check-cases.ts'

const tags = (ImageTagMutability: string | null, ...exclusions: readonly string[]) => ({
  configuration: {
    ImageTagMutability,
    ImageTagMutabilityExclusionFilters: exclusions.map((filter) => ({
      ImageTagMutabilityExclusionFilterType: 'WILDCARD',
      ImageTagMutabilityExclusionFilterValue: filter,
    })),
  },
})

export const cases = checkCases(check, [
  ['fixed', 'pass', tags('IMMUTABLE')],
  ['movable', 'fail', tags('MUTABLE')],
  ['the default', 'fail', tags(null)],
  ['fixed but for some', 'pass', tags('IMMUTABLE_WITH_EXCLUSION', 'dev-*')],
  ['fixed but for all', 'fail', tags('IMMUTABLE_WITH_EXCLUSION', '*')],
  ['movable but for some', 'fail', tags('MUTABLE_WITH_EXCLUSION', 'prod-*')],
  ['not said', 'unknown', { unseen: { ImageTagMutability: 'the answer does not say' } }],
])
