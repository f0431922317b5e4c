/** Every package that ships (production dependencies) must carry a permissive licence: nothing GPL or AGPL gets into a bundle. */
import { fileURLToPath } from 'node:url'
import { init } from 'license-checker-rseidelsohn'

const permissive = /^(MIT|MIT-0|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|ISC|0BSD|CC0-1\.0|Unlicense|BlueOak-1\.0\.0|Python-2\.0)\*?$/

const packages = await new Promise<Record<string, { licenses?: string | string[] }>>((done, fail) => {
  init({ start: fileURLToPath(new URL('..', import.meta.url)), production: true, excludePrivatePackages: true }, (error, found) =>
    error ? fail(error) : done(found),
  )
})
const alternatives = (licences: string | string[] | undefined): string[] =>
  [licences ?? 'none stated'].flat().flatMap((licence) => licence.replace(/[()]/g, '').split(' OR '))
const refused = Object.entries(packages).filter(([, { licenses }]) => !alternatives(licenses).some((licence) => permissive.test(licence)))
for (const [name, { licenses }] of refused) console.error(`${name}: got licence ${String(licenses)}, wanted a permissive one`)
console.log(`${Object.keys(packages).length} packages ship, ${refused.length} refused`)
process.exit(refused.length === 0 ? 0 : 1)
