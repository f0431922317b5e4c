import { conformingEvents, conformingValues } from './conform.ts'

conformingValues('Modifiers 2.1.0, "Numeric": lt, lte, gt, gte', [
  ['|lt: 5', [4, 4.9, -5, 0, '4'], [5, 6, '5', undefined, null, '', 'few', true]],
  ['|lte: 5', [5, 4, '5'], [5.1, 6, undefined]],
  ['|gt: 5', [6, 5.1, '10'], [5, 4, '5', undefined, null, 'many']],
  ['|gte: 5', [5, 6, '5'], [4.9, '4', undefined]],
  ['|gt: -1', [0, 1], [-1, -2, '']],
  ['|lt: 0.5', [0.25, 0], [0.5, 1]],
  ["|gt: '5'", [6], [5]],
  ['|gte: 0', [0, '0'], [null, '', [], {}, false]],
  // A list: one of the limits; with `all`, each of them.
  ['|gt: [5, 100]', [6], [5]],
  ['|gt|all: [5, 100]', [101], [6]],
])

conformingEvents('Modifiers 2.1.0, "Numeric": numbers are compared as numbers, two limits make a range', [
  ['f|gt: 9', [{ f: 10 }, { f: '10' }], [{ f: 9 }]],
  ['f|gte: 10\n  f|lt: 20', [{ f: 10 }, { f: '19' }], [{ f: 9 }, { f: 20 }]],
  ['bytes.out|gt: 1000', [{ bytes: { out: 1001 } }], [{ bytes: { out: 1000 } }, { bytes: 1001 }]],
  ['f|neq: 5\n  f|gt: 3', [{ f: 4 }], [{ f: 5 }, { f: 3 }]],
])
