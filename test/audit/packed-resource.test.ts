import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packResource, unpackResource } from '#lib/audit/packed-resource.ts'

const names = ['A', 'B', '__proto__', 'constructor', 'Tags', 'D']
const bag = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 }))

test('what is kept comes back as it was, and nothing else does', () => {
  fc.assert(
    fc.property(
      fc.record({
        configuration: bag,
        observed: bag,
        tags: fc.dictionary(fc.string(), fc.string()),
        unseen: fc.option(bag, { nil: undefined }),
      }),
      fc.subarray(names),
      (parts, kept) => {
        const { unseen, ...rest } = JSON.parse(JSON.stringify(parts)) as typeof parts
        const resource = { ...rest, ...(unseen ? { unseen: unseen as Record<string, string> } : {}) }
        const set = new Set(kept)
        const back = unpackResource(packResource(resource, set), set)
        for (const name of names)
          for (const of of ['configuration', 'observed'] as const) {
            const held = set.has(name) && Object.hasOwn(resource[of], name)
            expect(Object.hasOwn(back[of] ?? {}, name)).toBe(held)
            if (held) expect(back[of]?.[name]).toEqual(resource[of][name])
          }
        expect(back.tags).toEqual(set.has('Tags') ? resource.tags : {})
        expect(back.unseen).toEqual(resource.unseen)
      },
    ),
  )
})
