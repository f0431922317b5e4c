import { expect, test } from 'vitest'
import { csvLine } from '#lib/report/csv-line.ts'

test.each([
  [['a', 'b'], 'a,b'],
  [['a,b', 'say "x"'], '"a,b","say ""x"""'],
  [['two\nlines', ''], 'two\\nlines,'],
  [['=HYPERLINK("x")'], `"'=HYPERLINK(""x"")"`],
  [['+1', '-1', '@x', '\tx', '\rx'], `'+1,'-1,'@x,'\\tx,'\\rx`],
  [['\u001b[2J\u202e'], '\\x1b[2J\\u202e'],
  [['1,5'], '"1,5"'],
])('%j is %s', (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`)
})
