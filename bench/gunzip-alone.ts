/**
 * `node bench/gunzip-alone.ts DIR`: inflates every .gz file below DIR and does nothing else: the floor of whoever reads logs.
 * Prints the number of bytes.
 */
import { gunzippedFiles } from './gunzipped-files.ts'

let bytes = 0
for (const inflated of gunzippedFiles(process.argv[2] ?? '.')) bytes += inflated.length
console.log(JSON.stringify({ bytes }))
