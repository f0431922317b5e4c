/**
 * `node bench/gunzip-parse-dispatch.ts DIR`: inflates every .gz file below DIR, parses it as a whole, and looks at the name of
 * each event: the least that a reader without a scanner of its own does. Prints the number of records and of names.
 */
import { gunzippedFiles } from './gunzipped-files.ts'

const byName = new Map<string, number>()
let records = 0
for (const inflated of gunzippedFiles(process.argv[2] ?? '.')) {
  const { Records } = JSON.parse(inflated.toString('utf8')) as { readonly Records: readonly { readonly eventName: string }[] }
  for (const { eventName } of Records) byName.set(eventName, (byName.get(eventName) ?? 0) + 1)
  records += Records.length
}
console.log(JSON.stringify({ records, names: byName.size }))
